"""Pages cost the same whatever they list, and text from outside stays text."""

from tests.queries import cost


def test_lists_take_as_many_queries_for_many_rows_as_for_one(desks, client_for):
    corridor = desks.corridor
    people = {
        "/movements/": desks.departure_officer,
        "/home/": desks.operator,
        "/mailbox/": desks.operator,
        "/audit/": desks.auditor,
        "/notices/": desks.departure_officer,
        "/guarantees/": desks.operator,
    }
    browsers = {address: client_for(person) for address, person in people.items()}
    corridor.released()
    one = {address: cost(browser, address) for address, browser in browsers.items()}

    for _ in range(3):
        corridor.released()

    assert {address: cost(browser, address) for address, browser in browsers.items()} == one
    assert max(one.values()) <= 25, one


def test_hostile_text_of_a_declaration_stays_text(desks, client_for):
    corridor = desks.corridor
    document = corridor.declaration(lrn="L<img/src=x>")
    hostile = '"><script>alert(1)</script>{{ 7*7 }}'
    document.Consignment.HouseConsignment[0].ConsignmentItem[0].Commodity.descriptionOfGoods = hostile
    record = corridor.lodge(document)
    operator = client_for(desks.operator)

    pages = [
        operator.get(address).content.decode()
        for address in (
            "/movements/",
            f"/movements/{record.pk}/?tab=goods",
            f"/movements/{record.pk}/",
            "/home/",
            "/mailbox/",
            "/movements/?reference=<img/src=x>",
        )
    ]

    assert "&quot;&gt;&lt;script&gt;alert(1)&lt;/script&gt;{{ 7*7 }}" in pages[1]
    for page in pages:
        assert "<script>" not in page
        assert "<img" not in page
