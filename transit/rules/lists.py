"""Code lists: walks a message by the lists that its definition names and judges every code (error 12), offices with their roles."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any

from cats.kernel.errors import Fault
from cats.kernel.sentences import said
from cats.specification import model
from cats.specification.definitions.base import Group
from transit.rules.base import BROKEN, LIST
from transit.rules.context import Context
from transit.rules.view import Place

ROLES = {"CL171": "departure", "CL172": "destination", "CL173": "transit", "CL174": "guarantee"}
# Lists that rules judge with more knowledge, or that the structure has judged already.
ELSEWHERE = frozenset({"CL027", "CL060", "CL175"})
# Declaration types that have a rule of their own to refuse them.
UNION_TYPES, TIR = frozenset({"T2", "T2F", "T2SM"}), "TIR"


@dataclass(frozen=True, slots=True)
class _Step:
    """An element to look at: a code of a list, or a group that has such elements below."""

    name: str
    many: bool
    codes: str
    below: "tuple[_Step, ...]"


def list_faults(place: Place, context: Context) -> Iterator[Fault]:
    """Every code below the place that its list does not hold on the day of the context."""
    kind: type[Group] = type(place.group)
    yield from _walk(place.pointer, place.group, _plan(kind), context)


@cache
def _plan(group: type[Group]) -> tuple[_Step, ...]:
    steps = []
    for element in model.elements(group):
        below = _plan(element.group) if element.group is not None else ()
        codes = "" if element.codes in ELSEWHERE else element.codes
        if codes or below:
            steps.append(_Step(element.name, element.many, codes, below))
    return tuple(steps)


def _walk(pointer: str, group: Any, plan: tuple[_Step, ...], context: Context) -> Iterator[Fault]:
    for step in plan:
        value = getattr(group, step.name)
        if not value:
            continue
        if step.codes:
            yield from _judge(pointer, step, value, context)
        elif step.many:
            start = f"{pointer}/{step.name}["
            for number, inner in enumerate(value, 1):
                yield from _walk(f"{start}{number}]", inner, step.below, context)
        else:
            yield from _walk(f"{pointer}/{step.name}", value, step.below, context)


def _judge(parent: str, step: _Step, value: str, context: Context) -> tuple[Fault, ...]:
    if context.reference.code_exists(step.codes, value, context.on):
        return ()
    if step.codes in ("CL231", "CL232") and (value in UNION_TYPES or value == TIR):
        return ()
    pointer = f"{parent}/{step.name}"
    if step.codes in ROLES:
        return (_office(pointer, step.codes, value, context),)
    text = said(
        "{value} is no code of list {codes} on {on}. Choose a code of that list that is in force.",
        value=value,
        codes=step.codes,
        on=context.on,
    )
    return (Fault(pointer, LIST, step.codes, text, value),)


def _office(pointer: str, number: str, value: str, context: Context) -> Fault:
    """CATS_011 when the office is there without that role, else the list itself."""
    office = context.reference.office(value, context.on)
    if office is None:
        text = said(
            "There is no customs office {value} on {on}. Look the code up in the directory of offices.",
            value=value,
            on=context.on,
        )
        return Fault(pointer, LIST, number, text, value)
    role = ROLES[number]
    text = said(
        "{name} ({value}) is no office of {role}. Choose an office that has that role.",
        name=office.name,
        value=value,
        role=role,
    )
    return Fault(pointer, BROKEN, "CATS_011", text, value)
