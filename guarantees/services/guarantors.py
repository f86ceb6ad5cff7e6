"""Acts on guarantors: admit one. Who acts for him follows by mandate (`guarantees.services.mandates`)."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from cats.audit import log
from cats.kernel.actors import Actor
from cats.kernel.errors import Fault, Invalid, Refused
from cats.kernel.sentences import said
from guarantees import access
from guarantees.models import Guarantor

_IDENTIFICATION = re.compile(r"[A-Z]{2}[A-Z0-9]{1,15}")


@dataclass(frozen=True, slots=True)
class Particulars:
    """Who a guarantor is: identification number as in messages (an..17), name and address."""

    identification: str
    name: str
    country: str
    street: str = ""
    postcode: str = ""
    city: str = ""


def admit(who: Particulars, *, actor: Actor) -> Guarantor:
    """Admit a bank or insurer as guarantor. Raises `Forbidden`, `Invalid` with every fault, `Refused` when it is admitted."""
    access.require(actor, access.ADMIT)
    if faults := list(_faults(who)):
        raise Invalid(faults)
    if Guarantor.objects.filter(identification=who.identification).exists():
        raise Refused(
            "admitted",
            said("Guarantor {identification} is admitted already.", identification=who.identification),
            remedy=said("Look it up in the list of guarantors."),
        )
    guarantor = Guarantor.objects.create(
        identification=who.identification,
        name=who.name,
        street=who.street,
        postcode=who.postcode,
        city=who.city,
        country=who.country,
    )
    log.record(
        "guarantor.admitted",
        actor=actor,
        subject=guarantor,
        guarantor=guarantor.identification,
        name=guarantor.name,
    )
    return guarantor


def _faults(who: Particulars) -> Iterator[Fault]:
    if not _IDENTIFICATION.fullmatch(who.identification):
        text = said("An identification number has the country's two letters and up to 15 letters or digits.")
        yield Fault("identification", "12", "", text, who.identification)
    if not re.fullmatch(r"[A-Z]{2}", who.country):
        yield Fault("country", "12", "", said("A country is two letters, such as GE."), who.country)
    if not who.name.strip():
        yield Fault("name", "13", "", said("A guarantor has a name."), who.name)
