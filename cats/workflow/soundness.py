"""Whether a state table is sound. Pure functions that return sentences; used at assembly, by the system check and by tests."""

import re
from collections.abc import Collection, Iterable, Mapping
from itertools import combinations

from cats.workflow.rows import ACT, DUE, GOT, Row, Table

_TRIGGER = re.compile(r"(got|act|due)\.[A-Za-z0-9_]+")


def faults(table: Table) -> list[str]:
    """Everything that is wrong with the table by itself; an empty list means that it is sound."""
    checks = (_triggers, _permissions, _reachable, _exits, _endless, _rivals, _deadlines)
    return [f"{table.role}: {fault}" for check in checks for fault in check(table)]


def unknown_names(
    table: Table, *, guards: Collection[str], effects: Collection[str], builders: Collection[str]
) -> list[str]:
    """Names in the table that nothing is registered under."""
    registered = (("guard", "when", guards), ("effect", "does", effects), ("message", "emits", builders))
    return [
        f"{table.role}: {kind} {name!r} is in the table, but nothing is registered under that name"
        for kind, field, known in registered
        for name in sorted(_used(table, field) - set(known))
    ]


def undocumented(table: Table, guards: Mapping[str, object]) -> list[str]:
    """Guards without a sentence: the rendered page would have nothing to say for them."""
    return [
        f"{table.role}: guard {name!r} has no docstring, which is its sentence on the page"
        for name, guard in sorted(guards.items())
        if not (getattr(guard, "__doc__", None) or "").strip()
    ]


def _used(table: Table, field: str) -> set[str]:
    return {name for row in table.rows for name in getattr(row, field)}


def _triggers(table: Table) -> Iterable[str]:
    for trigger in table.triggers:
        if not _TRIGGER.fullmatch(trigger):
            yield f"trigger {trigger!r} is none of got.<message>, act.<act>, due.<deadline>"


def _permissions(table: Table) -> Iterable[str]:
    for row in table.rows:
        if row.on.startswith(ACT) and not row.permission:
            yield f"{_place(row)} is a person's act without a permission"
        if not row.on.startswith(ACT) and row.permission:
            yield f"{_place(row)} asks a permission of a message or deadline"


def _reachable(table: Table) -> Iterable[str]:
    reached, frontier = {table.initial}, [table.initial]
    while frontier:
        following = {row.to for row in table.leaving(frontier.pop())} - reached
        reached |= following
        frontier.extend(following)
    for state in table.states:
        if state not in reached:
            yield f"state {state!r} cannot be reached from {table.initial!r}"


def _exits(table: Table) -> Iterable[str]:
    for state in table.states:
        moving = [row for row in table.leaving(state) if not row.stays]
        if state in table.final and moving:
            yield f"final state {state!r} is left by {_place(moving[0])}"
        if state not in table.final and not moving:
            yield f"state {state!r} is not final and has no way out"


def _endless(table: Table) -> Iterable[str]:
    """Nobody may wait for ever by accident: a deadline runs in the state, or the table says why none does."""
    for state in table.states:
        timed = any(row.on.startswith(DUE) for row in table.leaving(state))
        excused = state in table.final or state == table.initial or bool(table.patient.get(state))
        if not timed and not excused:
            yield f"state {state!r} has no deadline and no reason why it may wait for ever"
        if timed and state in table.patient:
            yield f"state {state!r} has a deadline and a reason why it has none"
    for state in table.patient:
        if state not in table.states:
            yield f"state {state!r} is called patient and occurs in no row"


def _rivals(table: Table) -> Iterable[str]:
    """A later row whose guards include all of an earlier one's can never be chosen."""
    for state in table.states:
        for trigger in table.triggers:
            for earlier, later in combinations(table.matching(state, trigger), 2):
                if set(earlier.when) <= set(later.when):
                    yield f"{_place(later)} is never tried: an earlier row takes every case of it"


def _deadlines(table: Table) -> Iterable[str]:
    started, stopped = _used(table, "starts"), _used(table, "stops")
    answered = {trigger.removeprefix(DUE) for trigger in table.triggers if trigger.startswith(DUE)}
    for kind in sorted(started - answered):
        yield f"deadline {kind!r} is started, but no row says what happens when it is due"
    for kind in sorted((answered | stopped) - started):
        yield f"deadline {kind!r} is never started"


def _place(row: Row) -> str:
    kind = {GOT: "message", ACT: "act", DUE: "deadline"}.get(row.on[:4], "trigger")
    guards = f" when {' and '.join(row.when)}" if row.when else ""
    return f"row {row.state!r} on {kind} {row.on!r}{guards}"
