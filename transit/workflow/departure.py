"""The office of departure: the table of its states. Rows only; guards, effects and builders are named, not written here."""

from cats.workflow.rows import Row, late, table
from transit.workflow.states import FINAL, Role
from transit.workflow.states import Departure as S
from transit.workflow.triggers import Act, Deadline, Due, Got

BEFORE_RELEASE = (S.ACCEPTED, S.UNDER_CONTROL, S.GUARANTEE_UNDER_AMENDMENT, S.GUARANTEE_UNDER_REGISTRATION)
# CATS follows NCTS, whose limits stand in these articles; each administration may set its own in the reference data.
RESULTS = "after Implementing Regulation (EU) 2015/2447, article 310(1)"
ENQUIRY = "after Implementing Regulation (EU) 2015/2447, article 310(2)(a)"


def checks(state: S) -> list[Row]:
    """How the answers of the offices of guarantee to the check at acceptance move `state`."""
    amendment = S.GUARANTEE_UNDER_AMENDMENT
    return [
        Row(state, Got.CD201C, state, when=("checks_passed",), stops=(Deadline.GUARANTEE_ANSWER,)),
        Row(
            state,
            Got.CD201C,
            state,
            when=("checks_outstanding",),
            note="Another office of guarantee has yet to answer.",
        ),
        Row(
            state,
            Got.CD201C,
            amendment,
            when=("checks_failed",),
            emits=("CC055C",),
            starts=(Deadline.GUARANTEE_AMENDMENT,),
            stops=(Deadline.GUARANTEE_ANSWER,),
        ),
        Row(
            state,
            Due.GUARANTEE_ANSWER,
            state,
            does=("check_guarantees", "tell_guarantee_silent"),
            starts=(Deadline.GUARANTEE_ANSWER,),
            note="The check is asked again; a check reserves nothing.",
        ),
    ]


def release(state: S, *guards: str) -> Row:
    """The officer's release: the guarantee is registered last, and the answer completes the release."""
    return Row(
        state,
        Act.RELEASE,
        S.GUARANTEE_UNDER_REGISTRATION,
        when=("guarantee_checked", *guards),
        does=("record_release_decision", "ask_guarantees"),
        starts=(Deadline.GUARANTEE_ANSWER,),
        stops=(Deadline.GUARANTEE_ANSWER,),
        permission="transit.release_movement",
    )


def amended(to: S, guard: str) -> Row:
    """An amendment of the guarantee: accepted, and the new guarantee is checked as the first one was."""
    return Row(
        S.GUARANTEE_UNDER_AMENDMENT,
        Got.CC013C,
        to,
        when=(guard, "guarantee_alone_amended", "no_amendment_requested"),
        does=("replace_guarantees", "check_guarantees"),
        emits=("CC004C",),
        starts=(Deadline.GUARANTEE_ANSWER,),
        stops=(Deadline.GUARANTEE_AMENDMENT,),
        note="R0520: only the guarantee may differ.",
    )


def agreed_amendment(state: S, to: S, *guards: str, stops: tuple[Deadline, ...] = ()) -> Row:
    """The officer lets the declaration be amended: it stands as asked for, and its guarantees are checked anew."""
    return Row(
        state,
        Act.DECIDE_AMENDMENT,
        to,
        when=("amendment_requested", "request_agreed", *guards),
        does=("amend_declaration", "check_guarantees"),
        emits=("CC004C",),
        starts=(Deadline.GUARANTEE_ANSWER,),
        stops=stops,
        permission="transit.decide_amendment",
    )


def amendment_request(state: S) -> Row:
    """The holder asks that anything else than the guarantee be amended; an officer decides."""
    return Row(
        state,
        Got.CC013C,
        state,
        when=("declaration_amended", "no_amendment_requested"),
        does=("record_amendment_request",),
        note="R0520: holder, representative, office of departure, types, security and commodity codes stay.",
    )


def declined_amendment(state: S) -> Row:
    """The declaration stays as it is."""
    return Row(
        state,
        Act.DECIDE_AMENDMENT,
        state,
        when=("amendment_requested", "request_declined"),
        does=("drop_amendment_request",),
        emits=("CC056C",),
        permission="transit.decide_amendment",
    )


def amendment() -> list[Row]:
    """General amendments: asked for until the release is decided, decided on also while the guarantee is amended."""
    waits = S.GUARANTEE_UNDER_AMENDMENT
    ends = (Deadline.GUARANTEE_AMENDMENT,)
    return [
        *(amendment_request(state) for state in (S.ACCEPTED, S.UNDER_CONTROL)),
        *(agreed_amendment(state, state) for state in (S.ACCEPTED, S.UNDER_CONTROL)),
        agreed_amendment(waits, S.ACCEPTED, "no_control_begun", stops=ends),
        agreed_amendment(waits, S.UNDER_CONTROL, "control_begun", stops=ends),
        *(declined_amendment(state) for state in (S.ACCEPTED, S.UNDER_CONTROL, waits)),
    ]


def invalidation(state: S) -> list[Row]:
    """A request of the holder is decided by an officer; the officer may also invalidate on his own."""
    stops = (Deadline.GUARANTEE_ANSWER, Deadline.GUARANTEE_AMENDMENT)
    permission = "transit.invalidate_movement"
    return [
        Row(
            state,
            Got.CC014C,
            state,
            when=("no_invalidation_requested",),
            does=("record_invalidation_request",),
        ),
        Row(
            state,
            Act.DECIDE_INVALIDATION,
            S.INVALIDATED,
            when=("invalidation_requested", "request_agreed"),
            does=("cancel_guarantees", "free_lrn", "close_movement"),
            emits=("CC009C",),
            stops=stops,
            permission=permission,
        ),
        Row(
            state,
            Act.DECIDE_INVALIDATION,
            state,
            when=("invalidation_requested", "request_declined"),
            does=("drop_invalidation_request",),
            emits=("CC009C",),
            permission=permission,
        ),
        Row(
            state,
            Act.INVALIDATE,
            S.INVALIDATED,
            does=("cancel_guarantees", "free_lrn", "close_movement"),
            emits=("CC009C",),
            stops=stops,
            permission=permission,
        ),
    ]


def refusal(state: S) -> Row:
    """The officer does not release."""
    return Row(
        state,
        Act.REFUSE_RELEASE,
        S.NOT_RELEASED,
        does=("cancel_guarantees", "close_movement"),
        emits=("CC051C",),
        stops=(Deadline.GUARANTEE_ANSWER, Deadline.GUARANTEE_AMENDMENT),
        permission="transit.refuse_release",
    )


def raising(state: S) -> Row:
    """The officer raises the amount at risk before it is reserved."""
    return Row(
        state,
        Act.RAISE_AMOUNT,
        state,
        when=("amount_is_higher",),
        does=("raise_amount",),
        permission="guarantees.raise_amount",
    )


TABLE = table(
    Role.DEPARTURE,
    Row(
        S.NEW,
        Got.CC015C,
        S.REJECTED,
        when=("declaration_faulty",),
        does=("free_lrn", "close_movement"),
        emits=("CC056C",),
    ),
    Row(
        S.NEW,
        Got.CC015C,
        S.ACCEPTED,
        when=("declaration_sound",),
        does=("check_guarantees",),
        emits=("CC928C", "CC028C"),
        starts=(Deadline.GUARANTEE_ANSWER,),
    ),
    *checks(S.ACCEPTED),
    *checks(S.UNDER_CONTROL),
    Row(
        S.ACCEPTED,
        Act.DECIDE_CONTROL,
        S.UNDER_CONTROL,
        when=("control_ordered",),
        does=("order_control",),
        emits=("CC060C",),
        permission="transit.decide_control",
    ),
    Row(
        S.ACCEPTED,
        Act.DECIDE_CONTROL,
        S.ACCEPTED,
        when=("control_waived",),
        does=("waive_control",),
        permission="transit.decide_control",
    ),
    Row(
        S.UNDER_CONTROL,
        Act.RECORD_CONTROL_RESULT,
        S.UNDER_CONTROL,
        when=("control_open",),
        does=("record_control_result",),
        permission="transit.record_control_result",
    ),
    release(S.ACCEPTED),
    release(S.UNDER_CONTROL, "control_satisfactory"),
    raising(S.ACCEPTED),
    raising(S.UNDER_CONTROL),
    refusal(S.ACCEPTED),
    refusal(S.UNDER_CONTROL),
    refusal(S.GUARANTEE_UNDER_AMENDMENT),
    amended(S.ACCEPTED, "no_control_begun"),
    amended(S.UNDER_CONTROL, "control_begun"),
    Row(
        S.GUARANTEE_UNDER_AMENDMENT,
        Due.GUARANTEE_AMENDMENT,
        S.NOT_RELEASED,
        does=("cancel_guarantees", "close_movement"),
        emits=("CC051C",),
        note="No valid guarantee was offered in time.",
    ),
    Row(
        S.GUARANTEE_UNDER_REGISTRATION,
        Got.CD205C,
        S.RELEASED,
        when=("registrations_passed",),
        does=("record_release", "lapse_requests"),
        emits=("CC029C", "CD001C", "CD050C"),
        starts=(Deadline.TRANSIT_LIMIT,),
        stops=(Deadline.GUARANTEE_ANSWER,),
    ),
    Row(
        S.GUARANTEE_UNDER_REGISTRATION,
        Got.CD205C,
        S.GUARANTEE_UNDER_REGISTRATION,
        when=("registrations_outstanding",),
        note="Another office of guarantee has yet to answer.",
    ),
    Row(
        S.GUARANTEE_UNDER_REGISTRATION,
        Got.CD205C,
        S.GUARANTEE_UNDER_AMENDMENT,
        when=("registrations_failed",),
        does=("cancel_guarantees",),
        emits=("CC055C",),
        starts=(Deadline.GUARANTEE_AMENDMENT,),
        stops=(Deadline.GUARANTEE_ANSWER,),
        note="One refusal cancels the other guarantees of the declaration.",
    ),
    Row(
        S.GUARANTEE_UNDER_REGISTRATION,
        Due.GUARANTEE_ANSWER,
        S.GUARANTEE_UNDER_AMENDMENT,
        does=("mark_unanswered", "cancel_guarantees", "tell_guarantee_silent"),
        emits=("CC055C",),
        starts=(Deadline.GUARANTEE_AMENDMENT,),
        note="The request is voided under its own id, so that a late registration reserves nothing.",
    ),
    *amendment(),
    *(row for state in BEFORE_RELEASE for row in invalidation(state)),
    Row(S.RELEASED, Got.CD118C, S.RELEASED, does=("record_border_passage",)),
    *(
        Row(
            state,
            Got.CD118C,
            state,
            does=("record_border_passage",),
            note="A passage reported after the arrival is late but lawful.",
        )
        for state in (S.ARRIVED, S.AWAITING_DISCREPANCIES, S.WRITTEN_OFF)
    ),
    Row(
        S.RELEASED,
        Got.CD006C,
        S.ARRIVED,
        does=("record_arrival", "credit_guarantees"),
        starts=(Deadline.CONTROL_RESULTS,),
        stops=(Deadline.TRANSIT_LIMIT,),
        note="Types 0 and 1: the headroom returns, the liability stays.",
    ),
    Row(
        S.ARRIVED,
        Got.CD018C,
        S.WRITTEN_OFF,
        when=("result_satisfactory",),
        does=("release_guarantees", "close_movement"),
        emits=("CC045C", "CD600C"),
        stops=(Deadline.CONTROL_RESULTS,),
    ),
    Row(
        S.ARRIVED,
        Got.CD018C,
        S.AWAITING_DISCREPANCIES,
        when=("result_unsatisfactory",),
        does=("record_discrepancies", "tell_discrepancies"),
        stops=(Deadline.CONTROL_RESULTS,),
        note="The movement is held until the discrepancies are resolved.",
    ),
    Row(
        S.AWAITING_DISCREPANCIES,
        Got.CD018C,
        S.WRITTEN_OFF,
        when=("result_satisfactory",),
        does=("release_guarantees", "close_movement"),
        emits=("CC045C", "CD600C"),
        note="The office of destination corrects its result once the discrepancies are resolved.",
    ),
    Row(
        S.RELEASED,
        Due.TRANSIT_LIMIT,
        S.RELEASED,
        does=("tell_not_arrived",),
        law=ENQUIRY,
    ),
    Row(S.ARRIVED, Due.CONTROL_RESULTS, S.ARRIVED, does=("tell_results_missing",), law=RESULTS),
    late(
        Got.CD201C,
        S.GUARANTEE_UNDER_AMENDMENT,
        S.GUARANTEE_UNDER_REGISTRATION,
        S.RELEASED,
        S.ARRIVED,
        S.AWAITING_DISCREPANCIES,
        S.WRITTEN_OFF,
        S.NOT_RELEASED,
        S.INVALIDATED,
        note="The answer to a check that was asked again meanwhile.",
    ),
    late(
        Got.CD205C,
        S.ACCEPTED,
        S.UNDER_CONTROL,
        S.GUARANTEE_UNDER_AMENDMENT,
        S.RELEASED,
        S.ARRIVED,
        S.AWAITING_DISCREPANCIES,
        S.WRITTEN_OFF,
        S.NOT_RELEASED,
        S.INVALIDATED,
        note="The answer to a request that was voided meanwhile.",
    ),
    final=FINAL[Role.DEPARTURE],
    patient={
        S.AWAITING_DISCREPANCIES: "The movement is held until people at both offices have resolved the discrepancies.",
    },
    keeps=("code", "text", "result", "control", "agreed", "grn", "amount", "currency", "limit_on", "office"),
    title="Office of departure",
)
