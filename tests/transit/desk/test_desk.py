"""Cases, seals, notes and lorries without a record; lanes of the work list; numbers that lead to a movement."""

from datetime import timedelta

import pytest

from cats.audit.models import AuditEntry
from cats.kernel import clock
from cats.kernel.errors import Conflict, Forbidden, Invalid, NotFound, Refused
from cats.tenancy.scope import scope
from tests.transit.world import DESTINATION
from transit.desk import codes, finding, lists, shifts
from transit.models import KnownBy, Movement, SealCheck, ShiftNote, Stray
from transit.models.lanes import Lane
from transit.services import desk

POST = "AZDM0001"
SEALS = ("DEMO-GE-000101", "DEMO-GE-000102")


@pytest.fixture
def post(corridor):
    """A movement that is expected at the office of transit."""
    return corridor.at(POST, corridor.released().mrn)


def fresh(record):
    return Movement.objects.get(pk=record.pk)


def verbs(record):
    rows = AuditEntry.objects.filter(subject_id=str(record.pk)).order_by("id")
    return [row.verb for row in rows if not row.verb.startswith("state.")]


def test_a_case_is_taken_once_and_given_back(corridor, post):
    mine, other = corridor.officer("AZ", POST), corridor.officer("AZ", POST)
    other = type(other)("user", "AZ:second", "Second officer", "AZ", other.permissions, other.offices)
    with scope("AZ"):
        desk.take(post, actor=mine)
        desk.take(post, actor=mine)
        with pytest.raises(Conflict) as refused:
            desk.take(post, actor=other)
        with pytest.raises(Refused):
            desk.give_back(post, actor=other)

        assert f"Officer of {POST} took this case at" in refused.value.message
        assert (fresh(post).taken_by, fresh(post).lane) == (mine.ref, Lane.TO_DECIDE)
        desk.give_back(post, actor=mine)
        assert (fresh(post).taken_by, fresh(post).lane) == ("", Lane.EXPECTED)
        assert verbs(post) == ["movement.taken", "movement.given_back"]


def test_a_case_goes_to_a_colleague_of_the_office_only_from_whom_it_was_seen_with(desks):
    corridor = desks.corridor
    record = corridor.at(POST, corridor.released().mrn)
    mine, colleague = corridor.officer("AZ", POST), desks.transit_officer
    with scope("AZ"):
        desk.take(record, actor=mine)
        with pytest.raises(NotFound):
            desk.reassign(record, str(desks.foreign_officer.pk), mine.ref, actor=mine)
        with pytest.raises(Conflict):
            desk.reassign(record, str(colleague.pk), "somebody", actor=mine)
        assert fresh(record).taken_by == mine.ref

        desk.reassign(record, str(colleague.pk), mine.ref, actor=mine)

        assert (fresh(record).taken_by, fresh(record).taken_name) == (str(colleague.pk), colleague.name)
        assert verbs(record) == ["movement.taken", "movement.reassigned"]


def test_an_officer_of_another_office_touches_nothing(corridor, post):
    stranger = corridor.officer("AZ", "AZDM0003")
    with scope("AZ"):
        for act in (
            lambda: desk.take(post, actor=stranger),
            lambda: desk.compare_seals(post, [], actor=stranger),
            lambda: desk.note(POST, "Hello", actor=stranger),
            lambda: desk.keep_stray(POST, "X1", actor=stranger),
        ):
            with pytest.raises(Forbidden):
                act()
        assert (fresh(post).taken_by, SealCheck.objects.count()) == ("", 0)
        assert (ShiftNote.objects.count(), Stray.objects.count()) == (0, 0)


@pytest.mark.parametrize(
    ("found", "remark", "state"),
    [
        ("DEMO GE 000102", "", "conform"),
        ("DEMO-GE-000120", "", "other"),
        ("", "broken", "broken"),
        ("", "missing", "missing"),
    ],
)
def test_seals_that_differ_stop_the_goods_until_they_conform(corridor, post, found, remark, state):
    officer = corridor.officer("AZ", POST)
    first = desk.Finding(SEALS[0], SEALS[0])
    with scope("AZ"):
        check = desk.compare_seals(post, [first, desk.Finding(SEALS[1], found, remark)], actor=officer)

        assert [one["state"] for one in check.findings] == ["conform", state]
        assert check.conform is (state == "conform")
        assert fresh(post).lane == (Lane.EXPECTED if check.conform else Lane.STOPPED)

        desk.compare_seals(post, [first, desk.Finding(SEALS[1], SEALS[1])], actor=officer)
        assert fresh(post).lane == Lane.EXPECTED
        assert verbs(post) == ["movement.seals_compared"] * 2


def test_a_seal_that_is_not_said_is_refused_and_nothing_is_kept(corridor, post):
    officer = corridor.officer("AZ", POST)
    with scope("AZ"):
        for findings in ([desk.Finding(SEALS[0], SEALS[0])], [desk.Finding(seal) for seal in SEALS]):
            with pytest.raises(Invalid):
                desk.compare_seals(post, findings, actor=officer)
        assert (SealCheck.objects.count(), fresh(post).attention) == (0, False)


def test_new_seals_are_a_difference(corridor, post):
    with scope("AZ"):
        findings = [desk.Finding(seal, seal) for seal in SEALS]
        check = desk.compare_seals(post, findings, new=["NEW-1"], actor=corridor.officer("AZ", POST))

        assert (check.conform, check.new) == (False, ["NEW-1"])


def test_the_seals_at_destination_go_into_the_result(corridor):
    place = corridor.arrived(corridor.released())
    with scope("UZ"):
        findings = [desk.Finding(SEALS[0], SEALS[0]), desk.Finding(SEALS[1], remark="broken")]
        desk.compare_seals(place, findings, actor=corridor.officer("UZ", DESTINATION))

    corridor.act(place, "release_goods")

    (result,) = corridor.sent("UZ", "CD018C")
    assert (result.ControlResult.code, result.ControlResult.stateOfSeals) == ("A2", "0")


def test_goods_are_stopped_at_the_frontier_and_pass_after_a_good_result(corridor, post):
    with pytest.raises(Refused):
        corridor.do(post, "record_control_result", result="A1")
    with pytest.raises(Refused):
        corridor.do(post, "decide_control", control=False)
    stopped = corridor.act(post, "decide_control", control=True, text="Rear doors")
    assert (stopped.state, stopped.lane, stopped.attention) == ("under_control", Lane.STOPPED, True)
    with pytest.raises(Refused):
        corridor.do(stopped, "record_passage")

    bad = corridor.act(stopped, "record_control_result", result="B1", text="Seal two is false")
    with pytest.raises(Refused):
        corridor.do(bad, "record_passage")
    assert bad.lane == Lane.STOPPED
    good = corridor.act(bad, "record_control_result", result="A5", text="Sealed anew")
    assert (good.state, good.lane) == ("under_control", Lane.TO_DECIDE)
    passed = corridor.act(good, "record_passage")

    assert (passed.state, passed.lane) == ("passed", Lane.DONE)
    assert len(corridor.sent("AZ", "CD118C")) == 1
    with scope("AZ"):
        assert list(post.controls.order_by("id").values_list("result", flat=True)) == ["B1", "A5"]


def test_the_lane_follows_the_movement(corridor):
    record = corridor.lodge()
    assert corridor.fresh(record).lane == Lane.TO_DECIDE
    released = corridor.act(record, "release")
    assert released.lane == Lane.ON_THE_WAY
    place = corridor.at(DESTINATION, record.mrn)
    assert place.lane == Lane.EXPECTED
    place = corridor.arrived(record)
    assert place.lane == Lane.TO_DECIDE
    corridor.act(place, "release_goods")
    assert corridor.at(DESTINATION, record.mrn).lane == Lane.OVER
    assert corridor.fresh(record).lane == Lane.OVER


def test_a_movement_is_found_by_every_number_it_bears(corridor, post):
    officer = corridor.officer("AZ", POST)
    with scope("AZ"):
        for number in (post.mrn, "DM-101-GE", "dm201ge", *SEALS):
            assert finding.find(codes.read(number), officer).one == post, number
    with scope("GE"):
        record = Movement.objects.get(mrn=post.mrn)
        there = corridor.officer("GE", record.office)
        for number in (record.lrn, corridor.GRN):
            assert finding.find(codes.read(number), there).one == record, number
        assert {one.kind for one in KnownBy.objects.all()} == {"lrn", "plate", "seal", "grn"}


@pytest.mark.parametrize("typed", ["Kf-2026/ab 1", "KF-2026/AB 1", "kf2026ab1", " kf-2026-ab-1 "])
def test_an_lrn_is_found_however_its_letters_are_typed(corridor, typed):
    record = corridor.lodge(corridor.declaration("Kf-2026/ab 1"))

    with scope("GE"):
        assert finding.find(codes.read(typed), corridor.officer("GE", record.office)).one == record


def test_another_offices_record_is_not_found_and_only_its_office_is_told(corridor, post):
    with scope("AZ"):
        found = finding.find(codes.read(post.mrn), corridor.officer("AZ", "AZDM0003"))
        by_plate = finding.find(codes.read("DM-101-GE"), corridor.officer("AZ", "AZDM0003"))

    assert (found.records, found.elsewhere) == ([], [POST])
    assert (by_plate.records, by_plate.elsewhere) == ([], [])


def test_the_one_that_is_still_awaited_is_meant(corridor, post):
    corridor.act(post, "record_passage")
    again = corridor.at(POST, corridor.released().mrn)
    officer = corridor.officer("AZ", POST)
    with scope("AZ"):
        found = finding.find(codes.read("DM-101-GE"), officer)
        assert found.one == again
        desk.take(again, actor=officer)
    third = corridor.at(POST, corridor.released().mrn)
    with scope("AZ"):
        found = finding.find(codes.read("DM-101-GE"), officer)
        assert (found.one, len(found.records)) == (None, 3)
        assert {third, again} <= set(found.records)


def test_tabs_count_what_they_hold_and_order_by_urgency(corridor):
    records = [corridor.at(POST, corridor.released().mrn) for _ in range(4)]
    officer = corridor.officer("AZ", POST)
    corridor.act(records[3], "decide_control", control=True)
    with scope("AZ"):
        today = clock.today("Asia/Baku")
        Movement.objects.filter(pk=records[2].pk).update(limit_on=today - timedelta(days=1))
        desk.take(records[1], actor=officer)
        desk.keep_stray(POST, "60-DD-118", actor=officer)

        counts = {tab.name: tab.count for tab in lists.tabs(officer, POST, "post")}
        order = [line.record.pk for line in lists.page(officer, POST, "all")[0]]

    assert counts == {
        "post": "2",
        "stop": "1",
        "late": "1",
        "strays": "1",
        "waiting": "0",
        "expected": "2",
        "all": "4",
    }
    assert order == [records[3].pk, records[1].pk, records[2].pk, records[0].pk]


def test_what_is_declared_for_later_than_a_day_is_no_expected_one_yet(corridor):
    records = [corridor.at(POST, corridor.released().mrn) for _ in range(3)]
    officer = corridor.officer("AZ", POST)
    with scope("AZ"):
        for record, hours in zip(records, (23, 25), strict=False):
            soon = clock.now() + timedelta(hours=hours)
            Movement.objects.filter(pk=record.pk).update(expected_at=soon)

        shown = {record.pk for record in lists.rows(officer, POST, "expected")}
        open_ones = {record.pk for record in lists.rows(officer, POST, "all")}
        fallback = {record.pk for record in lists.coming(officer, POST)}

    assert shown == {records[0].pk, records[2].pk}
    assert open_ones == fallback == {record.pk for record in records}


def test_figures_and_notes_belong_to_the_shift(corridor, post):
    officer = corridor.officer("AZ", POST)
    with scope("AZ"):
        shift = shifts.shift_of(POST)
        desk.note(POST, "Scale is off", actor=officer)
    other = corridor.at(POST, corridor.released().mrn)
    corridor.act(other, "decide_control", control=True)
    corridor.act(post, "record_passage")
    with scope("AZ"):
        figures = shifts.figures(POST, shift.begins)
        assert (figures.passed, figures.stopped, figures.share) == (1, 1, "50.0")
        assert [note.text for note in shifts.notes(POST)] == ["Scale is off"]
        assert (shifts.figures(POST, clock.now() + timedelta(minutes=1)).passed) == 0
        assert shift.begins <= clock.now() < shift.ends


def test_a_lorry_without_a_record_is_one_open_case_until_it_is_ended(corridor):
    officer = corridor.officer("AZ", POST)
    with scope("AZ"):
        stray = desk.keep_stray(POST, "60-DD-118", "No papers", actor=officer)
        assert desk.keep_stray(POST, "60-DD-118", actor=officer) == stray
        with pytest.raises(Invalid):
            desk.end_stray(stray, " ", actor=officer)
        desk.end_stray(stray, "Sent back", actor=officer)
        with pytest.raises(Refused):
            desk.end_stray(stray, "Sent back", actor=officer)
        stray.refresh_from_db()
        assert (stray.outcome, stray.ended_by) == ("Sent back", officer.label)
        assert list(lists.strays(POST)) == []
        assert verbs(stray) == ["desk.stray_kept", "desk.stray_ended"]


def test_the_list_and_the_scan_use_their_indexes_under_row_level_security(corridor, post):
    """Beside many closed records of the office, the open ones are reached through the index of the desk."""
    officer = corridor.officer("AZ", POST)
    with scope("AZ"):
        old = [
            Movement(
                role=post.role, state="closed", office=POST, mrn=f"25GE{n:012d}J0", office_of_departure="GEDM0001",
                office_of_destination=DESTINATION, created_at=post.created_at, updated_at=post.created_at,
                closed_at=post.created_at,
            )
            for n in range(3000)
        ]  # fmt: skip
        Movement.objects.bulk_create(old)
        KnownBy.objects.bulk_create(
            KnownBy(movement=one, kind="plate", value=f"OLD{n}") for n, one in enumerate(old)
        )
        listed = {
            tab: lists.rows(officer, POST, tab)[:50].explain() for tab in ("stop", "expected", "waiting")
        }
        known = KnownBy.objects.filter(value="DM101GE").explain()

    assert {tab: "movement_at_desk" in plan for tab, plan in listed.items()} == dict.fromkeys(listed, True), (
        listed
    )
    for plan in listed.values():
        assert "lane = " in plan.split("Index Cond")[1].splitlines()[0], plan
    assert "Seq Scan" not in known, known
