"""An office of transit: the table of its states. Rows only."""

from cats.workflow.rows import Row, table
from transit.workflow.states import FINAL, Role
from transit.workflow.states import Transit as S
from transit.workflow.triggers import Act, Got

CONTROL = "transit.control_in_transit"


def closing(state: S) -> list[Row]:
    """The closure notice of the office of departure ends the record."""
    return [
        Row(state, Got.CD600C, S.CLOSED, when=("movement_ended",), does=("close_movement",)),
        Row(state, Got.CD600C, S.CANCELLED, when=("movement_cancelled",), does=("close_movement",)),
    ]


def passage(state: S, *guards: str) -> Row:
    """The goods cross the frontier, and the office of departure hears of it."""
    return Row(
        state,
        Act.RECORD_PASSAGE,
        S.PASSED,
        when=guards,
        does=("record_passage",),
        emits=("CD118C",),
        permission="transit.record_passage",
    )


def result(*guards: str, does: str, note: str = "") -> Row:
    """What the check at the frontier found. It is told to nobody: no message of an office of transit carries it."""
    return Row(
        S.UNDER_CONTROL,
        Act.RECORD_CONTROL_RESULT,
        S.UNDER_CONTROL,
        when=guards,
        does=(does,),
        permission=CONTROL,
        note=note,
    )


TABLE = table(
    Role.TRANSIT,
    Row(S.NEW, Got.CD050C, S.EXPECTED),
    passage(S.EXPECTED),
    Row(
        S.EXPECTED,
        Act.DECIDE_CONTROL,
        S.UNDER_CONTROL,
        when=("control_ordered",),
        does=("order_control",),
        permission=CONTROL,
        note="The goods are stopped at the frontier and checked.",
    ),
    result("control_open", does="record_control_result"),
    result(
        "control_failed",
        "result_satisfactory",
        does="correct_control_result",
        note="What was found is put right; the first result stays on record.",
    ),
    passage(S.UNDER_CONTROL, "control_satisfactory"),
    *closing(S.EXPECTED),
    *closing(S.UNDER_CONTROL),
    *closing(S.PASSED),
    final=FINAL[Role.TRANSIT],
    patient={
        S.EXPECTED: "The office of departure watches the time limit of the movement and closes the record.",
        S.UNDER_CONTROL: "The goods stand at the frontier until an officer lets them go or the office of departure closes the record.",
        S.PASSED: "The office of departure closes the record.",
    },
    keeps=("passed_on", "reason", "text", "result", "control", "seals_intact"),
    title="Office of transit",
)
