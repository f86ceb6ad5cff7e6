"""Lists every structural fault of a document with a pointer. Slow and thorough: used when the XSD has refused."""

from __future__ import annotations

from collections import Counter
from datetime import date, datetime
from decimal import Decimal

from lxml import etree

from cats.kernel.sentences import Sentence, said
from cats.specification import model
from cats.specification.definitions.base import Group
from cats.specification.definitions.formats import Format
from cats.specification.faults import MOST_FAULTS, Fault, Kind, shortened
from cats.specification.model import Element
from cats.specification.xml import attributes, line_of

_SPACE = " \t\n\r"


class _Full(Exception):
    """Enough faults were found."""


def walk(root: etree._Element, group: type[Group]) -> list[Fault]:
    """Every fault below the root, in the order of the document; empty exactly when the XSD accepts.

    At most `MOST_FAULTS`, then one that says so. The root's own name and attributes are judged before.
    """
    walker = _Walker()
    try:
        walker.group(root, group, f"/{etree.QName(root).localname}")
    except _Full:
        reason = said(
            "There are more than {most} faults; only the first {most} are listed.", most=MOST_FAULTS
        )
        walker.faults.append(Fault(kind=Kind.MORE, reason=reason))
    return walker.faults


class _Walker:
    def __init__(self) -> None:
        self.faults: list[Fault] = []

    def add(
        self, kind: Kind, pointer: str, at: etree._Element, reason: str, value: str | None = None
    ) -> None:
        if len(self.faults) == MOST_FAULTS:
            raise _Full
        shown = shortened(value) if value is not None else None
        self.faults.append(Fault(kind=kind, reason=reason, pointer=pointer, value=shown, line=line_of(at)))

    def group(self, parent: etree._Element, group: type[Group], pointer: str) -> None:
        elements = model.elements(group)
        places = {element.name: place for place, element in enumerate(elements)}
        seen: Counter[str] = Counter()
        furthest = 0
        self.stray_text(parent, parent.text, pointer)
        for child in parent:
            tag = str(child.tag)
            place = places.get(tag)
            if place is None:
                self.unexpected(child, pointer)
            else:
                seen[tag] += 1
                if place < furthest:
                    self.misplaced(child, elements[place], elements[furthest], pointer)
                furthest = max(furthest, place)
                self.element(child, elements[place], seen[tag], pointer)
            self.stray_text(parent, child.tail, pointer)
        self.missing(parent, elements, seen, pointer)

    def element(self, child: etree._Element, element: Element, number: int, pointer: str) -> None:
        own = f"{pointer}/{element.name}" + (f"[{number}]" if element.many or number > 1 else "")
        if number == element.most + 1:
            self.add(Kind.TOO_MANY, own, child, _too_many(element))
        for name, value in attributes(child):
            reason = said("The attribute {name} is not known here. Remove it.", name=name)
            self.add(Kind.ATTRIBUTE, own, child, reason, str(value))
        if element.format is None:
            self.group(child, element.content, own)
        else:
            self.value(child, element, element.format, own)

    def value(self, child: etree._Element, element: Element, value_format: Format, pointer: str) -> None:
        if len(child):
            reason = said(
                "{label} is a value ({notation}); it holds no elements.",
                label=_label(element),
                notation=value_format.notation,
            )
            self.add(Kind.UNEXPECTED, pointer, child, reason, str(child[0].tag))
            return
        text = child.text or ""
        if not fits(value_format, text):
            reason = said(
                "{label} must have the format {format}.", label=_label(element), format=spoken(value_format)
            )
            self.add(Kind.FORMAT, pointer, child, reason, text)

    def unexpected(self, child: etree._Element, pointer: str) -> None:
        name = etree.QName(child)
        own = f"{pointer}/{name.localname}"
        if name.namespace:
            reason = said(
                "{name} must carry no namespace: only the root element is qualified.", name=name.localname
            )
        else:
            reason = said("{name} is not known here. Check its spelling and its place.", name=name.localname)
        self.add(Kind.UNEXPECTED, own, child, reason)

    def misplaced(self, child: etree._Element, element: Element, after: Element, pointer: str) -> None:
        own = f"{pointer}/{element.name}"
        reason = said("{name} must stand before {after}.", name=element.name, after=after.name)
        self.add(Kind.ORDER, own, child, reason)

    def missing(
        self, parent: etree._Element, elements: tuple[Element, ...], seen: Counter[str], pointer: str
    ) -> None:
        for element in elements:
            if element.least and not seen[element.name]:
                own = f"{pointer}/{element.name}" + ("[1]" if element.many else "")
                self.add(Kind.MISSING, own, parent, said("{label} is required here.", label=_label(element)))

    def stray_text(self, at: etree._Element, text: str | None, pointer: str) -> None:
        if text and text.strip(_SPACE):
            reason = said("Text stands where only elements belong.")
            self.add(Kind.TEXT, pointer, at, reason, text.strip(_SPACE))


def fits(value_format: Format, text: str) -> bool:
    """Whether a text is a value of the format; numbers and dates may have white space around them, as XSD has it."""
    if value_format.base == "string":
        if value_format.max_length and len(text) > value_format.max_length:
            return False
        return model.expression(value_format).fullmatch(text) is not None
    text = text.strip(_SPACE)
    if model.expression(value_format).fullmatch(text) is None:
        return False
    if value_format.base == "decimal":
        return _digits_fit(value_format, Decimal(text))
    return value_format.base == "integer" or _exists(value_format.base, text)


def spoken(value_format: Format) -> Sentence:
    """The format as a person reads it."""
    if value_format.base == "date":
        return said("YYYY-MM-DD, an existing day")
    if value_format.base == "dateTime":
        return said("YYYY-MM-DDThh:mm:ss, an existing time")
    return said("{notation}, pattern {pattern}", notation=value_format.notation, pattern=value_format.pattern)


def _label(element: Element) -> Sentence:
    """What the element is called: its definition marks the words for translators."""
    return Sentence(element.label, {})


def _too_many(element: Element) -> Sentence:
    if element.most == 1:
        return said("{label} may stand here at most once.", label=_label(element))
    return said("{label} may stand here at most {most} times.", label=_label(element), most=element.most)


def _digits_fit(value_format: Format, number: Decimal) -> bool:
    """Zeros at the end of the fraction do not count, nor does a single zero before the point."""
    _, digits, exponent = number.as_tuple()
    fraction = -int(exponent)
    written = list(digits)
    while fraction > 0 and written and written[-1] == 0:
        written.pop()
        fraction -= 1
    whole = max(len(written) - fraction, 0)
    return fraction <= value_format.fraction_digits and whole + fraction <= value_format.total_digits


def _exists(base: str, text: str) -> bool:
    try:
        date.fromisoformat(text) if base == "date" else datetime.fromisoformat(text)
    except ValueError:
        return False
    return True
