"""Acts on the goods of a draft: cells, rows, many at once; who may not, and that nothing changed then."""

import pytest

from cats.accounts.actors import actor_of
from cats.audit.models import AuditEntry
from cats.kernel.errors import Conflict, Forbidden, NotFound, Refused
from tests.transit import world
from transit.drafts import compose, goods, goods_import, goods_rows, judging, services
from transit.models import Draft, DraftItem, GoodsPaste

LINE = "848180\tCheck valve DN80\t4\tCT\tA 1-4\t62,0\t58,5\n"
PUMP = {
    "hs": "841370",
    "text": "Pump",
    "packages": "8",
    "kind": "PX",
    "marks": "A 1-8",
    "gross": "1 240,0",
    "net": "1180",
}


def rows(draft):
    return list(draft.items.order_by("position"))


def table(draft):
    return [(one.position, one.answers.get("text", "")) for one in rows(draft)]


@pytest.fixture
def draft(office):
    """A draft with three rows: pumps A, B and C."""
    made = services.start("GEDEMO0001", "GOODS-1", actor=office.operator)
    goods.take_in(office.operator, made.pk, [PUMP | {"text": name} for name in "ABC"], replace=False)
    return Draft.objects.get(pk=made.pk)


def test_a_written_row_is_judged_and_its_figures_are_kept(office, draft):
    item = rows(draft)[1]

    done = goods.write(office.operator, draft.pk, {item.pk: {"net": "1 300", "packages": "9"}})

    item.refresh_from_db()
    assert item.answers == PUMP | {"text": "B", "net": "1 300", "packages": "9"}
    assert [(one["name"], one["rule"]) for one in item.faults] == [("net", "R0223")]
    assert (item.hs, item.packages, item.gross, item.net) == ("841370", 9, 1240, 1300)
    assert done.draft.version == draft.version + 1
    assert [one.pk for one in done.items] == [item.pk]


def test_what_is_wrong_is_kept_as_it_was_typed(office, draft):
    item = rows(draft)[0]
    goods.write(office.operator, draft.pk, {item.pk: {"gross": "about 5 t", "hs": "84"}})
    item.refresh_from_db()
    assert (item.answers["gross"], item.answers["hs"]) == ("about 5 t", "84")
    assert (item.gross, item.hs) == (None, "")


def test_a_row_sent_as_it_was_shown_writes_nothing(office, draft):
    item = rows(draft)[0]
    done = goods.write(
        office.operator,
        draft.pk,
        {item.pk: dict(item.answers)},
        seals={item.pk: goods_rows.seal(item.answers)},
    )
    assert done.items == []
    assert Draft.objects.get(pk=draft.pk).version == draft.version


def test_a_cell_that_was_changed_elsewhere_is_not_overwritten(office, draft):
    first, second = rows(draft)[:2]
    seal = goods_rows.seal(first.answers)
    goods.write(office.operator, draft.pk, {first.pk: {"gross": "1300"}})

    by_cell = goods.write(
        office.operator,
        draft.pk,
        {first.pk: {"gross": "1400"}, second.pk: {"text": "x"}},
        {first.pk: {"gross": "1 240,0"}},
    )
    by_row = goods.write(
        office.operator, draft.pk, {first.pk: PUMP | {"text": "A", "gross": "1400"}}, seals={first.pk: seal}
    )

    for done in (by_cell, by_row):
        assert [(one.position, one.name, one.theirs, one.mine) for one in done.clashes] == [
            (1, "gross", "1300", "1400")
        ]
    assert [one.answers["text"] for one in rows(draft)] == ["A", "B", "C"]
    assert rows(draft)[0].answers["gross"] == "1300"


def test_rows_are_added_copied_and_removed_and_positions_stay_1_2_3(office, draft):
    goods.add(office.operator, draft.pk)
    added = rows(draft)[3]
    goods.write(office.operator, draft.pk, {added.pk: {"text": "D"}})
    goods.copy_above(office.operator, draft.pk, [added.pk])
    assert rows(draft)[3].answers == PUMP | {"text": "D"}
    goods.copy_above(office.operator, draft.pk, [])
    assert table(draft) == [(1, "A"), (2, "B"), (3, "C"), (4, "D"), (5, "D")]

    assert goods.remove(office.operator, draft.pk, [rows(draft)[0].pk, rows(draft)[2].pk]) == 2

    assert table(draft) == [(1, "B"), (2, "D"), (3, "D")]
    assert AuditEntry.objects.filter(verb="draft.goods_removed").count() == 1


def test_removed_rows_take_the_faults_of_a_rejection_with_them(office, draft):
    Draft.objects.filter(pk=draft.pk).update(
        faults=[{"item": 1}, {"item": 2}, {"item": 3}, {"section": "route"}]
    )
    goods.remove(office.operator, draft.pk, [rows(draft)[1].pk])
    assert Draft.objects.get(pk=draft.pk).faults == [{"item": 1}, {"item": 2}, {"section": "route"}]
    goods.write(office.operator, draft.pk, {rows(draft)[1].pk: {"text": "other"}})
    assert Draft.objects.get(pk=draft.pk).faults == [{"item": 1}, {"section": "route"}]


def test_a_block_fills_cells_to_the_right_and_down_and_adds_rows(office, draft):
    goods.fill(office.operator, draft.pk, rows(draft)[2].pk, "gross", [["62,0", "58,5"], ["118,5", "112"]])
    last = rows(draft)
    assert len(last) == 4
    assert (last[2].answers["gross"], last[2].answers["net"], last[2].answers["text"]) == (
        "62,0",
        "58,5",
        "C",
    )
    assert last[3].answers == {"gross": "118,5", "net": "112"}


def test_exchanged_masses_are_mended(office, draft):
    item = rows(draft)[0]
    goods.write(office.operator, draft.pk, {item.pk: {"net": "1 300"}})
    goods.mend(office.operator, draft.pk, item.pk, "net", 0)
    item.refresh_from_db()
    assert (item.answers["gross"], item.answers["net"], item.faults) == ("1 300", "1 240,0", [])
    goods.mend(office.operator, draft.pk, item.pk, "net", 0)


def test_details_are_kept_and_empty_rows_dropped(office, draft):
    goods.write_details(
        office.operator, draft.pk, 2,
        {"cus": " 0010001-6", "dangerous": [{"un": "1203"}, {"un": " "}], "packagings": [{"kind": "CT", "packages": "2", "marks": "Z"}]},
    )  # fmt: skip
    item = rows(draft)[1]
    assert item.answers == PUMP | {
        "text": "B", "cus": "0010001-6", "dangerous": [{"un": "1203"}], "packagings": [{"kind": "CT", "packages": "2", "marks": "Z"}],
    }  # fmt: skip
    assert item.packages == 10
    assert item.faults == []


def test_1999_rows_are_taken_in_by_few_queries_and_no_more(office, draft, django_assert_max_num_queries):
    many = [PUMP] * 1996
    with django_assert_max_num_queries(40):
        goods.take_in(office.operator, draft.pk, many, replace=False)
    assert draft.items.count() == 1999
    assert sorted(set(draft.items.values_list("house", flat=True))) == [1, 2, 3]

    for act in (
        lambda: goods.add(office.operator, draft.pk),
        lambda: goods.take_in(office.operator, draft.pk, [PUMP], replace=False),
        lambda: goods.fill(office.operator, draft.pk, rows(draft)[1998].pk, "hs", [["1"], ["2"]]),
    ):
        with pytest.raises(Refused, match="1 999"):
            act()
    assert draft.items.count() == 1999

    goods.take_in(office.operator, draft.pk, [PUMP], replace=True)
    assert table(draft) == [(1, "Pump")]


def test_a_paste_is_shown_before_anything_is_saved(office, draft):
    found = goods_import.read(office.operator, draft.pk, LINE + LINE.replace("848180", "8481"))
    assert [len(line["faults"]) for line in found.lines] == [0, 1]
    assert len(table(draft)) == 3

    goods_import.confirm(office.operator, draft.pk, replace=False)

    assert table(draft)[3:] == [(4, "Check valve DN80"), (5, "Check valve DN80")]
    assert not GoodsPaste.objects.exists()
    with pytest.raises(Conflict):
        goods_import.confirm(office.operator, draft.pk, replace=False)
    assert len(table(draft)) == 5


@pytest.mark.parametrize(
    ("text", "code"),
    [(LINE * 10_000, "too-many-items"), ("x" * 5_000_000, "too-large"), (" \n", "nothing-pasted")],
)
def test_what_no_declaration_can_take_is_refused(office, draft, text, code):
    with pytest.raises(Refused) as refused:
        goods_import.read(office.operator, draft.pk, text)
    assert refused.value.code == code
    assert refused.value.remedy
    assert not GoodsPaste.objects.exists()


def test_wrong_files_are_refused(office, draft):
    for data in (b"PK\x03\x04" + b"\x00" * 100, b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1\x00", b"%PDF-1.7 ..."):
        with pytest.raises(Refused, match="text form"):
            goods_import.read_file(office.operator, draft.pk, "goods.xlsx", data)
    assert not GoodsPaste.objects.exists()


def test_our_files_come_back_and_hold_no_formula(office, draft):
    hostile = LINE.replace("Check valve DN80", '=cmd|"/c calc"!A0').replace("848180", "8481")
    found = goods_import.read(office.operator, draft.pk, hostile)
    file = goods_import.faults_file(found)
    assert not any(
        cell.lstrip('"').startswith(("=", "+", "-", "@"))
        for line in file.splitlines()
        for cell in line.split(";")
    )

    again = goods_import.read_file(office.operator, draft.pk, "to-mend.csv", file.encode())
    assert again.lines[0]["answers"] == found.lines[0]["answers"]
    assert again.notes["read_as"] == "UTF-8"

    template = goods_import.read_file(
        office.operator, draft.pk, "t.csv", goods_import.template_file().encode()
    )
    assert [line["faults"] for line in template.lines] == [[], []]


def test_what_a_row_shows_is_what_customs_would_say(office):
    """Every fault kept with a row is a fault of the whole declaration, at the same item."""
    draft = office.full("WHOLE-1")
    item = rows(draft)[0]
    goods.write(office.operator, draft.pk, {item.pk: {"net": "99999999", "kind": "VR", "hs": "999999"}})
    item.refresh_from_db()

    found = judging.judge(Draft.objects.get(pk=draft.pk), rows(draft)).findings

    whole = {(one.rule, one.item, one.field) for one in found}
    kept = {(one["rule"], item.position, one["name"]) for one in item.faults}
    assert kept == {("R0223", 1, "net"), ("C0060", 1, "packages"), ("CL152", 1, "hs")}
    assert kept <= whole


def test_goods_of_a_copied_declaration_are_judged_and_counted(office):
    draft = office.full("COPY-1")
    declared = [
        item for house in world.declaration().Consignment.HouseConsignment for item in house.ConsignmentItem
    ]
    assert [(one.hs, one.packages, one.gross, one.net, one.faults) for one in rows(draft)] == [
        (
            item.Commodity.CommodityCode.harmonizedSystemSubHeadingCode,
            item.Packaging[0].numberOfPackages,
            item.Commodity.GoodsMeasure.grossMass,
            item.Commodity.GoodsMeasure.netMass,
            [],
        )
        for item in declared
    ]


def test_more_than_999_items_stand_in_two_houses_of_the_message(office, draft):
    goods.take_in(office.operator, draft.pk, [PUMP] * 1001, replace=True)
    body = compose.compose(Draft.objects.get(pk=draft.pk), rows(draft)).body
    assert [len(house["ConsignmentItem"]) for house in body["Consignment"]["HouseConsignment"]] == [999, 2]


def everything():
    return [list(model.objects.order_by("pk").values()) for model in (Draft, DraftItem, GoodsPaste)]


def acts(draft, item):
    return {
        "write": lambda actor: goods.write(actor, draft.pk, {item.pk: {"text": "x"}}),
        "details": lambda actor: goods.write_details(actor, draft.pk, 1, {"cus": "x"}),
        "add": lambda actor: goods.add(actor, draft.pk),
        "above": lambda actor: goods.copy_above(actor, draft.pk, [item.pk]),
        "remove": lambda actor: goods.remove(actor, draft.pk, [item.pk]),
        "fill": lambda actor: goods.fill(actor, draft.pk, item.pk, "hs", [["1"]]),
        "mend": lambda actor: goods.mend(actor, draft.pk, item.pk, "net", 0),
        "take_in": lambda actor: goods.take_in(actor, draft.pk, [PUMP], replace=True),
        "read": lambda actor: goods_import.read(actor, draft.pk, LINE),
        "leave": lambda actor: goods_import.leave(actor, draft.pk),
    }


@pytest.mark.parametrize(
    "act", ["write", "details", "add", "above", "remove", "fill", "mend", "take_in", "read", "leave"]
)
def test_refusals_change_nothing(office, draft, act):
    goods_import.read(office.operator, draft.pk, LINE)
    before = everything()
    do = acts(draft, rows(draft)[0])[act]

    with pytest.raises(Refused, match="is editing"):
        do(office.colleague)
    with pytest.raises(NotFound):
        do(actor_of(office.desks.competitor))
    with pytest.raises(Forbidden):
        do(actor_of(office.desks.departure_officer))

    assert everything() == before


def test_a_sent_draft_is_not_written(office, draft):
    Draft.objects.filter(pk=draft.pk).update(sent_at=draft.changed_at, submission_id=draft.pk)
    before = everything()
    for do in acts(draft, rows(draft)[0]).values():
        with pytest.raises(Refused, match="was sent"):
            do(office.operator)
    assert everything() == before
