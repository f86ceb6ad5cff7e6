"""Published editions of the specification and what changed between two of them. An edition is a table of facts, never edited.

`python -m cats.specification.editions publish NAME` writes the present definitions as an edition: a file in `published/`.
"""

from __future__ import annotations

import csv
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from cats.specification import reference
from cats.specification.catalogue import MESSAGES

FOLDER = Path(__file__).parent / "published"
PRESENT = "present"
"""The definitions as they are now, published or not."""
FACTS = ("occurs", "presence", "format", "list", "rules")

Facts = tuple[str, ...]
Edition = dict[str, Facts]
"""Pointer of every element -> its facts, in the order of `FACTS`."""


@dataclass(frozen=True, slots=True)
class Change:
    """What became of one element. `before` is None for a new one, `after` for one that is gone."""

    pointer: str
    before: Facts | None
    after: Facts | None

    @property
    def kind(self) -> str:
        """`added`, `removed` or `changed`."""
        return "added" if self.before is None else "removed" if self.after is None else "changed"

    @property
    def facts(self) -> list[tuple[str, str, str]]:
        """Name, old and new value of each fact that differs; of a new or removed element every fact that it has."""
        old, new = self.before or ("",) * len(FACTS), self.after or ("",) * len(FACTS)
        return [(name, was, now) for name, was, now in zip(FACTS, old, new, strict=True) if was != now]


@dataclass(frozen=True, slots=True)
class MessageChanges:
    """The changes of one message; `whole` says that the message itself came or went."""

    message: str
    whole: str
    changes: tuple[Change, ...]


def names() -> list[str]:
    """The published editions, oldest first, then the present."""
    return [*sorted(path.stem for path in FOLDER.glob("*.tsv")), PRESENT]


@cache
def edition(name: str) -> Edition:
    """The facts of an edition. KeyError for a name that was never published."""
    if name == PRESENT:
        return dict(_present())
    if name not in names():
        raise KeyError(name)
    with (FOLDER / f"{name}.tsv").open(encoding="utf-8", newline="") as file:
        return {row[0]: tuple(row[1:]) for row in list(csv.reader(file, delimiter="\t"))[1:]}


@cache
def compared(old: str, new: str) -> tuple[MessageChanges, ...]:
    """What changed from one edition to another, message by message. KeyError for an unknown edition."""
    before, after = edition(old), edition(new)
    gone = {pointer: facts for pointer, facts in before.items() if after.get(pointer) != facts}
    come = {pointer: facts for pointer, facts in after.items() if before.get(pointer) != facts}
    changes: dict[str, list[Change]] = {}
    for pointer in dict.fromkeys([*gone, *come]):
        change = Change(pointer, before.get(pointer), after.get(pointer))
        changes.setdefault(_message(pointer), []).append(change)
    here, there = set(map(_message, before)), set(map(_message, after))
    return tuple(
        MessageChanges(
            message,
            "added" if message not in here else "removed" if message not in there else "",
            tuple(found),
        )
        for message, found in changes.items()
    )


def publish(name: str) -> Path:
    """Writes the present definitions as an edition. FileExistsError when there is one of that name."""
    path = FOLDER / f"{name}.tsv"
    with path.open("x", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, delimiter="\t", lineterminator="\n")
        writer.writerow(("pointer", *FACTS))
        writer.writerows((pointer, *facts) for pointer, facts in _present())
    return path


def _present() -> Iterator[tuple[str, Facts]]:
    for code in MESSAGES:
        for row in reference.rows(code):
            presence = "conditional" if row.conditional else ""
            yield row.pointer, (row.occurs, presence, row.notation, row.codes, " ".join(row.rules))


def _message(pointer: str) -> str:
    return pointer.split("/", 2)[1]


def main(arguments: list[str]) -> int:
    if len(arguments) != 2 or arguments[0] != "publish":
        sys.stderr.write("usage: python -m cats.specification.editions publish NAME\n")
        return 2
    try:
        path = publish(arguments[1])
    except FileExistsError:
        sys.stderr.write(f"The edition {arguments[1]} is published already; editions are never changed.\n")
        return 1
    sys.stdout.write(f"{path.name}\n")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
