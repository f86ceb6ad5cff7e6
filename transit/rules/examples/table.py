"""Every example, by the valid message that it changes; and which examples show a rule."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from cats.specification.definitions.base import Message
from transit.rules.examples import (
    consignment,
    declaration,
    enquiries,
    further,
    guarantee,
    incidents,
    made,
    messages,
    offices,
    operators,
    queries,
)
from transit.rules.examples.cases import Case


@dataclass(frozen=True, slots=True)
class Examples:
    """A valid message and the cases that change it."""

    make: Callable[[], Message]
    cases: Sequence[Case]

    @property
    def message(self) -> str:
        """The code of the message: `CC015C`."""
        return type(self.make()).__name__


@dataclass(frozen=True, slots=True)
class Shown:
    """An example of one rule: the message, its case, and the pointers of the faults; none when it passes."""

    rule: str
    message: str
    case: Case
    faults: tuple[tuple[str, str], ...]

    @property
    def words(self) -> str:
        """What is changed, in the reader's language."""
        return self.case.words


def _amendment() -> Message:
    return messages.amendment(messages.cargo_a())


EXAMPLES: tuple[Examples, ...] = (
    Examples(messages.cargo_a, declaration.CASES),
    Examples(messages.cargo_a, consignment.CASES),
    Examples(messages.cargo_a, guarantee.CASES),
    Examples(messages.arrival, operators.ARRIVAL),
    Examples(messages.arrival, incidents.CASES),
    Examples(messages.unloading, operators.UNLOADING),
    Examples(_amendment, operators.AMENDMENT),
    Examples(messages.invalidation, operators.INVALIDATION),
    Examples(messages.control_result, operators.CONTROL),
    Examples(made.major_discrepancies, offices.FOUND),
    Examples(made.arrival_record, offices.RECORD),
    Examples(made.transit_record, [case for case in offices.RECORD if case.rule != "R0912"]),
    Examples(made.release_message, offices.RELEASE),
    Examples(made.permission, offices.PERMISSION),
    Examples(made.goods_released, offices.RELEASED_GOODS),
    Examples(made.control_notice, offices.NOTICE),
    Examples(made.number, offices.NUMBER),
    Examples(made.decision, offices.DECISION),
    Examples(made.refusal, offices.REFUSAL),
    Examples(made.use, offices.USE),
    Examples(made.checked, offices.ANSWER),
    Examples(made.freed, offices.FREED),
    Examples(enquiries.answer_of_holder, enquiries.HOLDER_SAYS),
    Examples(enquiries.enquiry, enquiries.ENQUIRY),
    Examples(enquiries.answer, enquiries.ANSWER),
    Examples(enquiries.information, enquiries.INFORMATION),
    Examples(enquiries.information_asked, enquiries.INFORMATION_ASKED),
    Examples(enquiries.recovery, enquiries.RECOVERY),
    Examples(enquiries.recovery_taken_over, enquiries.TAKEN_OVER),
    Examples(enquiries.discrepancies_resolved, enquiries.RESOLVED),
    Examples(queries.query, queries.ASKED),
    Examples(queries.answer, queries.ANSWERED),
    Examples(queries.vouchers_sold, queries.SOLD),
    Examples(queries.changed, queries.CHANGED),
    Examples(queries.ended, queries.ENDED),
    Examples(queries.access_codes, queries.ACCESS),
    Examples(further.presentation, further.PRESENTED),
    Examples(further.discrepancies, further.WITH_DISCREPANCIES),
    Examples(further.incident, further.INCIDENT),
    Examples(further.record, further.GIVEN),
    Examples(further.refused_record, further.REFUSED),
    Examples(further.state, further.STATE),
    Examples(further.reached, further.REACHED),
    Examples(further.unavailable, further.UNAVAILABLE),
    Examples(further.statistics, further.STATISTICS),
)


@cache
def shown() -> dict[str, tuple[Shown | None, Shown | None]]:
    """The first passing and the first failing example of each rule."""
    found: dict[str, list[Shown | None]] = {}
    for one in _every():
        pair = found.setdefault(one.rule, [None, None])
        place = 1 if one.faults else 0
        pair[place] = pair[place] or one
    return {code: (passing, failing) for code, (passing, failing) in sorted(found.items())}


def _every() -> Iterator[Shown]:
    for examples in EXAMPLES:
        root = examples.message
        for case in examples.cases:
            faults = tuple(
                (f"/{root}/{pointer}" if pointer else f"/{root}", code) for pointer, code in case.faults
            )
            yield Shown(case.rule, root, case, faults)
