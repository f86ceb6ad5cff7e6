"""Documents made at random from the definitions alone: valid ones, and ones spoilt in every way that XML allows."""

from __future__ import annotations

import random
from decimal import Decimal
from typing import Any

from lxml import etree

from cats.specification import model, walker
from cats.specification.definitions.base import Group, Message

LETTERS = "abc XYZ 0189 -/.,()&<>\"' äß Жыл қазақ ქარ تر 箱😀"
WORDS = [
    "",
    "GE",
    "KZDM0001",
    "N830",
    "2026-11-20",
    "2026-11-20T09:15:00",
    "26KZ000000000001J9",
    "a@b.ge",
    "0",
    "1",
]


def message(definition: type[Message], seed: int, density: float = 0.3) -> Any:
    """A message that the XSD accepts; `density` is the chance that an optional element is there."""
    return _Maker(random.Random(seed), density).struct(definition)


class _Maker:
    def __init__(self, chance: random.Random, density: float) -> None:
        self.chance = chance
        self.density = density

    def struct(self, group: type[Group]):
        values = {}
        for element in model.elements(group):
            if element.many:
                count = element.least + (self.chance.random() < self.density)
                values[element.name] = [self.content(element) for _ in range(count)]
            elif element.least or self.chance.random() < self.density:
                values[element.name] = self.content(element)
        return group(**values)

    def content(self, element: model.Element):
        return self.struct(element.group) if element.group else self.value(element.format)

    def value(self, value_format):
        kind = value_format.base
        if kind == "integer":
            return int(self.fitting(value_format, lambda: str(self.chance.choice([0, 1, 7, 42, 999, 99999]))))
        if kind == "decimal":
            return Decimal(self.fitting(value_format, self.number))
        if kind in ("date", "dateTime"):
            day = f"{self.chance.randint(1, 9999):04}-{self.chance.randint(1, 12):02}-{self.chance.randint(1, 28):02}"
            return (
                day
                if kind == "date"
                else f"{day}T{self.chance.randint(0, 23):02}:59:{self.chance.randint(0, 59):02}"
            )
        return self.fitting(value_format, lambda: self.text(value_format.notation))

    def number(self) -> str:
        whole = str(self.chance.choice([0, 1, 18660, 9999999999]))
        return whole + self.chance.choice(["", ".5", ".000", ".000001", ".25"])

    def fitting(self, value_format, make):
        for _ in range(50):
            text = make()
            if walker.fits(value_format, text):
                return text
        return minimal(value_format)

    def text(self, notation: str) -> str:
        size = int(notation.split("..")[-1].lstrip("an"))
        if "..":
            size = self.chance.randint(1, min(size, 24)) if ".." in notation else size
        return "".join(self.chance.choice(LETTERS) for _ in range(size))


def minimal(value_format) -> str:
    """Some value of a format that random letters do not hit."""
    known = [
        "1",
        "0",
        "12",
        "A",
        "1A",
        "GE",
        "USD",
        "G01",
        "123456",
        "KZDM0001",
        "CC015C",
        "26KZ000000000001J9",
        "26GE0000DEMO00012",
        "GE123",
        "someE",
        "a@b.ge",
        "41.12345",
        "discharged",
        "aa",
        "N830",
        "00200",
        "2026",
        "AB1",
        "0000000-1",
    ]
    return next(text for text in known if walker.fits(value_format, text))


def spoil(root: etree._Element, chance: random.Random) -> None:
    """One change that may or may not make the document invalid."""
    everything = [element for element in root.iter() if element is not root]
    target = chance.choice(everything)
    chance.choice(
        [_drop, _double, _swap, _rename, _junk, _junk, _junk, _attribute, _child, _stray, _qualify]
    )(target, chance)


def _drop(target, chance):
    target.getparent().remove(target)


def _double(target, chance):
    target.addnext(etree.fromstring(etree.tostring(target, with_tail=False)))


def _swap(target, chance):
    following = target.getnext()
    if following is not None:
        following.addnext(target)


def _rename(target, chance):
    target.tag = chance.choice(
        ["nonsense", "sequenceNumber", "referenceNumber", "Consignment", "MRN", target.tag.lower()]
    )


def _junk(target, chance):
    if len(target):
        return
    size = chance.choice([1, 2, 4, 17, 18, 35, 36, 70, 71, 512, 513])
    values = [
        "",
        " ",
        "  ",
        "\n",
        "0",
        "00",
        "01",
        "+1",
        "-1",
        "1.",
        ".5",
        "0.0",
        "0.0000000",
        "0.0000001",
        "1e3",
        "NaN",
        "1.000000000000000000000000000000000000",
        "12345678901234567",
        "1234567890123456",
        "12345678901.123456",
        " 5 ",
        "\t7\n",
        "٣",
        "2026-02-29",
        "2024-02-29",
        "0000-01-01",
        "2026-11-20Z",
        "2026-11-20T24:00:00",
        "2026-11-20T23:59:60",
        " 2026-11-20 ",
        "2026-11-20T10:00:00.5",
        "x" * size,
        "é" * size,
        "😀" * size,
        " x",
        "x ",
        "x\u00a0",
        "\u2003x",
        "x\u180e",
        "\u200bx",
        "x\u2028y",
        "x\u2028",
        "a\nb",
        "a\tb",
        "a\r",
        "\u0085",
        "~",
        "\x7f",
        "e@x.y",
        "@",
        (target.text or "") + " ",
        " " + (target.text or ""),
        (target.text or "") + "1",
        (target.text or "").lower(),
    ]
    target.text = chance.choice(values)


def _attribute(target, chance):
    target.set(
        chance.choice(["id", "PhaseID", "{http://www.w3.org/XML/1998/namespace}lang", "{urn:x}y"]), "v"
    )


def _child(target, chance):
    etree.SubElement(target, chance.choice(["nonsense", "sequenceNumber"])).text = "1"


def _stray(target, chance):
    target.tail = (target.tail or "") + chance.choice(["x", "  ", "\n", "\u00a0", "0"])


def _qualify(target, chance):
    target.tag = "{urn:carec:cats:ice:1}" + etree.QName(target).localname
