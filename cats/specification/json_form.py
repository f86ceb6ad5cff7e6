"""JSON form of a message. It becomes XML first, untyped, so that one codec and one judge serve both."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from typing import Any

import msgspec

from cats.kernel.sentences import said
from cats.specification import model
from cats.specification.catalogue import MESSAGES
from cats.specification.definitions.base import PHASE, Group, Message
from cats.specification.envelope import PHASES, unknown_root
from cats.specification.faults import Fault, Invalid, Kind
from cats.specification.text import escape, illegal
from cats.specification.xml import DEEPEST

_NAME = re.compile(r"[A-Za-z][A-Za-z0-9]*")
_PHASE = "@PhaseID"


def to_xml(code: str, document: Any) -> bytes:
    """The XML that says the same. Raises `Invalid` where JSON cannot become XML at all; the rest is judged later."""
    if code not in MESSAGES:
        raise Invalid([unknown_root(code)])
    body = _body(code, document)
    phase = body.get(_PHASE, PHASE)
    known = [name for name, phases in PHASES.items() if phase in phases]
    if not known:
        accepted = " / ".join(phase for phases in PHASES.values() for phase in phases)
        raise Invalid(
            [
                _fault(
                    Kind.ATTRIBUTE,
                    f"/{code}/@PhaseID",
                    said("PhaseID must be {accepted}.", accepted=accepted),
                    str(phase),
                )
            ]
        )
    writer = _Writer()
    writer.members(body, MESSAGES[code].definition, f"/{code}", 1)
    if writer.faults:
        raise Invalid(writer.faults)
    inner = "".join(writer.parts)
    return f'<c:{code} xmlns:c="{known[0]}" PhaseID="{phase}">{inner}</c:{code}>'.encode()


def from_message(message: Message) -> dict[str, Any]:
    code = type(message).__name__
    return {code: {_PHASE: PHASE} | _members(message)}


def without_lines(faults: list[Fault]) -> list[Fault]:
    """Lines and columns of the XML in between mean nothing to whoever sent JSON."""
    return [msgspec.structs.replace(fault, line=0, column=0) for fault in faults]


def _body(code: str, document: Any) -> dict[str, Any]:
    if not isinstance(document, dict):
        raise Invalid(
            [_fault(Kind.ROOT, "/", said('A JSON object with one member "{code}" is expected.', code=code))]
        )
    for name, body in document.items():
        if str(name).rpartition(":")[2] == code and len(document) == 1 and isinstance(body, dict):
            return body
    found = ", ".join(map(str, document)) or "nothing"
    raise Invalid(
        [_fault(Kind.ROOT, "/", said('The document must hold one object named "{code}".', code=code), found)]
    )


def _fault(kind: Kind, pointer: str, reason: str, value: str | None = None) -> Fault:
    return Fault(kind=kind, pointer=pointer, reason=reason, value=value)


class _Writer:
    """Walks JSON and writes elements in the order of the definition; unknown members follow, to be refused as XML."""

    def __init__(self) -> None:
        self.parts: list[str] = []
        self.faults: list[Fault] = []

    def members(self, body: dict[str, Any], group: type[Group] | None, pointer: str, level: int) -> None:
        if level > DEEPEST:
            raise Invalid(
                [
                    _fault(
                        Kind.TOO_DEEP,
                        pointer,
                        said("Members are nested deeper than {deepest} levels.", deepest=DEEPEST),
                    )
                ]
            )
        known = model.by_name(group) if group else {}
        ordered = [name for name in known if name in body] + [name for name in body if name not in known]
        for name in ordered:
            if name.startswith("@") and (level == 1 or name.startswith("@xmlns")):
                self.attribute(name, pointer)
            elif _NAME.fullmatch(name) is None:
                self.faults.append(
                    _fault(Kind.UNEXPECTED, pointer, said("This member has no name of an element."), name)
                )
            else:
                inner = known[name].group if name in known else None
                self.member(name, body[name], inner, f"{pointer}/{name}", level)

    def attribute(self, name: str, pointer: str) -> None:
        if name != _PHASE and not name.startswith("@xmlns"):
            self.faults.append(
                _fault(Kind.ATTRIBUTE, f"{pointer}/{name}", said("This attribute is not known here."))
            )

    def member(self, name: str, value: Any, group: type[Group] | None, pointer: str, level: int) -> None:
        if isinstance(value, list):
            for number, single in enumerate(value, start=1):
                self.single(name, single, group, f"{pointer}[{number}]", level)
        elif value is not None:
            self.single(name, value, group, pointer, level)

    def single(self, name: str, value: Any, group: type[Group] | None, pointer: str, level: int) -> None:
        if isinstance(value, list):
            self.faults.append(_fault(Kind.UNEXPECTED, pointer, said("A list may not hold another list.")))
            return
        self.parts.append(f"<{name}>")
        if isinstance(value, dict):
            self.members(value, group, pointer, level + 1)
        else:
            text = _plain(value)
            if illegal(text):
                reason = said("The text holds characters that XML cannot carry. Remove control characters.")
                self.faults.append(_fault(Kind.FORMAT, pointer, reason, repr(text)))
            else:
                self.parts.append(escape(text))
        self.parts.append(f"</{name}>")


def _plain(value: Any) -> str:
    """A JSON value as XML has it: numbers without exponent, true and false as words."""
    if isinstance(value, bool) or value is None:
        return "" if value is None else str(value).lower()
    if isinstance(value, float | Decimal):
        number = Decimal(repr(value)) if isinstance(value, float) else value
        return f"{number:f}" if number.is_finite() else str(number)
    return str(value)


def _members(group: Group) -> dict[str, Any]:
    return {name: _json(value) for name, value in _present(group)}


def _present(group: Group) -> Iterator[tuple[str, Any]]:
    for name in group.__struct_fields__:
        value = getattr(group, name)
        if value is not None and value != []:
            yield name, value


def _json(value: Any) -> Any:
    if isinstance(value, Group):
        return _members(value)
    if isinstance(value, list):
        return [_json(single) for single in value]
    return f"{value:f}" if isinstance(value, Decimal) else value
