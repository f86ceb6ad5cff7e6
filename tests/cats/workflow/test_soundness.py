"""What makes a state table unsound is found, each fault with the row that has it."""

import pytest

from cats.workflow import soundness
from cats.workflow.machine import Machine, Unsound
from cats.workflow.rows import Row, each, late, table
from tests.toy import parcels

ACT = {"permission": "toy.go"}


def faults_of(*rows, final=("end",), **kwargs):
    return soundness.faults(table("toy", *rows, final=final, **kwargs))


def test_the_parcels_table_is_sound():
    assert soundness.faults(parcels.TABLE) == []


def test_a_table_begins_where_its_first_row_does():
    assert table("toy", Row("new", "got.A", "end"), final=("end",)).initial == "new"


def test_groups_of_rows_stand_in_their_place():
    rows = table("toy", Row("a", "got.A", "b"), each(["b", "c"], Row("", "got.B", "end")), final=["end"]).rows

    assert [(row.state, row.to) for row in rows] == [("a", "b"), ("b", "end"), ("c", "end")]


def test_one_name_may_be_written_without_a_tuple():
    assert Row("a", "got.A", "b", when="fits", emits="CC928C").when == ("fits",)


def test_a_late_message_has_a_row_that_stays():
    (row,) = late("got.CD118C", "end", note="Late.")

    assert (row.state, row.to, row.stays, row.does, row.emits) == ("end", "end", True, (), ())


@pytest.mark.parametrize(
    ("rows", "kwargs", "fault"),
    [
        (
            [Row("", "got.A", "end"), Row("lost", "got.B", "end")],
            {},
            "state 'lost' cannot be reached from ''",
        ),
        (
            [Row("", "got.A", "trap")],
            {"patient": {"trap": "x"}, "final": ()},
            "state 'trap' is not final and has no way out",
        ),
        (
            [Row("", "got.A", "end"), Row("end", "got.B", "")],
            {},
            "final state 'end' is left by row 'end' on message 'got.B'",
        ),
        (
            [Row("", "got.A", "mid"), Row("mid", "got.B", "end")],
            {},
            "state 'mid' has no deadline and no reason why it may wait for ever",
        ),
        (
            [Row("", "got.A", "end"), Row("", "got.A", "end", when="fits")],
            {},
            "row '' on message 'got.A' when fits is never tried: an earlier row takes every case of it",
        ),
        (
            [Row("", "got.A", "end", when=("x", "y")), Row("", "got.A", "end", when=("y", "x"))],
            {},
            "row '' on message 'got.A' when y and x is never tried: an earlier row takes every case of it",
        ),
        (
            [Row("", "got.A", "end", starts="limit")],
            {},
            "deadline 'limit' is started, but no row says what happens when it is due",
        ),
        ([Row("", "due.limit", "end")], {}, "deadline 'limit' is never started"),
        ([Row("", "got.A", "end", stops="limit")], {}, "deadline 'limit' is never started"),
        ([Row("", "act.go", "end")], {}, "row '' on act 'act.go' is a person's act without a permission"),
        (
            [Row("", "got.A", "end", **ACT)],
            {},
            "row '' on message 'got.A' asks a permission of a message or deadline",
        ),
        ([Row("", "go", "end")], {}, "trigger 'go' is none of got.<message>, act.<act>, due.<deadline>"),
        (
            [Row("", "got.A", "end")],
            {"patient": {"mars": "x"}},
            "state 'mars' is called patient and occurs in no row",
        ),
    ],
)
def test_an_unsound_table_is_found_out(rows, kwargs, fault):
    assert f"toy: {fault}" in faults_of(*rows, **kwargs)


def test_guarded_rows_with_an_unguarded_last_one_are_no_rivals():
    rows = [Row("", "got.A", "end", when="x"), Row("", "got.A", "end", when="y"), Row("", "got.A", "end")]

    assert faults_of(*rows) == []


def test_names_that_nothing_is_registered_for_are_refused_at_assembly():
    unsound = table("toy", Row("", "got.A", "end", when="fits", does="paint", emits="CC928C"), final=["end"])

    with pytest.raises(Unsound) as refused:
        Machine(unsound, guards={}, effects={}, builders={}, due_at=parcels.due_at)

    assert str(refused.value).splitlines() == [
        "toy: guard 'fits' is in the table, but nothing is registered under that name",
        "toy: effect 'paint' is in the table, but nothing is registered under that name",
        "toy: message 'CC928C' is in the table, but nothing is registered under that name",
    ]


def test_a_guard_without_a_sentence_is_refused_at_assembly():
    guarded = table("toy", Row("", "got.A", "end", when="fits"), final=["end"])

    with pytest.raises(Unsound, match="guard 'fits' has no docstring"):
        Machine(guarded, guards={"fits": lambda firing: True}, effects={}, builders={}, due_at=parcels.due_at)
