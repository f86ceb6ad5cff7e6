"""The office of destination: the table of its states. Rows only."""

from cats.workflow.rows import Row, table
from transit.workflow.states import FINAL, Role
from transit.workflow.states import Destination as S
from transit.workflow.triggers import Act, Deadline, Due, Got

RESULTS = "after Implementing Regulation (EU) 2015/2447, articles 309 and 310(1)"


def closing(state: S) -> list[Row]:
    """The closure notice of the office of departure ends the record."""
    return [
        Row(state, Got.CD600C, S.CLOSED, when=("movement_ended",), does=("close_movement",)),
        Row(state, Got.CD600C, S.CANCELLED, when=("movement_cancelled",), does=("close_movement",)),
    ]


def ordering(state: S) -> Row:
    """The officer orders a control of the goods."""
    return Row(
        state,
        Act.DECIDE_CONTROL,
        S.UNDER_CONTROL,
        when=("control_ordered",),
        does=("order_control",),
        stops=(Deadline.UNLOADING_PERMISSION,),
        permission="transit.decide_control",
    )


def releasing(state: S, *guards: str) -> Row:
    """The officer ends the procedure: the goods are released and the results go to departure."""
    return Row(
        state,
        Act.RELEASE_GOODS,
        S.RELEASED,
        when=guards,
        does=("release_goods",),
        emits=("CC025C", "CD018C"),
        stops=(Deadline.CONTROL_RESULTS,),
        permission="transit.release_goods",
        law=RESULTS,
    )


TABLE = table(
    Role.DESTINATION,
    Row(S.NEW, Got.CD001C, S.EXPECTED),
    Row(
        S.EXPECTED,
        Got.CC007C,
        S.ARRIVED,
        when=("arrival_normal",),
        does=("accept_arrival",),
        emits=("CD006C",),
        starts=(Deadline.CONTROL_RESULTS,),
    ),
    Row(
        S.EXPECTED,
        Got.CC007C,
        S.ARRIVED,
        when=("arrival_simplified",),
        does=("accept_arrival",),
        emits=("CD006C",),
        starts=(Deadline.CONTROL_RESULTS, Deadline.UNLOADING_PERMISSION),
        note="The authorised consignee unloads after the permission, which comes by itself when no officer acts.",
    ),
    Row(
        S.EXPECTED,
        Act.ACCEPT_ARRIVAL,
        S.ARRIVED,
        when=("trader_registered",),
        does=("accept_arrival",),
        emits=("CD006C",),
        starts=(Deadline.CONTROL_RESULTS,),
        permission="transit.accept_arrival",
    ),
    Row(
        S.ARRIVED,
        Act.PERMIT_UNLOADING,
        S.UNLOADING_PERMITTED,
        when=("simplified",),
        emits=("CC043C",),
        stops=(Deadline.UNLOADING_PERMISSION,),
        permission="transit.permit_unloading",
    ),
    Row(
        S.ARRIVED,
        Due.UNLOADING_PERMISSION,
        S.UNLOADING_PERMITTED,
        when=("simplified",),
        emits=("CC043C",),
    ),
    Row(
        S.UNLOADING_PERMITTED,
        Got.CC044C,
        S.RELEASED,
        does=("record_unloading", "release_goods"),
        emits=("CC025C", "CD018C"),
        stops=(Deadline.CONTROL_RESULTS,),
        law=RESULTS,
        note="Complete and conforming remarks only; others are refused with 057 and go to the officer.",
    ),
    ordering(S.ARRIVED),
    ordering(S.UNLOADING_PERMITTED),
    Row(
        S.ARRIVED,
        Act.DECIDE_CONTROL,
        S.ARRIVED,
        when=("control_waived",),
        does=("waive_control",),
        permission="transit.decide_control",
    ),
    Row(
        S.UNDER_CONTROL,
        Act.RECORD_CONTROL_RESULT,
        S.UNDER_CONTROL,
        when=("control_open", "result_satisfactory"),
        does=("record_control_result",),
        permission="transit.record_control_result",
    ),
    Row(
        S.UNDER_CONTROL,
        Act.RECORD_CONTROL_RESULT,
        S.AWAITING_DISCREPANCIES,
        when=("control_open", "result_unsatisfactory"),
        does=("record_control_result",),
        emits=("CD018C",),
        stops=(Deadline.CONTROL_RESULTS,),
        permission="transit.record_control_result",
        note="The goods stay until the office of departure has resolved the discrepancies.",
    ),
    Row(
        S.AWAITING_DISCREPANCIES,
        Act.RECORD_CONTROL_RESULT,
        S.RELEASED,
        when=("result_satisfactory",),
        does=("correct_control_result", "release_goods"),
        emits=("CC025C", "CD018C"),
        permission="transit.record_control_result",
        note="The discrepancies are resolved: the corrected result goes to the office of departure.",
    ),
    releasing(S.ARRIVED, "not_simplified"),
    releasing(S.UNDER_CONTROL, "control_satisfactory"),
    *(
        Row(state, Due.CONTROL_RESULTS, state, does=("tell_results_owed",))
        for state in (S.ARRIVED, S.UNLOADING_PERMITTED, S.UNDER_CONTROL)
    ),
    *(row for state in (S.EXPECTED, S.RELEASED, S.AWAITING_DISCREPANCIES) for row in closing(state)),
    final=FINAL[Role.DESTINATION],
    patient={
        S.EXPECTED: "The office of departure watches the time limit of the movement and closes the record.",
        S.RELEASED: "The office of departure discharges the movement and closes the record.",
        S.AWAITING_DISCREPANCIES: "The goods stay until people at both offices have resolved the discrepancies.",
    },
    keeps=("code", "text", "result", "control", "seals_intact", "simplified", "trader", "reason"),
    title="Office of destination",
)
