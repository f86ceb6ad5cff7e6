"""The words for operators cover every state, every step and every reason, and say nothing that is for officers only."""

from datetime import date, timedelta
from pathlib import Path

import pytest

from cats.specification.catalogue import MESSAGES
from guarantees.reasons import Reason
from tests.transit.operator.shapes import movement
from transit import wording_operator as words
from transit.wording_operator import Facts, Next, Passed, told
from transit.workflow.machine import MACHINES
from transit.workflow.states import STATES, Role

ICONS = set((Path(__file__).parents[3] / "static/cats/icons.txt").read_text().split())
EVERY_STATE = [(role, state) for role, states in STATES.items() for state in states]
TODAY = date(2026, 11, 22)
AZ = Passed("AZDM0001", date(2026, 11, 21))


def test_every_state_of_every_role_has_its_words():
    assert set(words.TABLE) == {(role, state.value) for role, state in EVERY_STATE}
    for said in words.TABLE.values():
        assert said.words
        assert said.signal in {"go", "stop", "late", "away", "off", "info"}
        assert {said.icon, *(step.icon for step in said.steps)} <= ICONS


def test_every_sign_is_an_icon_of_the_sprite():
    used = {icon for icon, _ in words.EVENTS.values() if icon}
    used |= set(words.NEXT_ICONS.values()) | {icon for _, icon, _ in words.LETTERS.values()}

    assert used - ICONS == set()
    assert set(words.NEXT_ICONS) == set(words.NEXT_WORDS) == set(Next)


def test_the_same_words_never_stand_for_two_states_of_a_role_that_an_operator_sees():
    for role in (Role.DEPARTURE, Role.DESTINATION):
        said = [str(words.TABLE[role, state].words) for state in STATES[role]]
        assert len(said) == len(set(said))


def test_every_step_of_the_tables_is_told_or_hidden_on_purpose():
    unknown = {
        (role, row.on, row.to)
        for role in (Role.DEPARTURE, Role.DESTINATION)
        for row in MACHINES[role].table.rows
        if (row.on, str(row.to)) not in words.EVENTS and (row.on, "") not in words.EVENTS
    }

    assert unknown == set()


def test_what_only_officers_know_is_hidden():
    assert words.event_words("act.decide_control", "accepted") == words.HIDDEN
    assert words.event_words("due.control_results", "arrived") == words.HIDDEN
    assert words.event_words("act.something_new", "released") == words.HIDDEN


def test_every_reason_against_a_guarantee_has_a_sentence_of_its_own():
    assert set(words.REASONS) == set(Reason)
    assert len({str(one) for one in words.REASONS.values()}) == len(Reason)


def test_every_letter_is_a_message_of_the_specification():
    assert set(words.LETTERS) - set(MESSAGES) == set()
    assert words.letter_words("CC190C") == words.wording.name_of("CC190C")


@pytest.mark.parametrize(
    ("left", "signal", "said", "needs_you"),
    [
        (3, "info", "On the way in Azerbaijan", False),
        (2, "late", "Near its limit", False),
        (0, "late", "Near its limit", False),
        (-1, "stop", "Past its limit", True),
    ],
)
def test_on_the_way_is_where_the_last_passage_was_and_how_the_limit_stands(db, left, signal, said, needs_you):
    record = movement("departure", "released", limit_on=TODAY + timedelta(days=left))

    found = told(record, Facts(today=TODAY, heard=[AZ]))

    assert (found.signal, str(found.words), found.needs_you) == (signal, said, needs_you)
    assert "Sinig Korpu" in f"{found.why} {found.also}"


def test_released_and_not_heard_of_can_be_printed(db):
    found = told(movement("departure", "released", limit_on=TODAY + timedelta(days=9)), Facts(today=TODAY))

    assert (str(found.words), found.act) == ("Released, not yet seen abroad", Next.PRINT)


def test_a_request_to_invalidate_that_waits_is_said_and_one_that_is_over_is_not(db):
    waiting = movement("departure", "accepted", invalidation_requested_at="x")
    over = movement("departure", "invalidated", invalidation_requested_at="x", closed_at="x")

    assert "has not decided" in str(told(waiting).why)
    assert str(told(waiting).steps[0].title).startswith("Customs decides on your request")
    assert "no longer counts" in str(told(over).why)


def test_an_authorised_consignee_is_told_to_wait_before_unloading(db):
    ordinary, simplified = (
        movement("destination", "arrived"),
        movement("destination", "arrived", simplified=True),
    )

    assert str(told(ordinary).words) == "Arrived, customs decides"
    assert str(told(simplified).words) == "Arrived, wait before unloading"


def test_an_unknown_state_is_no_guess(db):
    with pytest.raises(KeyError):
        told(movement("departure", "enquiry"))
