"""Tells a guarantor that a use of his guarantee was refused: once for each movement and reason."""

from collections.abc import Iterable

from django.utils.translation import gettext_noop

from cats.notices import services as notices
from guarantees.models import Guarantee
from guarantees.posting import Decision
from guarantees.reasons import Reason
from guarantees.usages import Kind, Outcome

VERB = "guarantee.use_refused"
OTHERWISE = gettext_noop("Guarantee %(grn)s could not be used for movement %(movement)s.")
TEXTS: dict[Reason, str] = {
    Reason.NOT_VALID: gettext_noop(
        "Guarantee %(grn)s could not be used for movement %(movement)s: it is not in force or is suspended."
    ),
    Reason.ACCESS_CODE: gettext_noop(
        "Guarantee %(grn)s could not be used for movement %(movement)s: the access code was wrong."
    ),
    Reason.HOLDER: gettext_noop(
        "Guarantee %(grn)s could not be used for movement %(movement)s: its holder is somebody else."
    ),
    Reason.TERRITORY: gettext_noop(
        "Guarantee %(grn)s could not be used for movement %(movement)s: it is not valid in a country on the way."
    ),
    Reason.AMOUNT: gettext_noop(
        "Guarantee %(grn)s could not be used for movement %(movement)s: too little of it is free."
    ),
    Reason.ALREADY_USED: gettext_noop(
        "Guarantee %(grn)s could not be used for movement %(movement)s: it serves another movement."
    ),
    Reason.CURRENCY: gettext_noop(
        "Guarantee %(grn)s could not be used for movement %(movement)s: the amount was in another currency."
    ),
}


def tell(guarantee: Guarantee | None, decisions: Iterable[Decision]) -> None:
    """Post a notice to the guarantor for each reservation that was refused."""
    if guarantee is None:
        return
    for decision in decisions:
        if decision.request.kind == Kind.RESERVE and decision.outcome is Outcome.REFUSED:
            _tell(guarantee, decision)


def _tell(guarantee: Guarantee, decision: Decision) -> None:
    reason = decision.reasons[0]
    notices.post(
        VERB,
        TEXTS.get(reason, OTHERWISE),
        guarantor=str(guarantee.guarantor_id),
        mrn=decision.request.mrn,
        link=f"/guarantees/{guarantee.grn}/",
        key=f"refused:{guarantee.grn}:{decision.request.mrn}:{reason}",
        grn=guarantee.grn,
        movement=decision.request.mrn,
    )
