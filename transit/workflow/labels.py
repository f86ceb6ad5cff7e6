"""The words for people: states, acts, deadlines. Tables stay free of them, since tables are pure Python."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from transit.workflow.states import Role

Label = str | Promise

STATE_LABELS: dict[str, dict[str, Label]] = {
    Role.DEPARTURE: {
        "": _("Being examined"),
        "rejected": _("Rejected"),
        "accepted": _("Accepted"),
        "under_control": _("Under control"),
        "guarantee_under_registration": _("Guarantee under registration"),
        "guarantee_under_amendment": _("Guarantee under amendment"),
        "released": _("Released for transit"),
        "arrived": _("Arrived at destination"),
        "awaiting_discrepancies": _("Waiting for discrepancies to be resolved"),
        "written_off": _("Written off"),
        "not_released": _("Not released"),
        "invalidated": _("Invalidated"),
    },
    Role.TRANSIT: {
        "": _("Announced"),
        "expected": _("Expected"),
        "under_control": _("Under control"),
        "passed": _("Passed"),
        "closed": _("Closed"),
        "cancelled": _("Cancelled"),
    },
    Role.DESTINATION: {
        "": _("Announced"),
        "expected": _("Expected"),
        "arrived": _("Arrived"),
        "unloading_permitted": _("Unloading permitted"),
        "under_control": _("Under control"),
        "released": _("Goods released"),
        "awaiting_discrepancies": _("Waiting for discrepancies to be resolved"),
        "closed": _("Closed"),
        "cancelled": _("Cancelled"),
    },
}

ROLE_LABELS: dict[str, Label] = {
    Role.DEPARTURE: _("Departure"),
    Role.TRANSIT: _("Transit"),
    Role.DESTINATION: _("Destination"),
}

ACT_LABELS: dict[str, Label] = {
    "decide_control": _("Decide on control"),
    "record_control_result": _("Record the result of the control"),
    "release": _("Release for transit"),
    "refuse_release": _("Refuse release"),
    "invalidate": _("Invalidate"),
    "decide_invalidation": _("Decide on the invalidation request"),
    "decide_amendment": _("Decide on the amendment request"),
    "raise_amount": _("Raise the amount at risk"),
    "record_passage": _("Record the border passage"),
    "accept_arrival": _("Record the arrival"),
    "permit_unloading": _("Permit unloading"),
    "release_goods": _("Release the goods from transit"),
    "lodge": _("Lodge a declaration"),
    "amend_guarantee": _("Offer another guarantee"),
    "request_invalidation": _("Request invalidation"),
    "notify_arrival": _("Notify the arrival"),
    "submit_unloading_remarks": _("Submit unloading remarks"),
}

DEADLINE_LABELS: dict[str, Label] = {
    "guarantee_answer": _("Answer of the office of guarantee"),
    "guarantee_amendment": _("Another guarantee"),
    "transit_limit": _("Arrival at destination"),
    "control_results": _("Results of the control at destination"),
    "unloading_permission": _("Permission to unload"),
}


def state_label(role: str, state: str) -> Label:
    """The words for a state of a role; the state itself where there are none."""
    return STATE_LABELS.get(role, {}).get(state, state)
