"""The pages of goods without scripts: grid, paste with its check, files, details, look-up; who may not; hostile text."""

import json
import re

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from cats.tenancy.scope import scope
from tests.queries import cost
from transit.drafts import columns, goods, services
from transit.models import Draft, DraftItem, GoodsPaste

LINE = "848180\tCheck valve DN80\t4\tCT\tA 1-4\t62,0\t58,5\n"
PUMP = {
    "hs": "841370",
    "text": "Pump",
    "packages": "8",
    "kind": "PX",
    "marks": "A 1-8",
    "gross": "1240.0",
    "net": "1180",
}
HOSTILE = "\"><script>alert(1)</script>{{9173*9173}}<img src=x onerror=alert(1)>'=1+1"


@pytest.fixture
def draft(office):
    """A draft with three pumps."""
    made = services.start("GEDEMO0001", "GOODS-1", actor=office.operator)
    goods.take_in(
        office.operator, made.pk, [PUMP | {"text": f"Pump {name}"} for name in "ABC"], replace=False
    )
    office.leave()
    return made


@pytest.fixture
def browser(office, draft, client_for):
    return client_for(office.desks.operator)


def address(name, draft, *more):
    return reverse(f"transit:{name}", args=[draft.pk, *more])


def rows(draft):
    with scope("GE"):
        return list(DraftItem.objects.filter(draft=draft.pk).order_by("position"))


def texts(draft):
    return [item.answers.get("text", "") for item in rows(draft)]


def everything():
    with scope("GE"):
        return [list(model.objects.order_by("pk").values()) for model in (Draft, DraftItem, GoodsPaste)]


def form_of(page):
    """What a browser sends of the grid."""
    html = page.content.decode()
    found = {}
    for tag in re.findall(
        r"<input[^>]*>", html[html.index('id="goods"') : html.index('<datalist id="kinds"')]
    ):
        name, value = re.search(r'name="([^"]+)"', tag), re.search(r'value="([^"]*)"', tag)
        if name and 'type="checkbox"' not in tag:
            found[name[1]] = value[1] if value else ""
    return found


def cell(item, name):
    return f"c.{item.pk.hex}.{name}"


def test_the_grid_is_a_form_and_saves_the_rows_shown(browser, draft):
    page = browser.get(address("draft_goods", draft))
    first, second, _third = rows(draft)
    sent = form_of(page) | {cell(first, "gross"): "1 300,5", cell(second, "net"): "2000", "act": "save"}

    answer = browser.post(address("draft_goods", draft), sent)

    assert (answer.status_code, answer["Location"]) == (302, f"{address('draft_goods', draft)}?from=1")
    assert [item.answers["gross"] for item in rows(draft)] == ["1 300,5", "1240.0", "1240.0"]
    html = browser.get(answer["Location"]).content.decode()
    assert "<title>(1) Goods" in html
    assert "Gross 1240.0 is less than net 2000. Were they exchanged?" in html
    assert 'aria-describedby="e2"' in html
    assert "rule R0223" in html
    assert "3\u202f780.5" in html


def test_the_button_under_the_row_mends_it_and_keeps_what_was_typed_elsewhere(browser, draft):
    first, second, _third = rows(draft)
    browser.post(address("draft_goods", draft), {cell(second, "net"): "2000", "act": "save"})
    sent = form_of(browser.get(address("draft_goods", draft)))
    sent |= {cell(first, "text"): "Pump Z", "act": f"mend.{second.pk.hex}.net.0"}
    browser.post(address("draft_goods", draft), sent)
    assert [item.answers["text"] for item in rows(draft)] == ["Pump Z", "Pump B", "Pump C"]
    assert (rows(draft)[1].answers["gross"], rows(draft)[1].answers["net"]) == ("2000", "1240.0")


def test_rows_are_added_copied_and_removed_after_a_question(browser, draft):
    grid = address("draft_goods", draft)
    added = browser.post(grid, form_of(browser.get(grid)) | {"act": "add"})
    assert added["Location"] == f"{grid}?from=1#item-4"
    fourth = rows(draft)[3]
    browser.post(
        grid,
        form_of(browser.get(grid)) | {cell(fourth, "text"): "Pump D", "act": "above", "row": fourth.pk.hex},
    )
    assert rows(draft)[3].answers == PUMP | {"text": "Pump D"}

    asked = browser.post(
        grid, form_of(browser.get(grid)) | {"act": "remove", "row": [fourth.pk.hex, rows(draft)[0].pk.hex]}
    )
    question = browser.get(asked["Location"])
    assert "Remove these 2 items?" in question.content.decode()
    assert len(rows(draft)) == 4
    browser.post(asked["Location"], {"row": [fourth.pk.hex, rows(draft)[0].pk.hex], "back": "1"})
    assert texts(draft) == ["Pump B", "Pump C"]


def test_another_window_is_not_overwritten_and_nothing_typed_is_lost(browser, draft):
    grid = address("draft_goods", draft)
    first, second, _third = rows(draft)
    old = form_of(browser.get(grid))
    browser.post(grid, form_of(browser.get(grid)) | {cell(first, "gross"): "1300", "act": "save"})

    answer = browser.post(
        grid, old | {cell(first, "gross"): "1400", cell(second, "text"): "Pump Y", "act": "save"}
    )

    html = answer.content.decode()
    assert answer.status_code == 409
    assert "wrote “1300” in the meantime, you “1400”" in html
    assert 'value="1400"' in html
    assert 'value="Pump Y"' in html
    assert rows(draft)[0].answers["gross"] == "1300"
    assert texts(draft) == ["Pump A", "Pump B", "Pump C"]
    browser.post(grid, form_of(answer) | {"act": "save"})
    assert (rows(draft)[0].answers["gross"], texts(draft)[1]) == ("1400", "Pump Y")


def test_rows_untouched_in_an_old_window_stay_as_they_are_now(browser, draft):
    grid = address("draft_goods", draft)
    first, second, _third = rows(draft)
    old = form_of(browser.get(grid))
    browser.post(grid, form_of(browser.get(grid)) | {cell(first, "gross"): "1300", "act": "save"})
    assert browser.post(grid, old | {cell(second, "text"): "Pump Y", "act": "save"}).status_code == 302
    assert (rows(draft)[0].answers["gross"], texts(draft)[1]) == ("1300", "Pump Y")


def test_a_paste_is_checked_and_only_then_taken_over(browser, draft):
    sent = browser.post(
        address("draft_goods_many", draft), {"text": LINE + LINE.replace("848180", "8481") + "\n"}
    )
    assert sent["Location"] == address("draft_goods_check", draft)
    html = browser.get(sent["Location"]).content.decode()
    assert "2 rows read" in html
    assert "1 to mend" in html
    assert "“8481” has 4 characters; 6 are needed." in html
    assert len(rows(draft)) == 3

    done = browser.post(sent["Location"], {"act": "take", "how": "add"})
    assert done["Location"] == f"{address('draft_goods', draft)}?item=4#item-4"
    assert texts(draft)[3:] == ["Check valve DN80"] * 2
    assert browser.get(sent["Location"]).status_code == 409


def test_a_paste_may_replace_what_is_there_or_be_left(browser, draft):
    many, check = address("draft_goods_many", draft), address("draft_goods_check", draft)
    browser.post(many, {"text": LINE})
    browser.post(check, {"act": "leave"})
    assert texts(draft) == ["Pump A", "Pump B", "Pump C"]
    browser.post(many, {"text": LINE})
    browser.post(check, {"act": "take", "how": "replace"})
    assert texts(draft) == ["Check valve DN80"]


def test_ten_thousand_lines_are_refused_with_a_way_out(browser, draft):
    before = everything()
    answer = browser.post(address("draft_goods_many", draft), {"text": LINE * 10_000})
    html = answer.content.decode()
    assert answer.status_code == 409
    assert "10\u202f001 lines; a declaration takes at most 1 999 goods items" in html
    assert "lodge several declarations" in html
    assert len(html) < 60_000
    assert everything() == before


def test_a_file_goes_the_same_way_and_its_faults_come_back_as_a_file(browser, draft):
    file = SimpleUploadedFile(
        "my <goods>.csv", "HS code;Description;Gross, kg\n8481;=1+1;62,0\n".encode("cp1251")
    )
    sent = browser.post(address("draft_goods_many", draft), {"file": file})
    html = browser.get(sent["Location"]).content.decode()
    assert "my &lt;goods&gt;.csv" in html
    assert "The first row names the columns: HS code, Description, Gross, kg." in html

    faults = browser.get(address("draft_goods_faults", draft))
    assert faults["Content-Type"] == "text/csv; charset=utf-8"
    assert '"2";"8481";"\'=1+1"' in faults.content.decode()
    template = browser.get(address("draft_goods_template", draft))
    assert template.content.decode().startswith('\ufeff"HS code";"Description"')

    wrong = browser.post(
        address("draft_goods_many", draft), {"file": SimpleUploadedFile("goods.xlsx", b"PK\x03\x04\x00")}
    )
    assert wrong.status_code == 409
    assert "This file is no table in text form." in wrong.content.decode()


def test_the_tariff_is_looked_up_and_put_into_an_item(browser, draft):
    grid = address("draft_goods", draft)
    html = browser.get(f"{grid}?look=centrifugal+pump&row=2").content.decode()
    assert "<mark>Pumps</mark>" in html
    assert "Used by you 3 times lately" in html
    assert "Put into item 2" in html
    part = browser.get(f"{grid}?part=look&look=8413&row=2").content.decode()
    assert "<html" not in part
    assert "12 of 12 codes found" in part

    browser.post(grid, {"act": "put", "code": "841391", "row": "2"})
    assert [item.hs for item in rows(draft)] == ["841370", "841391", "841370"]
    assert browser.post(grid, {"act": "put", "code": "841391", "row": "9"}).status_code == 409


def test_details_have_a_page_of_their_own(browser, draft):
    page = address("draft_goods_item", draft, 2)
    assert "None." in browser.get(page).content.decode()
    more = browser.post(page, {"act": "add.dangerous", "cus": "0010001-6"})
    assert more["Location"] == f"{page}?more=dangerous#dangerous"
    assert 'name="dangerous.un"' in browser.get(more["Location"]).content.decode()
    browser.post(
        page,
        {
            "act": "back",
            "cus": "0010001-6",
            "dangerous.un": ["1203", "12"],
            "supporting.type": "N380",
            "supporting.number": "INV",
        },
    )
    item = rows(draft)[1]
    assert item.answers["dangerous"] == [{"un": "1203"}, {"un": "12"}]
    assert item.answers["supporting"] == [{"type": "N380", "number": "INV"}]
    assert [(one["name"], one["row"]) for one in item.faults] == [("dangerous", 2)]
    html = browser.get(page).content.decode()
    assert "“12” has 2 characters; 4 are needed." in html
    assert "To the details" in browser.get(address("draft_goods", draft)).content.decode()
    assert browser.get(address("draft_goods_item", draft, 9)).status_code == 404


def send(browser, draft, **what):
    return browser.post(
        address("draft_goods_cells", draft), json.dumps(what), content_type="application/json"
    )


def test_the_script_saves_cells_and_gets_the_row_as_it_is(browser, draft):
    first = rows(draft)[0]
    said = send(
        browser, draft, cells={first.pk.hex: {"net": "2000"}}, before={first.pk.hex: {"net": "1180"}}
    ).json()
    assert rows(draft)[0].answers["net"] == "2000"
    assert said["rows"][0]["wrong"] == ["net"]
    assert "Were they exchanged?" in said["rows"][0]["why"]
    assert "1 to mend" in said["faulty"]

    stale = send(browser, draft, cells={first.pk.hex: {"net": "5"}}, before={first.pk.hex: {"net": "1180"}})
    assert stale.status_code == 409
    assert "wrote “2000” in the meantime" in stale.json()["message"]
    assert rows(draft)[0].answers["net"] == "2000"

    mended = send(browser, draft, act="mend", what={"row": first.pk.hex, "name": "net", "number": "0"}).json()
    assert mended["rows"][0]["cells"]["gross"] == "2000"
    filled = send(
        browser,
        draft,
        act="fill",
        what={"row": first.pk.hex, "column": "text", "text": "X\t1\nY\t2\n", "from": "1"},
    )
    assert filled.json()["go"].endswith("?from=1#item-1")
    assert texts(draft) == ["X", "Y", "Pump C"]


@pytest.mark.parametrize(
    "body",
    [
        "",
        "[]",
        '{"cells": {"x": {"hs": "1"}}}',
        '{"cells": [1]}',
        "nonsense",
        '{"act": "mend", "what": {}}',
        '{"act": "fill", "what": {"row": 1}}',
    ],
)
def test_nonsense_of_a_script_is_refused(browser, draft, body):
    before = everything()
    answer = browser.post(address("draft_goods_cells", draft), body, content_type="application/json")
    assert answer.status_code in (400, 409)
    assert everything() == before


PAGES = (
    "draft_goods",
    "draft_goods_many",
    "draft_goods_check",
    "draft_goods_faults",
    "draft_goods_template",
    "draft_goods_remove",
)


def test_hostile_text_in_every_cell_stays_text(browser, draft, office):
    office.enter()
    answers = {one.name: HOSTILE for one in columns.SINGLE}
    answers |= {rows.name: [{one.name: HOSTILE for one in rows.fields}] for rows in columns.ROWS}
    goods.take_in(office.operator, draft.pk, [answers], replace=True)
    office.leave()
    browser.post(address("draft_goods_many", draft), {"text": "\t".join([HOSTILE] * 11)})
    marked = rows(draft)[0].pk.hex
    addresses = [f"{address('draft_goods', draft)}?look={HOSTILE}", address("draft_goods_item", draft, 1)]
    addresses += [address("draft_goods_check", draft), f"{address('draft_goods_remove', draft)}?row={marked}"]
    for one in addresses:
        html = browser.get(one).content.decode()
        assert "<script>alert" not in html, one
        assert "<img src=x" not in html, one
        assert "84143929" not in html, one
    said = send(browser, draft, cells={marked: {"gross": HOSTILE + "1"}}).json()
    assert "<script>" not in json.dumps(said["rows"][0]["why"])


@pytest.mark.parametrize("name", PAGES)
def test_others_see_none_of_it(name, office, draft, client_for):
    assert client_for(office.desks.competitor).get(address(name, draft)).status_code == 404
    assert client_for(office.desks.foreign_operator).get(address(name, draft)).status_code == 404
    assert client_for(office.desks.departure_officer).get(address(name, draft)).status_code == 403
    assert client_for(None, "GE").get(address(name, draft)).status_code == 302


def test_others_write_none_of_it(office, draft, client_for):
    first, before = rows(draft)[0], everything()
    sent = {cell(first, "text"): "x", "act": "save"}
    people = [
        (office.desks.competitor, 404),
        (office.desks.departure_officer, 403),
        (office.colleague_user, 409),
        (office.desks.foreign_operator, 404),
    ]
    for person, status in people:
        other = client_for(person)
        assert other.post(address("draft_goods", draft), sent).status_code == status
        assert send(other, draft, cells={first.pk.hex: {"text": "x"}}).status_code == status
        assert other.post(address("draft_goods_item", draft, 1), {"cus": "x"}).status_code == status
        assert other.post(address("draft_goods_remove", draft), {"row": first.pk.hex}).status_code == status
        assert other.post(address("draft_goods_many", draft), {"text": LINE}).status_code == status
    assert everything() == before


def test_a_colleague_looks_on_without_fields(office, draft, client_for):
    html = client_for(office.colleague_user).get(address("draft_goods", draft)).content.decode()
    assert "is editing this declaration" in html
    assert f'name="c.{rows(draft)[0].pk.hex}' not in html
    assert "Pump A" in html


def test_the_page_costs_the_same_for_1999_items(office, draft, browser):
    def costs(*queries):
        return [cost(browser, address("draft_goods", draft) + query) for query in queries]

    ways = ("", "?mend=1", "?look=pump")
    few = costs(*ways)
    office.enter()
    goods.take_in(office.operator, draft.pk, [PUMP | {"net": "9999"}] * 1999, replace=True)
    office.leave()
    assert costs(*ways) == few
    assert max(few) <= 25
    assert costs("?from=1951") == costs("?from=51")
    html = browser.get(address("draft_goods", draft) + "?from=1951").content.decode()
    assert "Items 1951 to 1999 of 1999" in html
    assert "Show only the 1999 to mend" in html
    assert 'rel="next"' not in html
    assert 'href="?from=1901"' in html
