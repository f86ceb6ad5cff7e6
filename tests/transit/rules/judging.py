"""Judges an example: what the rule says of the changed message. With the context in which each message is judged."""

from tests.transit.rules.reference import context
from transit import rules
from transit.rules.examples import enquiries, further, made, messages

AT_DESTINATION = {"CC007C", "CC044C", "CD001C", "CD050C", "CC043C", "CC025C", "CD003C"}
EARLIER = {
    "CC013C": messages.cargo_a,
    "CC044C": made.arrival_record,
    "CD018C": made.declared,
    "CD001C": made.declared,
    "CD050C": made.declared,
    "CC029C": made.declared,
    "CC028C": made.declared,
    "CD142C": enquiries.answer_of_holder,
    "CD144C": made.declared,
    "CC170C": further.declared_before,
    "CD003C": made.declared,
    "CD150C": made.declared,
    "CD151C": made.declared,
}
NUMBERED = {"CC013C", "CC014C", "CC060C", "CC009C", "CC004C"}


def where(message, **more):
    """The context for a message of the movement of cargo A; a refused declaration has no MRN."""
    kind = type(message).__name__
    facts = {
        "mrn": messages.MRN if kind in NUMBERED else "",
        "earlier": EARLIER[kind]() if kind in EARLIER else None,
        "was_sent": (lambda identification: identification == made.CHECK) if kind == "CD201C" else None,
        "seals_expected": kind in {"CC044C", "CD018C"},
    }
    return context("UZ" if kind in AT_DESTINATION else "GE", **facts | more)


def judge(case, message):
    """(pointer below the root, error code) of every fault that the case's rule finds in the changed message."""
    return found(case, case.changed(message), where(message))


def found(case, message, context):
    """The same of a message that is changed already, in a context of its own."""
    root = f"/{type(message).__name__}"
    return tuple(
        (fault.pointer.removeprefix(root).removeprefix("/"), fault.code)
        for fault in rules.faults(message, context)
        if fault.reason == case.rule
    )
