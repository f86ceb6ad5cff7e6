"""Acts on economic operators and their authorisations: only the administration registers them, nobody registers himself."""

from datetime import date
from typing import Any

from django.db import IntegrityError, transaction

from cats.audit import log
from cats.kernel import clock
from cats.kernel.actors import Actor
from cats.kernel.errors import Conflict, Fault, Invalid, Refused
from cats.kernel.sentences import said
from refdata import selectors
from refdata.models import Authorisation, EconomicOperator, OperatorMandate
from refdata.services import mandates

FIELDS = ("name", "street", "postcode", "city", "country", "language", "valid_from", "valid_until")
TYPES = ("C521", "C522", "C523", "C524")


def register(identification: str, *, actor: Actor, **facts: Any) -> EconomicOperator:
    """Register an operator. Raises `Conflict` when the number is registered, `Invalid` for validity that ends before it begins."""
    _require_order(facts)
    try:
        with transaction.atomic():
            operator = EconomicOperator.objects.create(identification=identification, **facts)
    except IntegrityError as error:
        raise Conflict(
            "operator-registered",
            said("An operator with this number is registered already."),
            pointer="/identification",
            remedy=said("Look it up in the list of operators."),
        ) from error
    log.record("operator.registered", actor=actor, subject=operator, operator=identification)
    return operator


def change(operator: EconomicOperator, *, actor: Actor, **facts: Any) -> EconomicOperator:
    """Change what is known of an operator; the audit says what it was before. Changing nothing writes nothing."""
    changed = {
        name: facts[name] for name in FIELDS if name in facts and getattr(operator, name) != facts[name]
    }
    _require_order({name: getattr(operator, name) for name in FIELDS} | facts)
    if not changed:
        return operator
    before = {name: getattr(operator, name) for name in changed}
    for name, value in changed.items():
        setattr(operator, name, value)
    operator.save(update_fields=list(changed))
    log.record(
        "operator.changed",
        actor=actor,
        subject=operator,
        operator=operator.identification,
        before=before,
        after=changed,
    )
    return operator


def close(operator: EconomicOperator, *, actor: Actor) -> EconomicOperator:
    """End the registration and every mandate for it with today. Raises `Refused` when it has ended."""
    today = clock.now().date()
    if operator.valid_until is not None and operator.valid_until <= today:
        raise Refused("operator-closed", said("The registration has ended already."))
    operator.valid_until = today
    operator.save(update_fields=["valid_until"])
    for mandate in OperatorMandate.objects.filter(operator=operator).select_related("user"):
        if mandate.valid_until is None or mandate.valid_until > today:
            mandates.mandate_for_operator(mandate.user, operator, actor=actor, until=today)
    log.record(
        "operator.closed", actor=actor, subject=operator, operator=operator.identification, until=today
    )
    return operator


def authorise(
    operator: EconomicOperator,
    *,
    type: str,
    reference: str,
    offices: list[str],
    valid_from: date,
    valid_until: date | None,
    actor: Actor,
) -> Authorisation:
    """Grant an authorisation. Raises `Conflict` for a reference that is taken, `Invalid` for an unknown type or office."""
    faults = []
    if type not in TYPES:
        text = said("Not a type of authorisation that is kept here.")
        faults.append(Fault("/type", "12", "CL235", text, type))
    faults += [
        Fault("/offices", "12", "CL141", said("There is no such office of this administration."), code)
        for code in offices
        if not _is_ours(code, operator)
    ]
    if faults:
        raise Invalid(faults)
    _require_order({"valid_from": valid_from, "valid_until": valid_until})
    try:
        with transaction.atomic():
            granted = Authorisation.objects.create(
                operator=operator, type=type, reference=reference, offices=offices,
                valid_from=valid_from, valid_until=valid_until,
            )  # fmt: skip
    except IntegrityError as error:
        raise Conflict(
            "authorisation-registered",
            said("An authorisation with this type and reference exists already."),
            pointer="/reference",
        ) from error
    log.record("authorisation.granted", actor=actor, subject=granted, **_named(granted), offices=offices)
    return granted


def end_authorisation(granted: Authorisation, *, actor: Actor) -> None:
    """End an authorisation with yesterday, so that it does not count from this moment on. Raises `Refused` when it has ended."""
    today = clock.now().date()
    if granted.valid_until is not None and granted.valid_until < today:
        raise Refused("authorisation-ended", said("The authorisation has ended already."))
    granted.valid_until = date.fromordinal(today.toordinal() - 1)
    granted.save(update_fields=["valid_until"])
    log.record("authorisation.ended", actor=actor, subject=granted, **_named(granted))


def _named(granted: Authorisation) -> dict[str, str]:
    return {
        "operator": granted.operator.identification,
        "type": granted.type,
        "reference": granted.reference,
    }


def _is_ours(code: str, operator: EconomicOperator) -> bool:
    office = selectors.office(code, clock.now().date())
    return office is not None and office.country == operator.administration_id


def _require_order(facts: dict[str, Any]) -> None:
    begins, ends = facts.get("valid_from"), facts.get("valid_until")
    if begins and ends and ends < begins:
        text = said("The last day lies before the first one.")
        raise Invalid([Fault("/valid_until", "14", "CATS_VALIDITY", text, str(ends))])
