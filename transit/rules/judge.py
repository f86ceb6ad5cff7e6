"""Judges a message: code lists first, then conditions and rules; every violation at once. The one entrance to the rules."""

from collections.abc import Callable, Iterable, Iterator
from datetime import datetime
from itertools import chain, islice

from cats.kernel.errors import Fault, Invalid
from cats.kernel.sentences import said
from cats.specification.definitions import CC007C, CC013C, CC014C, CC015C, CC044C, CD018C
from cats.specification.definitions.base import Message
from transit.rules.base import BROKEN, Rule
from transit.rules.context import Context
from transit.rules.lists import list_faults
from transit.rules.table import rules_of
from transit.rules.view import View

MOST_FAULTS = 1000


def faults(message: Message, context: Context) -> list[Fault]:
    """Every violation in any message, code lists included. What `context` should hold says its class."""
    view = View(message)
    return _capped(
        view, chain(list_faults(view.root, context), _violations(view, rules_of(message), context))
    )


def rule_faults(message: Message, context: Context) -> list[Fault]:
    """Every violation of conditions and rules in any message; its codes are not looked up in their lists."""
    view = View(message)
    return _capped(view, _violations(view, rules_of(message), context))


def require_sound(
    message: Message, administration: str, *, was_sent: Callable[[str], bool] | None = None
) -> None:
    """Refuse what another administration sent against a rule: raises `Invalid` with every fault.

    Judged with the codes in force on the day of acceptance, where the message states it, else on the day of its
    preparation: the sender could know no others. Lists are not judged here. His edition may be newer than ours, and
    goods on their way must not stop for a word that we have not loaded yet. `was_sent` is that of the context.
    """
    operation = getattr(message, "TransitOperation", None)
    day = getattr(operation, "declarationAcceptanceDate", None) or message.preparationDateAndTime
    context = Context(administration, datetime.fromisoformat(day), was_sent=was_sent)
    if found := rule_faults(message, context):
        raise Invalid(found)


def declaration_faults(message: CC015C, context: Context) -> list[Fault]:
    """Every violation in a transit declaration."""
    return faults(message, context)


def amendment_faults(message: CC013C, context: Context) -> list[Fault]:
    """Every violation in an amendment; `context.mrn` and `context.earlier` say what it amends."""
    return faults(message, context)


def invalidation_faults(message: CC014C, context: Context) -> list[Fault]:
    """Every violation in a request for invalidation; `context.mrn` says whether the movement has a number."""
    return faults(message, context)


def arrival_faults(message: CC007C, context: Context) -> list[Fault]:
    """Every violation in an arrival notification."""
    return faults(message, context)


def unloading_faults(message: CC044C, context: Context) -> list[Fault]:
    """Every violation in unloading remarks; `context.seals_expected` says whether seals were declared."""
    return faults(message, context)


def control_result_faults(message: CD018C, context: Context) -> list[Fault]:
    """Every violation of rules in control results of destination; `context` as for unloading."""
    return rule_faults(message, context)


def _capped(view: View, found: Iterator[Fault]) -> list[Fault]:
    """The first thousand faults, and whether there are more."""
    kept = list(islice(found, MOST_FAULTS))
    if next(found, None) is not None:
        kept.append(
            Fault(
                view.root.pointer,
                BROKEN,
                "CATS_099",
                said("There are more than {most_faults} faults; mend these first.", most_faults=MOST_FAULTS),
            )
        )
    return kept


def _violations(view: View, rules: Iterable[Rule], context: Context) -> Iterator[Fault]:
    for rule in rules:
        yield from rule.check(view, context)
