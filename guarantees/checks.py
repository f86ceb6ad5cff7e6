"""Whether a guarantee is valid for a movement: one judgement for the check (200) and the reservation (203). Pure Python."""

import hmac
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from guarantees.reasons import Reason

INDIVIDUAL = "2"


@dataclass(frozen=True, slots=True)
class Asked:
    """What a movement wants of a guarantee. The access code comes as its keyed digest, never as text."""

    mrn: str
    type: str
    holder: str
    accepted_on: date
    departure: str
    destination: str
    countries: tuple[str, ...]
    hs_codes: tuple[str, ...]
    amount: Decimal
    currency: str
    access_digest: str


@dataclass(frozen=True, slots=True)
class Terms:
    """What a guarantee was registered with. Empty offices and goods mean that it is not bound to any."""

    type: str
    holder: str
    currency: str
    valid_from: date
    valid_until: date | None = None
    suspended: bool = False
    not_valid_in: frozenset[str] = frozenset()
    departure: str = ""
    destination: str = ""
    hs_codes: tuple[str, ...] = ()
    access_digests: tuple[str, ...] = field(default=(), repr=False)


def reasons(
    asked: Asked, terms: Terms | None, *, headroom: Decimal, used_elsewhere: bool = False
) -> list[Reason]:
    """Every reason against using the guarantee; none means that it is valid.

    `headroom` is what this movement could reserve: the free amount and what it holds already. `used_elsewhere`:
    another movement uses it. Who does not know the access code learns nothing else about the guarantee.
    """
    if terms is None:
        return [Reason.NOT_EXISTING]
    if not _knows_code(asked, terms):
        return [Reason.ACCESS_CODE]
    return [
        *_of_the_guarantee(asked, terms),
        *_of_the_amount(asked, terms, headroom),
        *_of_an_individual_guarantee(asked, terms, used_elsewhere),
    ]


def _knows_code(asked: Asked, terms: Terms) -> bool:
    """Compares with every digest, in constant time."""
    matches = [hmac.compare_digest(asked.access_digest, digest) for digest in terms.access_digests]
    return any(matches)


def _of_the_guarantee(asked: Asked, terms: Terms) -> Iterator[Reason]:
    if asked.type != terms.type:
        yield Reason.TYPE
    if terms.suspended or not _in_force(asked.accepted_on, terms):
        yield Reason.NOT_VALID
    if asked.holder != terms.holder:
        yield Reason.HOLDER
    if terms.not_valid_in.intersection(asked.countries):
        yield Reason.TERRITORY


def _in_force(day: date, terms: Terms) -> bool:
    return terms.valid_from <= day and (terms.valid_until is None or day <= terms.valid_until)


def _of_the_amount(asked: Asked, terms: Terms, headroom: Decimal) -> Iterator[Reason]:
    if asked.currency != terms.currency:
        yield Reason.CURRENCY
    elif asked.amount > headroom:
        yield Reason.AMOUNT


def _of_an_individual_guarantee(asked: Asked, terms: Terms, used_elsewhere: bool) -> Iterator[Reason]:
    if terms.type != INDIVIDUAL:
        return
    if used_elsewhere:
        yield Reason.ALREADY_USED
    if _differs(terms.departure, asked.departure) or _differs(terms.destination, asked.destination):
        yield Reason.OFFICES
    if terms.hs_codes and not _covers_goods(terms.hs_codes, asked.hs_codes):
        yield Reason.COMMODITY


def _differs(bound: str, asked: str) -> bool:
    return bool(bound) and bound != asked


def _covers_goods(bound: tuple[str, ...], asked: tuple[str, ...]) -> bool:
    """Chapters and headings cover everything below them. Goods that nobody named are not covered."""
    return bool(asked) and all(code.startswith(bound) for code in asked)
