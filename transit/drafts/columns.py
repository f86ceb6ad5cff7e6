"""What is asked of a goods item: the columns of the grid, the fields and rows of its own page, and the item as the message has it.

Each knows its place in the item of the CC015C; formats, code lists, occurrences and official labels come from there. Answers
stay raw text, so an item is composed into the JSON form of its group, not into a struct: what is wrong in it is found by
the same formats and rules that judge every message. CC015C has no value or currency of an item: the amount at risk
stands at the guarantee.
"""

import copy
from collections.abc import Callable, Mapping
from typing import Any

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from cats.specification import walker
from cats.specification.definitions import ConsignmentItemType015
from cats.specification.definitions.base import Group
from cats.specification.model import Element
from transit.drafts import cells, further
from transit.drafts.fields import SEQUENCE, Answers, Field, Rows, element_at, plain, prune, read, steps, write

ITEM = ConsignmentItemType015

COLUMNS: tuple[Field, ...] = (
    Field("hs", "Commodity/CommodityCode/harmonizedSystemSubHeadingCode", label=_("HS code"), kind="hs", width=8),
    Field("text", "Commodity/descriptionOfGoods", label=_("Description"), width=40),
    Field("packages", "Packaging[1]/numberOfPackages", label=_("Packages"), kind="whole", width=8),
    Field("kind", "Packaging[1]/typeOfPackages", label=pgettext_lazy("packages", "Kind"), kind="code", width=4),
    Field("marks", "Packaging[1]/shippingMarks", label=_("Marks"), width=20),
    Field("gross", "Commodity/GoodsMeasure/grossMass", label=_("Gross, kg"), kind="number", width=12),
    Field("net", "Commodity/GoodsMeasure/netMass", label=_("Net, kg"), kind="number", width=12),
    Field("dispatch", "countryOfDispatch", label=pgettext_lazy("country", "From"), kind="country", width=4,
          hint=_("Country of dispatch, only where items come from different countries.")),
    Field("destination", "countryOfDestination", label=pgettext_lazy("country", "To"), kind="country", width=4,
          hint=_("Country of destination, only where items go to different countries.")),
)  # fmt: skip
"""The columns of the grid, in the order in which a pasted row is read."""

PARTICULARS: tuple[Field, ...] = (
    Field("units", "Commodity/GoodsMeasure/supplementaryUnits", label=_("Supplementary units"), kind="number", width=12,
          hint=_("The quantity in the unit that the tariff asks for besides kilograms.")),
    Field("cus", "Commodity/cusCode", label=_("CUS code"), kind="code", width=9,
          hint=_("Number of a chemical substance in the customs inventory, such as 0010001-6.")),
    Field("ucr", "referenceNumberUCR", label=_("Reference number (UCR)"), width=35),
    Field("type", "declarationType", label=_("Declaration type"), kind="choice", width=5,
          hint=_("Only in a mixed declaration of type T.")),
    Field("charges", "TransportCharges/methodOfPayment", label=_("Payment of transport charges"), kind="choice"),
)  # fmt: skip
CONSIGNEE: tuple[Field, ...] = (
    Field("consignee", "Consignee/identificationNumber", label=_("Identification number"), width=17),
    Field("consignee_name", "Consignee/name", label=_("Name"), width=40),
    Field("consignee_street", "Consignee/Address/streetAndNumber", label=_("Street and number"), width=40),
    Field("consignee_postcode", "Consignee/Address/postcode", label=_("Postcode"), width=17),
    Field("consignee_city", "Consignee/Address/city", label=_("City"), width=35),
    Field("consignee_country", "Consignee/Address/country", label=_("Country"), kind="country", width=4),
)  # fmt: skip

_TYPE = Field("type", "type", label=pgettext_lazy("document", "Type"), kind="choice", width=12)
_NUMBER = Field("number", "referenceNumber", label=_("Reference number"), width=30)
_MORE = Field("more", "complementOfInformation", label=_("Further information"), width=20)

_ROWS: tuple[Rows, ...] = (
    Rows("packagings", "Packaging", (
        Field("kind", "typeOfPackages", label=pgettext_lazy("packages", "Kind"), kind="code", width=4),
        Field("packages", "numberOfPackages", label=_("Packages"), kind="whole", width=8),
        Field("marks", "shippingMarks", label=_("Marks"), width=30),
    ), label=_("Further packages of this item"), one=_("Packages"),
       hint=_("The first packages stand in the grid; here the others, of another kind or with other marks.")),
    Rows("dangerous", "Commodity/DangerousGoods", (
        Field("un", "UNNumber", label=_("UN number"), kind="code", width=6),
    ), label=_("Dangerous goods"), one=_("UN number"), hint=_("Four digits, such as 1203 for petrol.")),
    Rows("previous", "PreviousDocument", (
        _TYPE, _NUMBER,
        Field("item", "goodsItemNumber", label=_("Item"), kind="whole", width=5),
        Field("kind", "typeOfPackages", label=pgettext_lazy("packages", "Kind"), kind="code", width=4),
        Field("packages", "numberOfPackages", label=_("Packages"), kind="whole", width=8),
        Field("quantity", "quantity", label=_("Quantity"), kind="number", width=10),
        Field("unit", "measurementUnitAndQualifier", label=_("Unit"), kind="code", width=4),
        _MORE,
    ), label=_("Previous documents"), one=_("Previous document")),
    Rows("supporting", "SupportingDocument", (
        _TYPE, _NUMBER,
        Field("line", "documentLineItemNumber", label=_("Line"), kind="whole", width=5), _MORE,
    ), label=_("Supporting documents"), one=_("Supporting document")),
    Rows("transport", "TransportDocument", (_TYPE, _NUMBER), label=_("Transport documents"), one=_("Transport document")),
    Rows("references", "AdditionalReference", (_TYPE, _NUMBER), label=_("Additional references"),
         one=_("Additional reference")),
    Rows("information", "AdditionalInformation", (
        Field("code", "code", label=pgettext_lazy("list", "Code"), kind="choice", width=12),
        Field("text", "text", label=pgettext_lazy("information", "Text"), width=40),
    ), label=_("Additional information"), one=_("Additional information")),
    Rows("actors", "AdditionalSupplyChainActor", (
        Field("role", "role", label=pgettext_lazy("supply chain", "Role"), kind="choice", width=12),
        Field("number", "identificationNumber", label=_("Identification number"), width=20),
    ), label=_("Others in the supply chain"), one=_("Other in the supply chain")),
)  # fmt: skip

_NAMED = (*COLUMNS, *PARTICULARS, *CONSIGNEE)
_KNOWN = (
    {plain(one.path) for one in _NAMED} | {rows.path for rows in _ROWS} | further.NOT_ASKED_OF_ITEMS.keys()
)
_REST = tuple(further.fields(ITEM, _KNOWN, kind_of=further.kind_of_item))
FIELDS: tuple[Field, ...] = PARTICULARS + _REST + CONSIGNEE
"""Further single fields, on the item's own page: those named here, then whatever else the definition has."""
BLOCKS = (
    (_("Further particulars of this item"), PARTICULARS + _REST),
    (_("Consignee of this item, where it is not that of the consignment"), CONSIGNEE),
)
"""The same under their headings."""
ROWS: tuple[Rows, ...] = tuple(
    further.with_rest(rows, rows.element(ITEM).content, kind_of=further.kind_of_item) for rows in _ROWS
)
"""What an item may have several of, on its own page. The first packaging is the grid's."""

SINGLE: tuple[Field, ...] = COLUMNS + FIELDS
BY_NAME: dict[str, Field] = {one.name: one for one in SINGLE}
ROWS_BY_NAME: dict[str, Rows] = {one.name: one for one in ROWS}
FIRST_PACKAGING = 1
"""How many packagings the grid has: those of the rows follow."""

_NUMBERS = ("goodsItemNumber", "declarationGoodsItemNumber")
_READ: dict[str, Callable[[str], str]] = {
    "hs": cells.commodity,
    "number": cells.number,
    "whole": cells.whole,
    "code": cells.code,
    "country": cells.code,
    "choice": cells.code,
    "text": cells.tidy,
}


def value(column: Field, raw: object) -> str:
    """What the message gets for a raw answer: the number, code or text in it; what cannot be read stays as it is."""
    return _READ[column.kind](str(raw)) if raw not in (None, "") else ""


def content(rows: Rows) -> type[Group]:
    """The group of one of the rows."""
    return rows.element(ITEM).content


def element_of(name: str, inner: str = "") -> Element:
    """The definition behind a column or field, or behind the field `inner` of rows."""
    if inner:
        rows = ROWS_BY_NAME[name]
        return element_at(content(rows), rows.by_name[inner].path)
    return BY_NAME[name].element(ITEM)


def label_of(name: str, inner: str = "") -> str:
    """What a column or field is called."""
    column = ROWS_BY_NAME[name].by_name[inner] if inner else BY_NAME.get(name) or ROWS_BY_NAME.get(name)
    return str(column.label) if column else ""


def empty(answers: Mapping[str, Any]) -> bool:
    """Whether nothing was answered."""
    return not any(answers.values())


def compose(answers: Mapping[str, Any], carried: Mapping[str, Any] | None = None) -> dict[str, Any]:
    """The item in JSON form, without its numbers, which its place gives it; carried parts first, answers over them."""
    item: dict[str, Any] = copy.deepcopy(dict(carried or {}))
    write({name: value(BY_NAME[name], answers.get(name)) for name in BY_NAME}, SINGLE, item)
    for rows in ROWS:
        entries = [_entry(rows, row) for row in answers.get(rows.name) or ()]
        if entries:
            _append(item, rows, entries)
    return item


def decompose(item: dict[str, Any]) -> tuple[Answers, dict[str, Any]]:
    """The answers of an item in JSON form, and what no column has."""
    left = copy.deepcopy(item)
    for name in _NUMBERS:
        left.pop(name, None)
    answers = read(left, SINGLE)
    for rows in ROWS:
        found = _taken(left, rows)
        if found:
            answers[rows.name] = found
    return answers, prune(left) or {}


def faults(answers: Mapping[str, Any]) -> dict[str, str]:
    """What is wrong with single cells: the format of each that is filled. Presence and rules are judged on the whole."""
    found: dict[str, str] = {}
    for column in SINGLE:
        written = value(column, answers.get(column.name))
        wanted = column.element(ITEM).format
        if written and wanted is not None and not walker.fits(wanted, written):
            found[column.name] = walker.spoken(wanted)
    return found


def name_of(path: str) -> str:
    """The column or rows of an element of the item (`Commodity/GoodsMeasure/grossMass`); "" where none has it."""
    return place_of(path)[0]


def place_of(path: str) -> tuple[str, int, str]:
    """Where an element of the item is asked: (column, 0, "") or (rows, number from 1, field); ("", 0, "") for nowhere."""
    bare = plain(path)
    packaging = next((number for name, number in steps(path) if name == "Packaging"), 0)
    if packaging <= FIRST_PACKAGING:
        for column in SINGLE:
            where = plain(column.path)
            if where == bare or where.startswith(f"{bare}/"):
                return column.name, 0, ""
    for rows in ROWS:
        if bare == rows.path or bare.startswith(f"{rows.path}/"):
            return rows.name, _number(path, rows), _inner(rows, bare)
    return "", 0, ""


def _number(path: str, rows: Rows) -> int:
    """Which of the rows a path speaks of, from 1; 0 for all of them."""
    last = rows.path.rpartition("/")[2]
    found = next((number for name, number in steps(path) if name == last), 0)
    return max(found - _offset(rows), 0) if found else 0


def _inner(rows: Rows, bare: str) -> str:
    tail = bare.removeprefix(rows.path).lstrip("/")
    return next((one.name for one in rows.fields if one.path == tail), "")


def _offset(rows: Rows) -> int:
    return FIRST_PACKAGING if rows.path == "Packaging" else 0


def _entry(rows: Rows, row: Mapping[str, Any]) -> dict[str, Any]:
    entry: dict[str, Any] = {}
    write({one.name: value(one, row.get(one.name)) for one in rows.fields}, rows.fields, entry)
    return entry


def _append(item: dict[str, Any], rows: Rows, entries: list[dict[str, Any]]) -> None:
    """Write the rows into their list, over what was carried there, numbered from 1; the grid's packaging stays first."""
    at = item
    *outer, last = rows.path.split("/")
    for name in outer:
        at = at.setdefault(name, {})
    there = at.setdefault(last, [])
    while len(there) < _offset(rows):
        there.append({SEQUENCE: len(there) + 1})
    for number, entry in enumerate(entries, _offset(rows) + 1):
        if number <= len(there):
            there[number - 1] = there[number - 1] | entry
        else:
            there.append({SEQUENCE: number} | entry)


def _taken(item: dict[str, Any], rows: Rows) -> list[Answers]:
    """The answers in the list of the rows; what they leave behind keeps its place there."""
    at: Any = item
    for name in rows.path.split("/"):
        at = at.get(name, {}) if isinstance(at, dict) else {}
    if not isinstance(at, list):
        return []
    return [read(entry, rows.fields) for entry in at[_offset(rows) :]]
