"""Judges a message: code lists first, then conditions and rules; every violation at once. The one entrance to the rules."""

from collections.abc import Iterable, Iterator
from itertools import chain, islice

from cats.kernel.errors import Fault
from cats.kernel.sentences import said
from cats.specification.definitions import CC007C, CC013C, CC014C, CC015C, CC044C, CD018C
from cats.specification.definitions.base import Message
from transit.rules import amendment, arrival, consignment, declaration, goods, guarantee, location, parties
from transit.rules import route as route_rules
from transit.rules import transport as transport_rules
from transit.rules.base import BROKEN, Rule
from transit.rules.context import Context
from transit.rules.lists import list_faults
from transit.rules.view import View

MOST_FAULTS = 1000

DECLARATION: tuple[Rule, ...] = (
    *declaration.RULES,
    *route_rules.RULES,
    *parties.RULES,
    *guarantee.RULES,
    *consignment.RULES,
    *transport_rules.RULES,
    *location.RULES,
    *goods.RULES,
)
NUMBERING: tuple[Rule, ...] = (consignment.R0987(),)


def declaration_faults(message: CC015C, context: Context) -> list[Fault]:
    """Every violation in a transit declaration."""
    return _judge(message, DECLARATION, context)


def amendment_faults(message: CC013C, context: Context) -> list[Fault]:
    """Every violation in an amendment; `context.mrn` and `context.earlier` say what it amends."""
    return _judge(message, (*amendment.AMENDMENT, *NUMBERING, *guarantee.RULES), context)


def invalidation_faults(message: CC014C, context: Context) -> list[Fault]:
    """Every violation in a request for invalidation; `context.mrn` says whether the movement has a number."""
    return _judge(message, amendment.INVALIDATION, context)


def arrival_faults(message: CC007C, context: Context) -> list[Fault]:
    """Every violation in an arrival notification."""
    return _judge(message, (*arrival.ARRIVAL, *NUMBERING), context)


def unloading_faults(message: CC044C, context: Context) -> list[Fault]:
    """Every violation in unloading remarks; `context.seals_expected` says whether seals were declared."""
    return _judge(message, arrival.UNLOADING, context)


def control_result_faults(message: CD018C, context: Context) -> list[Fault]:
    """Every violation in control results of destination; `context.seals_expected` as for unloading."""
    return _judge(message, arrival.CONTROL, context)


def _judge(message: Message, rules: Iterable[Rule], context: Context) -> list[Fault]:
    view = View(message)
    found = chain(list_faults(view.root, context), _violations(view, rules, context))
    faults = list(islice(found, MOST_FAULTS))
    if next(found, None) is not None:
        faults.append(
            Fault(
                view.root.pointer,
                BROKEN,
                "CATS_099",
                said("There are more than {most_faults} faults; mend these first.", most_faults=MOST_FAULTS),
            )
        )
    return faults


def _violations(view: View, rules: Iterable[Rule], context: Context) -> Iterator[Fault]:
    for rule in rules:
        yield from rule.check(view, context)
