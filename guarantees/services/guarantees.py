"""Acts of the office of guarantee: register a guarantee, set its access code, change its amount, suspend, reinstate, revoke it."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from django.db import connection

from cats.audit import log
from cats.kernel import clock, references
from cats.kernel.actors import Actor
from cats.kernel.errors import Fault, Invalid, Refused
from cats.kernel.money import amount
from cats.kernel.sentences import said
from cats.tenancy import scope
from guarantees import access, access_codes, ledger
from guarantees.models import AccessCode, Guarantee, GuaranteeType, Guarantor, Suspension
from guarantees.models.scheme import scheme_at
from refdata.selectors import office_zone

FULL = 100


@dataclass(frozen=True, slots=True)
class Undertaking:
    """The terms to register. An empty GRN asks for a new one; level in percent; empty offices and goods bind to nothing."""

    type: str
    guarantor: Guarantor
    holder: str
    holder_name: str
    office: str
    reference_amount: Decimal
    currency: str
    valid_from: date
    valid_until: date | None = None
    level: int = FULL
    grn: str = ""
    not_valid_in: tuple[str, ...] = ()
    departure_office: str = ""
    destination_office: str = ""
    hs_codes: tuple[str, ...] = field(default=())


@dataclass(frozen=True, slots=True)
class Registered:
    """A registered guarantee and its access code, which is told once and cannot be read again."""

    guarantee: Guarantee
    access_code: str = field(repr=False)


def register(terms: Undertaking, *, actor: Actor, access_code: str = "") -> Registered:
    """Register a guarantee: its accounts are opened with the reference amount, its access code is set.

    Raises `Forbidden` without the permission or the posting to its office, `Invalid` with every fault in the terms,
    `Refused` when the GRN is registered already.
    """
    access.require(actor, access.REGISTER)
    access.require_office(actor, terms.office)
    if faults := list(_faults(terms)):
        raise Invalid(faults, said("The guarantee cannot be registered with these terms."))
    guarantee = _create(terms)
    ledger.open_accounts(guarantee, decided_by=_decider(actor))
    code = _set_code(guarantee, access_code or access_codes.generate())
    log.record(
        "guarantee.registered",
        actor=actor,
        subject=guarantee,
        grn=guarantee.grn,
        holder=guarantee.holder,
        amount=str(guarantee.reference_amount),
        currency=guarantee.currency,
        level=guarantee.level,
    )
    return Registered(guarantee, code)


def change_access_code(grn: str, *, actor: Actor, access_code: str = "") -> str:
    """Replace the access code of a guarantee by a given or a new one; returns it, the only time that it is told.

    The office of guarantee may, and whoever acts for its holder. Raises `Forbidden` for others who see it, `Invalid` for a
    code of another form.
    """
    guarantee = access.find(actor, grn)
    access.require_recoding(actor, guarantee)
    if access_code and not access_codes.is_code(access_code):
        text = said("An access code has exactly four letters A to Z or digits.")
        raise Invalid([fault("accessCode", text)])
    code = _set_code(guarantee, access_code or access_codes.generate())
    log.record("guarantee.recoded", actor=actor, subject=guarantee, grn=grn)
    return code


def change_amount(grn: str, *, actor: Actor, reference_amount: Decimal, reason: str) -> None:
    """Raise or lower the reference amount, in the currency of the guarantee. What is reserved stays.

    Raises `Refused` when more is reserved or nothing would change, `Invalid` for an amount that is not more than zero.
    """
    guarantee, wanted = _own(grn, actor), amount(reference_amount)
    if wanted <= 0:
        raise Invalid([_not_positive(wanted)])
    before = ledger.change_amount(guarantee, wanted, decided_by=_decider(actor))
    log.record(
        "guarantee.amount_changed",
        actor=actor,
        subject=guarantee,
        grn=grn,
        amount=str(wanted),
        before=str(before),
        currency=guarantee.currency,
        reason=reason,
    )


def suspend(grn: str, *, actor: Actor, first_day: date, reason: str) -> Suspension:
    """Suspend a guarantee from a day on, until it is reinstated. What is reserved stays. Raises `Refused` if it is already."""
    guarantee = _own(grn, actor)
    if guarantee.suspensions.filter(last_day__isnull=True).exists():
        raise Refused(
            "suspended",
            said("Guarantee {grn} is suspended already.", grn=grn),
            remedy=said("Reinstate it first."),
        )
    suspension = Suspension.objects.create(guarantee=guarantee, first_day=first_day, reason=reason)
    log.record("guarantee.suspended", actor=actor, subject=guarantee, grn=grn, reason=reason)
    return suspension


def reinstate(grn: str, *, actor: Actor, last_day: date) -> None:
    """End the suspension with its last day. Raises `Refused` when the guarantee is not suspended, `Invalid` for an earlier day."""
    guarantee = _own(grn, actor)
    suspension = guarantee.suspensions.filter(last_day__isnull=True).first()
    if suspension is None:
        raise Refused(
            "not-suspended",
            said("Guarantee {grn} is not suspended.", grn=grn),
            remedy=said("Nothing needs mending."),
        )
    if last_day < suspension.first_day:
        raise Invalid([fault("lastDay", said("The last day lies before the first."), last_day.isoformat())])
    suspension.last_day = last_day
    suspension.save(update_fields=["last_day"])
    log.record("guarantee.reinstated", actor=actor, subject=guarantee, grn=grn)


def revoke(grn: str, *, actor: Actor, last_day: date, reason: str) -> None:
    """End a guarantee with its last day: it covers no declaration that is accepted later. What is reserved stays.

    Raises `Refused` when it has ended already, `Invalid` for a day in the past, before its first or after its last one.
    """
    guarantee = _own(grn, actor)
    today = clock.today(office_zone(guarantee.office))
    if guarantee.valid_until is not None and guarantee.valid_until < today:
        raise Refused(
            "ended",
            said("Guarantee {grn} has ended already.", grn=grn),
            remedy=said("Nothing needs mending."),
        )
    if faults := list(_faults_of_end(guarantee, last_day, today)):
        raise Invalid(faults)
    guarantee.valid_until = last_day
    guarantee.save(update_fields=["valid_until"])
    log.record(
        "guarantee.revoked",
        actor=actor,
        subject=guarantee,
        grn=grn,
        last_day=last_day.isoformat(),
        reason=reason,
    )


def _faults_of_end(guarantee: Guarantee, last_day: date, today: date) -> Iterator[Fault]:
    stated = last_day.isoformat()
    if last_day < today:
        yield fault("lastDay", said("The last day lies in the past."), stated)
    elif last_day < guarantee.valid_from:
        yield fault("lastDay", said("The validity ends before it begins."), stated)
    elif guarantee.valid_until is not None and last_day > guarantee.valid_until:
        yield fault("lastDay", said("The guarantee ends earlier already."), stated)


def _own(grn: str, actor: Actor) -> Guarantee:
    guarantee = access.find(actor, grn)
    access.require(actor, access.REGISTER)
    access.require_office(actor, guarantee.office)
    return guarantee


def _create(terms: Undertaking) -> Guarantee:
    grn = terms.grn or _new_grn(terms.valid_from)
    if Guarantee.objects.filter(grn=grn).exists():
        raise Refused(
            "registered",
            said("Guarantee {grn} is registered already.", grn=grn),
            remedy=said("Use another GRN."),
        )
    return Guarantee.objects.create(
        grn=grn,
        type=terms.type,
        guarantor=terms.guarantor,
        holder=terms.holder,
        holder_name=terms.holder_name,
        office=terms.office,
        reference_amount=amount(terms.reference_amount),
        currency=terms.currency,
        level=terms.level,
        valid_from=terms.valid_from,
        valid_until=terms.valid_until,
        not_valid_in=list(terms.not_valid_in),
        departure_office=terms.departure_office,
        destination_office=terms.destination_office,
        hs_codes=list(terms.hs_codes),
        registered_at=clock.now(),
    )


def _set_code(guarantee: Guarantee, code: str) -> str:
    guarantee.access_codes.all().delete()
    AccessCode.objects.create(
        guarantee=guarantee, digest=access_codes.digest(guarantee.grn, code), set_at=clock.now()
    )
    return code


def _new_grn(day: date) -> str:
    """From the installation-wide sequence; gaps are fine."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT nextval('guarantees_grn_serial')")
        serial: int = cursor.fetchone()[0]
    return references.make_grn(day, scope.current(), str(serial))


def _faults(terms: Undertaking) -> Iterator[Fault]:
    yield from _faults_of_identity(terms)
    if terms.reference_amount <= 0:
        yield _not_positive(terms.reference_amount)
    if terms.level not in scheme_at(terms.valid_from).reduction_levels:
        yield fault("level", said("The scheme does not know this level."), str(terms.level))
    if terms.type == GuaranteeType.INDIVIDUAL and terms.level != FULL:
        yield fault("level", said("An individual guarantee covers the full amount."), str(terms.level))
    if terms.valid_until is not None and terms.valid_until < terms.valid_from:
        yield fault("validUntil", said("The validity ends before it begins."), terms.valid_until.isoformat())
    if terms.type != GuaranteeType.INDIVIDUAL and _is_bound(terms):
        yield fault("type", said("Only an individual guarantee is bound to offices or goods."), terms.type)


def _faults_of_identity(terms: Undertaking) -> Iterator[Fault]:
    if terms.type not in GuaranteeType.values:
        yield fault("type", said("This type of guarantee is not registered here."), terms.type)
    if terms.grn and (wrong := references.grn_fault(terms.grn)):
        yield fault("grn", wrong, terms.grn)
    elif terms.grn and references.grn_country(terms.grn) != scope.current():
        yield fault("grn", said("The GRN names another country."), terms.grn)
    if references.office_country(terms.office) != scope.current():
        yield fault("office", said("The office of guarantee lies in another country."), terms.office)


def _not_positive(stated: Decimal) -> Fault:
    return fault("referenceAmount", said("The reference amount is more than zero."), str(stated))


def _decider(actor: Actor) -> str:
    return f"{actor.kind} {actor.ref} {actor.label}"


def _is_bound(terms: Undertaking) -> bool:
    return bool(terms.departure_office or terms.destination_office or terms.hs_codes)


def fault(pointer: str, text: str, value: str = "") -> Fault:
    """A fault in the terms."""
    return Fault(pointer, "14", "", text, value)
