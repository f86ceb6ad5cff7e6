"""An office of transit: the table of its states. Rows only."""

from cats.workflow.rows import Row, table
from transit.workflow.states import FINAL, Role
from transit.workflow.states import Transit as S
from transit.workflow.triggers import Act, Got


def closing(state: S) -> list[Row]:
    """The closure notice of the office of departure ends the record."""
    return [
        Row(state, Got.CD600C, S.CLOSED, when=("movement_ended",), does=("close_movement",)),
        Row(state, Got.CD600C, S.CANCELLED, when=("movement_cancelled",), does=("close_movement",)),
    ]


TABLE = table(
    Role.TRANSIT,
    Row(S.NEW, Got.CD050C, S.EXPECTED),
    Row(
        S.EXPECTED,
        Act.RECORD_PASSAGE,
        S.PASSED,
        does=("record_passage",),
        emits=("CD118C",),
        permission="transit.record_passage",
    ),
    *closing(S.EXPECTED),
    *closing(S.PASSED),
    final=FINAL[Role.TRANSIT],
    patient={
        S.EXPECTED: "The office of departure watches the time limit of the movement and closes the record.",
        S.PASSED: "The office of departure closes the record.",
    },
    keeps=("passed_on", "reason"),
    title="Office of transit",
)
