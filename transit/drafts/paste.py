"""Cells from a spreadsheet, pasted or in a file, as answers of goods items. Pure: nothing is judged or saved here.

Tabs, semicolons or commas part the cells, quotation marks hold cells with line breaks, a first row of column names says
which cell is what. It reads at most one row more than a declaration may have, however long the text is.
"""

import csv
import io
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from django.utils import translation

from transit.drafts import cells, columns
from transit.models.draft import MOST_ITEMS

LONGEST_LINE = 100_000
LARGEST = 4 * 1024 * 1024
"""Characters of a paste or bytes of a file that are read: 1 999 full rows have less."""

_NAMES = {
    "hs": "hs hscode commoditycode commodity tariff tariffcode harmonizedsystemsubheadingcode тнвэд кодтнвэд кодтовара код code",
    "text": "description goods descriptionofgoods goodsdescription наименование описание описаниетовара наименованиетовара товар",
    "packages": "packages numberofpackages pkgs qty мест места количествомест числомест",
    "kind": "kind kindofpackages packagekind typeofpackages package packaging видупаковки упаковка вид",
    "marks": "marks shippingmarks marksandnumbers маркировка марки",
    "gross": "gross grosskg grossmass grossweight grossmasskg брутто бруттокг весбрутто массабрутто",
    "net": "net netkg netmass netweight netmasskg нетто неттокг веснетто массанетто",
    "dispatch": "from countryofdispatch dispatch странаотправления",
    "destination": "to countryofdestination destination страназначения странаназначения",
}
_IGNORED = frozenset(["no", "nr", "n", "item", "itemno", "position", "pos", "номер", "позиция", "пп", "№"])
_LETTERS = re.compile(r"[^\w№]|_")
_LANGUAGES = ("en", "ru")


@dataclass(frozen=True)
class Line:
    """One row of cells: its number in the text (from 1), its answers, and the cells that no column takes."""

    number: int
    answers: dict[str, str]
    left: tuple[str, ...] = ()
    long: bool = False


@dataclass(frozen=True)
class Sheet:
    """What a paste holds. `header` are the columns named by its first row, `unknown` the names that are none of ours."""

    lines: list[Line]
    header: tuple[str, ...] = ()
    unknown: tuple[str, ...] = ()
    too_many: bool = False
    about: int = field(default=0)


class TooLarge(Exception):
    """The text is longer than any declaration."""


def read(text: str) -> Sheet:
    """The rows of a pasted text. Blank lines count for nothing. Raises `TooLarge`."""
    if len(text) > LARGEST:
        raise TooLarge
    rows = _rows(text.removeprefix("\ufeff"))
    if not rows:
        return Sheet([])
    first = rows[0][1]
    named = header_of(first)
    order = named or [column.name for column in columns.COLUMNS]
    lines = [_line(number, row, order) for number, row in (rows[1:] if named else rows)]
    unknown = [
        cell for cell, name in zip(first, named, strict=False) if not name and _plain(cell) not in _IGNORED
    ]
    return Sheet(
        lines[:MOST_ITEMS],
        header=tuple(name for name in named if name),
        unknown=tuple(cell for cell in unknown if cell),
        too_many=len(lines) > MOST_ITEMS,
        about=text.count("\n") + 1,
    )


def block(text: str) -> list[list[str]]:
    """The cells of a pasted block as they stand, without a thought for columns."""
    if len(text) > LARGEST:
        raise TooLarge
    return [row for _, row in _rows(text)]


def header_of(row: list[str]) -> list[str]:
    """The column that each cell of a first row names, "" where it is none; empty when the row is no header."""
    known = names()
    found = [known.get(_plain(cell), "") for cell in row]
    if len({name for name in found if name}) < 2 or any(re.search("[0-9]{4}", cell) for cell in row):
        return []
    return [name if found.index(name) == at else "" for at, name in enumerate(found)]


def names() -> dict[str, str]:
    """What people call the columns, letters only, in lower case: our labels, the message's names, and common words."""
    known = {word: name for name, words in _NAMES.items() for word in words.split()}
    for language in dict.fromkeys((translation.get_language() or "en", *_LANGUAGES)):
        with translation.override(language):
            known |= {_plain(str(column.label)): column.name for column in columns.COLUMNS}
    return known


def decoded(data: bytes) -> tuple[str, str]:
    """The text of a file and how it was read (`UTF-8`, `UTF-16`, `Windows-1251`); ValueError for what is no text."""
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return _sound(data.decode("utf-16")), "UTF-16"
    try:
        return _sound(data.decode("utf-8-sig")), "UTF-8"
    except UnicodeDecodeError:
        return _sound(data.decode("cp1251")), "Windows-1251"


def _sound(text: str) -> str:
    if "\0" in text or text.startswith(("PK\x03", "%PDF")):
        raise ValueError("not a text")
    return text


def _rows(text: str) -> list[tuple[int, list[str]]]:
    """The first rows with anything in them, each with the number of its line; a stray quotation mark is a mark like any other."""
    delimiter = _delimiter(text)
    try:
        return _read(csv.reader(_lines(text), delimiter=delimiter, strict=True))
    except csv.Error:
        return _read(csv.reader(_lines(text), delimiter=delimiter, quoting=csv.QUOTE_NONE))


def _read(reader: Any) -> list[tuple[int, list[str]]]:
    rows: list[tuple[int, list[str]]] = []
    begin = 1
    for row in reader:
        tidied = [cells.unsafe(cells.tidy(cell)) for cell in row]
        if any(tidied):
            rows.append((begin, tidied))
            if len(rows) > MOST_ITEMS + 1:
                break
        begin = reader.line_num + 1
    return rows


def _lines(text: str) -> Iterator[str]:
    """The lines one at a time, each with a plain end; a carriage return alone is one too."""
    for line in io.StringIO(text.replace("\r\n", "\n").replace("\r", "\n"), newline="\n"):
        yield line if len(line) <= LONGEST_LINE else line[:LONGEST_LINE] + "\n"


def _delimiter(text: str) -> str:
    """The sign that parts cells: a tab where there is one, else a sign that the first line has at least twice."""
    first = text.lstrip().partition("\n")[0]
    if "\t" in text:
        return "\t"
    return next((sign for sign in ";," if first.count(sign) > 1), "\t")


def _line(number: int, row: list[str], order: list[str]) -> Line:
    answers = {name: cell[: cells.LONGEST] for name, cell in zip(order, row, strict=False) if name and cell}
    left = tuple(cell[: cells.LONGEST] for cell in row[len(order) :] if cell)
    return Line(number, answers, left, any(len(cell) > cells.LONGEST for cell in row))


def _plain(cell: str) -> str:
    return _LETTERS.sub("", cell.lower())
