"""Where in the draft a pointer leads: section, field, row or goods item. What leads nowhere is shown at the top."""

import re
from dataclasses import dataclass

from transit.drafts import columns
from transit.drafts.compose import Composed
from transit.drafts.fields import Field, Rows, plain
from transit.drafts.sections import DOCUMENTS, FORMS, GOODS

_ROOT = re.compile(r"/(CC015C|CC013C)(/|$)")
_ITEM = re.compile(r"Consignment/HouseConsignment\[(\d+)\]/ConsignmentItem\[(\d+)\]/?(.*)")


@dataclass(frozen=True, slots=True)
class Place:
    """A place in the draft. `rows` and `row` (from 0) name a row; `item` is a position from 1; empty where there is none."""

    section: str = ""
    field: str = ""
    rows: str = ""
    row: int = -1
    item: int = 0


def place_of(pointer: str, composed: Composed) -> Place:
    """The place that a pointer of the composed document leads to."""
    path = _ROOT.sub("", pointer, count=1).strip("/")
    if not path:
        return Place()
    found = _ITEM.fullmatch(path)
    if found:
        return _in_item(path, int(found[1]), int(found[2]), found[3], composed)
    for section in FORMS:
        for rows in section.rows:
            if plain(path) == rows.path or plain(path).startswith(f"{rows.path}/"):
                return _in_rows(section.code, rows, path, composed)
    exact = {plain(one.path): (section.code, one) for section in FORMS for one in section.fields}
    if plain(path) in exact:
        code, one = exact[plain(path)]
        return Place(code, one.name)
    return _nearest(plain(path))


def _in_item(path: str, house: int, number: int, rest: str, composed: Composed) -> Place:
    item = composed.items.get((house, number), 0)
    for rows in DOCUMENTS.rows:
        element = rows.path.rpartition("/")[2]
        if plain(rest or "x").split("/")[0] == element:
            start = _start(path, f"{path[: len(path) - len(rest)]}{element}")
            if start in composed.rows:
                return Place(
                    DOCUMENTS.code,
                    _field_of(rows, rest.partition("/")[2]),
                    rows.name,
                    composed.rows[start],
                    item,
                )
    return Place(GOODS.code, columns.name_of(rest) if rest else "", item=item)


def _in_rows(section: str, rows: Rows, path: str, composed: Composed) -> Place:
    start = _start(path, rows.path)
    inner = path[len(start) :].strip("/")
    return Place(section, _field_of(rows, inner), rows.name, composed.rows.get(start, -1))


def _start(path: str, group: str) -> str:
    """The pointer up to the group's own number; the first one where none stands."""
    found = re.match(re.escape(group) + r"\[\d+\]", path)
    return found[0] if found else f"{group}[1]"


def _field_of(rows: Rows, path: str) -> str:
    """The row's field for the path below its group."""
    inner = plain(path)
    if not inner:
        return ""
    known: list[Field] = [one for one in rows.fields if one.path]
    for one in known:
        if plain(one.path) == inner:
            return one.name
    return next((one.name for one in known if _related(plain(one.path), inner)), "")


def _related(one: str, other: str) -> bool:
    return (
        one.startswith(f"{other}/") or other.startswith(f"{one}/") or one.split("/")[0] == other.split("/")[0]
    )


def _nearest(path: str) -> Place:
    """A group that is missing or of no field: its first field, else its section."""
    for section in FORMS:
        for one in section.fields:
            if plain(one.path).startswith(f"{path}/"):
                return Place(section.code, one.name)
    for section in (*FORMS, GOODS):
        if any(path == known or path.startswith(f"{known}/") for known in section.paths):
            return Place(section.code)
    if path in ("Consignment", "Guarantee"):
        return Place(GOODS.code if path == "Consignment" else "guarantee")
    return Place()
