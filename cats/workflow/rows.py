"""State tables as data: rows, tables and their triggers. Pure Python, nothing of Django.

What a row means is in `cats.workflow.machine`; whether a table is sound in `cats.workflow.soundness`.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from types import MappingProxyType

GOT, ACT, DUE = "got.", "act.", "due."
Names = str | tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Row:
    """One sentence of a state table: in `state`, when `on` happens and all of `when` hold, the record goes to `to`.

    `on` is a message (`got.CC015C`), an act (`act.release`) or a deadline (`due.transit_limit`). `when`, `does` and
    `emits` name guards, effects and messages, resolved when the machine is assembled; `starts` and `stops` name kinds
    of deadlines. `permission` is asked of a person; `law` is the legal basis, `note` a sentence for the reader.
    Rows with the same state and trigger are tried in the table's order.
    """

    state: str
    on: str
    to: str
    when: Names = ()
    does: Names = ()
    emits: Names = ()
    starts: Names = ()
    stops: Names = ()
    permission: str = ""
    law: str = ""
    note: str = ""

    def __post_init__(self) -> None:
        for name in ("state", "on", "to", "permission"):
            object.__setattr__(self, name, str(getattr(self, name)))
        for name in ("when", "does", "emits", "starts", "stops"):
            value = getattr(self, name)
            names = (value,) if isinstance(value, str) else value
            object.__setattr__(self, name, tuple(str(one) for one in names))

    @property
    def stays(self) -> bool:
        """Whether the row records something without moving the record."""
        return self.state == self.to


@dataclass(frozen=True, slots=True)
class Table:
    """The whole life of one kind of record in one role, in the order in which its rows are tried.

    `patient` names the states that may wait for ever, each with the reason why no deadline runs there. `keeps` names
    the facts of a trigger that go into the transition log; nothing else of them is kept.
    """

    role: str
    rows: tuple[Row, ...]
    initial: str
    final: frozenset[str]
    patient: Mapping[str, str] = field(default_factory=dict)
    keeps: tuple[str, ...] = ()
    title: str = ""

    def matching(self, state: str, trigger: str) -> tuple[Row, ...]:
        """The rows for one state and trigger, in the order in which they are tried."""
        return tuple(row for row in self.rows if row.state == state and row.on == trigger)

    def leaving(self, state: str) -> tuple[Row, ...]:
        """The rows of one state."""
        return tuple(row for row in self.rows if row.state == state)

    @property
    def states(self) -> tuple[str, ...]:
        """Every state, in the order of first mention, the initial one first."""
        mentioned = [
            self.initial,
            *(state for row in self.rows for state in (row.state, row.to)),
            *self.final,
        ]
        return tuple(dict.fromkeys(mentioned))

    @property
    def triggers(self) -> tuple[str, ...]:
        """Every trigger, in the order of first mention."""
        return tuple(dict.fromkeys(row.on for row in self.rows))


def table(
    role: str,
    *rows: Row | Iterable[Row],
    initial: str | None = None,
    final: Iterable[str] = (),
    patient: Mapping[str, str] | None = None,
    keeps: Iterable[str] = (),
    title: str = "",
) -> Table:
    """A state table; groups of rows (from `each` and `late`) are taken apart in their place.

    `initial` is the state of a record that has not moved yet: that of the first row, unless said otherwise. Every state
    that ends the record's life must be called `final`; `patient` says of others why no deadline runs in them.
    """
    flat: list[Row] = []
    for entry in rows:
        flat.extend([entry] if isinstance(entry, Row) else entry)
    return Table(
        role=str(role),
        rows=tuple(flat),
        initial=flat[0].state if initial is None else str(initial),
        final=frozenset(str(state) for state in final),
        patient=MappingProxyType({str(state): why for state, why in (patient or {}).items()}),
        keeps=tuple(str(name) for name in keeps),
        title=title or str(role).replace("_", " ").capitalize(),
    )


def each(states: Iterable[str], template: Row) -> tuple[Row, ...]:
    """The same row for several states; the template's own `state` counts for nothing."""
    return tuple(replace(template, state=str(state)) for state in states)


def late(on: str, *states: str, note: str, law: str = "") -> tuple[Row, ...]:
    """Rows for what comes late but lawfully: it is recorded in the log and changes nothing else."""
    return tuple(Row(state, on, state, note=note, law=law) for state in states)
