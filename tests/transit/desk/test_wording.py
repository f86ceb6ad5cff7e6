"""The table of words: it has one line for whatever an officer may have before him, and its acts exist."""

from datetime import UTC, date, datetime

import pytest

from transit import wording_desk
from transit.desk.facts import Facts
from transit.models import Movement
from transit.workflow.machine import MACHINES
from transit.workflow.states import STATES, Role

NOW = datetime(2026, 11, 12, 3, 7, tzinfo=UTC)
EVERY = [(role, state.value) for role in Role for state in STATES[role]]


def facts(role, state, *, control="", guarantee="", conform=None, seals=2, **columns):
    record = Movement(
        administration_id="AZ", role=role, state=state, office="AZDM0001", seals=["S"] * seals, **columns
    )
    return Facts(
        record=record,
        now=NOW,
        zone="Asia/Baku",
        control=control,
        guarantee=guarantee,
        seals=seals,
        seals_conform=conform,
    )


@pytest.mark.parametrize(("role", "state"), EVERY)
def test_every_state_of_every_role_has_words_whatever_the_facts(role, state):
    lines = [line for line in wording_desk.TABLE if (line.role, line.state) == (role, state)]

    assert lines, "no line for this state"
    assert lines[-1].when is None, "the last line of a state holds always"
    assert all(line.when is not None for line in lines[:-1]), "a line after it is never reached"
    for control in ("", "open", "good", "bad"):
        for guarantee in ("", "open", "good", "bad"):
            for conform in (None, True, False):
                found = wording_desk.status_of(
                    facts(role, state, control=control, guarantee=guarantee, conform=conform)
                )
                assert found.word
                assert found.why
                assert found.signal in wording_desk.SIGNS


@pytest.mark.parametrize(
    "line", wording_desk.TABLE, ids=lambda line: f"{line.role}-{line.state}-{line.status.act}"
)
def test_the_expected_act_is_one_of_the_state(line):
    acts = {row.on for row in MACHINES[line.role].table.leaving(line.state)}

    assert not line.status.act or f"act.{line.status.act}" in acts


def test_every_act_of_an_officer_has_its_words_key_and_icon():
    acts = {
        row.on.removeprefix("act.")
        for role in Role
        for row in MACHINES[role].table.rows
        if row.on.startswith("act.")
    }

    for words in (wording_desk.LABELS, wording_desk.KEYS, wording_desk.ICONS, wording_desk.DONE):
        assert words.keys() == acts
    keys = list(wording_desk.KEYS.values())
    assert len(set(keys)) == len(keys)
    assert not {"a", "t", "/"} & set(keys), "keys of the seals, of the case and of the scan field"


@pytest.mark.parametrize(
    ("role", "state", "known", "word", "act"),
    [
        ("transit", "expected", {}, "Let go", "record_passage"),
        ("transit", "expected", {"conform": False}, "Stop and check", "decide_control"),
        ("transit", "expected", {"limit_on": date(2026, 11, 11)}, "Late", "record_passage"),
        ("transit", "under_control", {"control": "open"}, "Stop and check", "record_control_result"),
        ("transit", "under_control", {"control": "good"}, "Let go", "record_passage"),
        ("transit", "passed", {}, "Already passed", ""),
        ("destination", "closed", {"arrived_at": NOW}, "Already arrived", ""),
        ("destination", "arrived", {"simplified": True}, "Let go", "permit_unloading"),
        ("departure", "accepted", {"guarantee": "open"}, "Wait", ""),
        ("departure", "accepted", {"guarantee": "good"}, "Let go", "release"),
        ("departure", "accepted", {"invalidation_requested_at": NOW}, "Decide", "decide_invalidation"),
        ("departure", "under_control", {"control": "bad"}, "Stop and check", "refuse_release"),
        ("departure", "released", {"limit_on": date(2026, 11, 11)}, "Late", ""),
        ("transit", "cancelled", {}, "Not expected here", ""),
    ],
)
def test_what_an_officer_reads(role, state, known, word, act):
    status = wording_desk.status_of(facts(role, state, **known))

    assert (str(status.word), status.act) == (word, act)


def test_late_begins_at_midnight_of_the_office_not_of_greenwich():
    # 03:07 UTC is 07:07 in Baku; the 11th ended there at 20:00 UTC of the 11th.
    over = facts("transit", "expected", limit_on=date(2026, 11, 11))
    today = facts("transit", "expected", limit_on=date(2026, 11, 12))

    assert (over.late, today.late) == (True, False)
    clock = wording_desk.clock_of(over)
    assert (clock.at, clock.signal) == (datetime(2026, 11, 11, 20, tzinfo=UTC), "late")
    assert clock.day == date(2026, 11, 11)
