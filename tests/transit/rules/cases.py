"""The language of rule cases: put a value somewhere into a message, say which rule accepts or refuses it, and where."""

import re
from dataclasses import dataclass

PART = re.compile(r"(\w+)(?:\[(\d+)\])?")


def put(path, value):
    """A change that sets an element: `put("Consignment.HouseConsignment[0].grossMass", ...)`, counted from 0."""

    def change(message):
        *way, last = path.split(".")
        owner = message
        for part in way:
            owner = _step(owner, part)
        name, index = PART.fullmatch(last).groups()
        if index is None:
            setattr(owner, name, value)
        else:
            getattr(owner, name)[int(index)] = value

    return change


def _step(owner, part):
    name, index = PART.fullmatch(part).groups()
    found = getattr(owner, name)
    return found if index is None else found[int(index)]


@dataclass(frozen=True)
class Case:
    """A rule, what is changed in a valid message, and the (pointer, code) that the rule then yields."""

    rule: str
    changes: tuple
    faults: tuple = ()

    def __str__(self):
        return f"{self.rule}-{'refuses' if self.faults else 'accepts'}"


def accepts(rule, *changes):
    """The rule has nothing against the changed message."""
    return Case(rule, changes)


def refuses(rule, *changes, at, code):
    """The rule yields exactly these faults: `at` is one pointer or several, below the root."""
    pointers = (at,) if isinstance(at, str) else tuple(at)
    return Case(rule, changes, tuple((pointer, code) for pointer in pointers))


def judge(case, message, judge_message, context):
    """What the rule says of the changed message, pointers without the root."""
    for change in case.changes:
        change(message)
    root = f"/{type(message).__name__}"
    return tuple(
        (fault.pointer.removeprefix(f"{root}/"), fault.code)
        for fault in judge_message(message, context)
        if fault.reason == case.rule
    )
