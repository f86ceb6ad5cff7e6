"""Which rules each message must keep: what is received is judged by them, what CATS makes is proven by tests to keep them."""

from collections.abc import Iterable, Iterator

from cats.specification import model
from cats.specification.definitions import (
    CC013C,
    CC017C,
    CC029C,
    CC043C,
    CC170C,
    CD001C,
    CD003C,
    CD038C,
    CD050C,
    CD115C,
)
from cats.specification.definitions.base import Message
from transit.messages.amendments import is_of_guarantee
from transit.rules import (
    amendment,
    arrival,
    consignment,
    decisions,
    declaration,
    enquiry,
    goods,
    guarantee,
    guarantee_messages,
    guarantee_queries,
    header,
    incidents,
    location,
    on_request,
    parties,
    presentation,
    records,
    recovery,
    reports,
    systems,
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
WITH_MRN_IN_HEADER: tuple[Rule, ...] = (arrival.R0028_Header(),)

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


def _requested(message: type[Message]) -> tuple[Rule, ...]:
    """The rules of a record on request, which tells of incidents as well."""
    return (*_record(message, *on_request.OF_REFUSAL), *incidents.RULES)


def _chosen(rules: Iterable[Rule], codes: frozenset[str]) -> Iterator[Rule]:
    seen: set[str] = set()
    for rule in rules:
        if rule.code in codes and rule.code not in seen:
            seen.add(rule.code)
            yield rule


_OWN: dict[str, tuple[Rule, ...]] = {
    # economic operators to customs
    "CC015C": DECLARATION,
    "CC013C": (*amendment.AMENDMENT, *DECLARATION),
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
    # presentation and release, not exchanged yet
    "CC170C": _record(CC170C, *presentation.OWN, *parties.SAID_BY_HOLDER),
    "CC017C": _record(CC017C, *reports.FOUND, arrival.C0930(), *parties.AT_THE_ROOT),
    "CC022C": (*parties.AT_THE_ROOT, *NUMBERED),
    "CC040C": (),
    "CC054C": parties.SAID_BY_HOLDER,
    # incidents, not exchanged yet
    "CC182C": (*incidents.RULES, *NUMBERED),
    "CD180C": (*incidents.RULES, *NUMBERED, *WITH_MRN),
    "CD181C": (*incidents.RULES, *NUMBERED, *WITH_MRN),
    # records and states on request, not exchanged yet
    "CD002C": WITH_MRN,
    "CD003C": _requested(CD003C),
    "CD027C": WITH_MRN,
    "CD038C": _requested(CD038C),
    "CD114C": WITH_MRN,
    "CD115C": _requested(CD115C),
    "CD024C": (*WITH_MRN, *NUMBERED),
    "CD094C": on_request.OF_STATE,
    "CD095C": on_request.OF_STATE,
    "CD049C": (*WITH_MRN, reports.C0354()),
    # enquiry and recovery, not exchanged yet
    "CC140C": parties.AT_THE_ROOT,
    "CC141C": enquiry.ANSWER_OF_HOLDER,
    "CD142C": enquiry.ASKED,
    "CD143C": enquiry.ANSWERED,
    "CD144C": enquiry.INFORMATION,
    "CD145C": enquiry.INFORMATION_ASKED,
    "CD059C": WITH_MRN,
    "CD063C": (*WITH_MRN, *NUMBERED),
    "CD150C": recovery.ASKED,
    "CD151C": recovery.ANSWERED,
    "CD152C": WITH_MRN,
    "CC023C": (parties.R0850_Holder(), parties.C0505_Party(), parties.C0904_Holder()),
    "CC035C": (parties.R0850_Holder(), parties.C0505_Party(), parties.C0904_Holder()),
    # guarantees: queries and notices, not exchanged yet
    "CC026C": guarantee_queries.ACCESS,
    "CC034C": guarantee_queries.QUERY,
    "CC037C": guarantee_queries.ANSWER,
    "CC224C": guarantee_queries.SOLD,
    "CC225C": guarantee_queries.CHANGED,
    "CC228C": guarantee_queries.ENDED,
    "CC229C": guarantee_queries.VOUCHER_REVOKED,
    "CC231C": guarantee_queries.CANCELLED,
    # systems, not exchanged yet
    "CD070C": systems.UNAVAILABLE,
    "CD071C": systems.UNAVAILABLE,
    "CD971C": systems.UNAVAILABLE,
    "CD411D": systems.STATISTICS,
    "CD974C": WITH_MRN_IN_HEADER,
    "CD975C": WITH_MRN_IN_HEADER,
    # refusals of form and content, between anybody
    "CC906C": (),
    "CD906C": (),
    "CC917C": (),
    "CD917C": (),
}
RULES = {code: (*own, *header.OF_ANY) for code, own in _OWN.items()}


ON_REQUEST = frozenset({"CD003C", "CD038C", "CD115C"})
# The rest of the declaration stands as it was accepted, whatever lists and days say by now.
GUARANTEE_ALONE: tuple[Rule, ...] = (*amendment.AMENDMENT, *NUMBERED, *guarantee.RULES, *header.OF_ANY)
# A permission to go on unloading carries no goods, so that the rules on goods say nothing of it.
WITHOUT_GOODS: dict[str, tuple[Rule, ...]] = {
    "CC043C": (records.C0027(), parties.R0850_Party(), parties.C0904_Holder()),
    "CC017C": (arrival.C0930(), *reports.FOUND),
}


def rules_of(message: Message) -> tuple[Rule, ...]:
    """The rules that a message must keep; none for a type whose rules are not written."""
    code = type(message).__name__
    if code in ON_REQUEST and not on_request.is_whole(message):
        return (*on_request.OF_REFUSAL, *header.OF_ANY)
    if isinstance(message, CC013C) and is_of_guarantee(message):
        return GUARANTEE_ALONE
    if code in WITHOUT_GOODS and getattr(message, "Consignment", None) is None:
        return (*WITHOUT_GOODS[code], *header.OF_ANY)
    return RULES.get(code, ())
