"""The three tables as data: sound, and saying what the specifications say."""

import pytest

from cats.workflow import soundness
from cats.workflow.rows import Row, Table, table
from transit.workflow import departure, destination, transit_office
from transit.workflow.states import FINAL, STATES, Role

TABLES = {
    Role.DEPARTURE: departure.TABLE,
    Role.TRANSIT: transit_office.TABLE,
    Role.DESTINATION: destination.TABLE,
}


@pytest.mark.parametrize("role", list(Role))
def test_table_is_sound(role):
    assert soundness.faults(TABLES[role]) == []


@pytest.mark.parametrize("role", list(Role))
def test_table_has_exactly_the_states_of_its_role(role):
    assert set(TABLES[role].states) == {state.value for state in STATES[role]}
    assert TABLES[role].final == FINAL[role]


def test_release_is_always_the_answer_of_the_office_of_guarantee():
    entering = {row.on for row in departure.TABLE.rows if row.to == "released" and not row.stays}

    assert entering == {"got.CD205C"}


def test_nobody_hears_of_a_movement_before_its_release():
    told = {"CD001C", "CD050C"}
    rows = [row for row in departure.TABLE.rows if told & set(row.emits)]

    assert [(row.state, row.to) for row in rows] == [("guarantee_under_registration", "released")]


@pytest.mark.parametrize("state", ["written_off", "invalidated", "not_released", "rejected"])
def test_a_final_state_accepts_no_act(state):
    assert [row.on for row in departure.TABLE.leaving(state) if row.on.startswith("act.")] == []


def test_every_end_before_release_gives_the_guarantee_back():
    ends = [
        row for row in departure.TABLE.rows if row.to in {"not_released", "invalidated"} and not row.stays
    ]

    assert len(ends) == 12
    assert all("cancel_guarantees" in row.does for row in ends)


def test_a_planted_endless_state_is_found():
    planted = table("planted", *transit_office.TABLE.rows, Row("passed", "got.CD010C", "lost"))

    assert isinstance(planted, Table)
    assert "planted: state 'lost' is not final and has no way out" in soundness.faults(planted)
