"""Which rules each message must keep: what is received is judged by them, what CATS makes is proven by tests to keep them."""

from collections.abc import Iterable, Iterator

from cats.specification import model
from cats.specification.definitions import CC029C, CC043C, CD001C, CD050C
from cats.specification.definitions.base import Message
from transit.rules import (
    amendment,
    arrival,
    consignment,
    decisions,
    declaration,
    goods,
    guarantee,
    guarantee_messages,
    incidents,
    location,
    parties,
    records,
    reports,
    transport,
)
from transit.rules import route as route_rules
from transit.rules.base import Rule

DECLARATION: tuple[Rule, ...] = (
    *declaration.RULES,
    *route_rules.RULES,
    *parties.RULES,
    *guarantee.RULES,
    *consignment.RULES,
    *transport.RULES,
    *location.RULES,
    *goods.RULES,
)
NUMBERED: tuple[Rule, ...] = (consignment.R0987(),)
WITH_MRN: tuple[Rule, ...] = (arrival.R0028_MRN(),)

# Rules of a declaration that look at what a record does not hold, or that ask the opposite of one.
_DECLARATION_ONLY = frozenset({"C0250", "C0505", "G0120"})
_OF_DECLARATION = tuple(rule for rule in DECLARATION if rule.code not in _DECLARATION_ONLY)


def codes_of(message: type[Message]) -> frozenset[str]:
    """The codes of all rules that the definition of a message names."""
    groups = model.groups_of([message])
    return frozenset(code for group in groups for element in model.elements(group) for code in element.rules)


def _record(message: type[Message], *more: Rule, without: Iterable[str] = ()) -> tuple[Rule, ...]:
    """The rules of declarations and records that the definition of a record names, each once."""
    return tuple(_chosen((*more, *records.OF_RECORDS, *_OF_DECLARATION), codes_of(message) - set(without)))


def _chosen(rules: Iterable[Rule], codes: frozenset[str]) -> Iterator[Rule]:
    seen: set[str] = set()
    for rule in rules:
        if rule.code in codes and rule.code not in seen:
            seen.add(rule.code)
            yield rule


RULES: dict[str, tuple[Rule, ...]] = {
    # economic operators to customs
    "CC015C": DECLARATION,
    "CC013C": (*amendment.AMENDMENT, *NUMBERED, *guarantee.RULES),
    "CC014C": amendment.INVALIDATION,
    "CC007C": (*arrival.ARRIVAL, *incidents.RULES, *NUMBERED),
    "CC044C": (*arrival.UNLOADING, *reports.FOUND),
    # departure to economic operators
    "CC928C": parties.AT_THE_ROOT,
    "CC028C": (*decisions.OF_NUMBER, *WITH_MRN),
    "CC056C": decisions.OF_REFUSAL,
    "CC060C": (*decisions.OF_CONTROL, *NUMBERED),
    "CC055C": (parties.R0850_Party(), parties.C0505_Party(), *NUMBERED),
    "CC004C": (amendment.C0467(), *parties.AT_THE_ROOT),
    "CC009C": decisions.OF_INVALIDATION,
    "CC029C": _record(CC029C, records.R0910(), without=("C0086",)),
    "CC051C": parties.AT_THE_ROOT,
    "CC019C": parties.AT_THE_ROOT,
    "CC045C": parties.AT_THE_ROOT,
    # destination to economic operators
    "CC043C": (*_record(CC043C, parties.R0850_Party(), parties.C0904_Holder()), *incidents.RULES),
    "CC025C": (*reports.RELEASED, parties.R0850_Party()),
    "CC057C": decisions.OF_REFUSAL_AT_DESTINATION,
    # between offices
    "CD001C": _record(CD001C, *WITH_MRN),
    "CD050C": _record(CD050C, *WITH_MRN),
    "CD118C": WITH_MRN,
    "CD006C": WITH_MRN,
    "CD018C": (*WITH_MRN, *arrival.CONTROL, *reports.FOUND),
    "CD010C": (*WITH_MRN, *NUMBERED),
    "CD600C": WITH_MRN,
    # departure and office of guarantee
    "CD200C": guarantee_messages.ASKED,
    "CD201C": guarantee_messages.ANSWERED,
    "CD203C": guarantee_messages.ASKED,
    "CD205C": guarantee_messages.ANSWERED,
    "CD204C": guarantee_messages.FREED,
    "CD209C": guarantee_messages.CREDITED,
}


# A permission to go on unloading carries no goods, so that the rules on goods say nothing of it.
WITHOUT_GOODS: dict[str, tuple[Rule, ...]] = {
    "CC043C": (records.C0027(), parties.R0850_Party(), parties.C0904_Holder())
}


def rules_of(message: Message) -> tuple[Rule, ...]:
    """The rules that a message must keep; none for a type whose rules are not written."""
    code = type(message).__name__
    if code in WITHOUT_GOODS and getattr(message, "Consignment", None) is None:
        return WITHOUT_GOODS[code]
    return RULES.get(code, ())
