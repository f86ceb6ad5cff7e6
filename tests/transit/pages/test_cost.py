"""Pages cost the same whatever they list, and text from outside stays text."""

from django.db import connection
from django.test.utils import CaptureQueriesContext


def queries(browser, address):
    """How many; that a session notes once a minute that somebody is here is not the page's."""
    browser.get(address)
    with CaptureQueriesContext(connection) as found:
        assert browser.get(address).status_code == 200
    return sum('UPDATE "django_session"' not in query["sql"] for query in found)


def test_lists_take_no_more_queries_for_many_rows_than_for_one(desks, client_for):
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
    one = {address: queries(browser, address) for address, browser in browsers.items()}

    for _ in range(3):
        corridor.released()

    many = {address: queries(browser, address) for address, browser in browsers.items()}
    assert {address: (one[address], many[address]) for address in one if many[address] > one[address]} == {}
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
