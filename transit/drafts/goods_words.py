"""The faults of a goods item in the reader's language, and what one press could do about each. Judges nothing."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _

from cats.specification.definitions.formats import Format
from cats.specification.faults import Kind
from cats.specification.model import Element
from cats.ui import formats
from refdata import selectors as refdata
from refdata import tariff
from transit.drafts import cells, columns
from transit.drafts.goods_judge import EMPTY, Found

HS, KINDS = "CL152", "CL017"
MOST_MENDS = 3
_GRID = frozenset(column.name for column in columns.COLUMNS)
_NOTATION = re.compile(r"[an]{1,2}(\.\.)?([0-9]+)")


@dataclass(frozen=True, slots=True)
class Mend:
    """What one press does: put the values into the cells of the row. `words` stand on the button."""

    words: str
    values: dict[str, str]


@dataclass(frozen=True, slots=True)
class Fault:
    """A fault as the page shows it: at which cell, in words, by which rule, and how it could be mended."""

    name: str
    row: int
    inner: str
    label: str
    sentence: str
    rule: str
    mends: tuple[Mend, ...]

    @property
    def in_grid(self) -> bool:
        """Whether the cell stands in the grid."""
        return not self.row and self.name in _GRID

    @property
    def rule_words(self) -> str:
        """The rule, list or format that says so, for those who know the specification."""
        if self.rule.startswith("CL"):
            return _("code list %(code)s") % {"code": self.rule}
        if _NOTATION.match(self.rule):
            return _("format %(code)s") % {"code": self.rule}
        return _("rule %(code)s") % {"code": self.rule}


def shown(found: Found, answers: Mapping[str, Any], on: date) -> Fault:
    """A kept fault in words."""
    written = _written(found, answers)
    label = columns.label_of(found["name"], found["inner"])
    if found["row"]:
        label = f"{columns.label_of(found['name'])} {found['row']}: {label}"
    return Fault(
        found["name"], found["row"], found["inner"], label,
        _sentence(found, written, answers, on), found["rule"], tuple(_mends(found, written, answers, on)),
    )  # fmt: skip


def _written(found: Found, answers: Mapping[str, Any]) -> str:
    """What stands in the cell."""
    if not found["row"]:
        raw = answers.get(found["name"], "")
        return raw if isinstance(raw, str) else ""
    rows = answers.get(found["name"]) or []
    row = rows[found["row"] - 1] if found["row"] <= len(rows) else {}
    return str(row.get(found["inner"], ""))


def _sentence(found: Found, written: str, answers: Mapping[str, Any], on: date) -> str:
    if found["code"] == EMPTY:
        return _("This row is empty. Fill it in or remove it.")
    if found["rule"] in _BY_RULE:
        said = _BY_RULE[found["rule"]]
        return said(found, answers) if callable(said) else str(said)
    if found["code"] == Kind.MISSING.value:
        return _("This is missing.")
    if found["code"] == Kind.FORMAT.value:
        return _format(columns.element_of(found["name"], found["inner"]), written)
    if found["rule"] == HS:
        return _tariff(written, on)
    if found["rule"].startswith("CL"):
        return _("“%(value)s” is no code of this list.") % {"value": written}
    return str(found["text"])


def _format(element: Element, written: str) -> str:
    wanted = element.format
    base = wanted.base if wanted else ""
    if base == "decimal":
        both = cells.readings(written)
        if both:
            return _("“%(value)s” can be read in two ways: %(first)s or %(second)s.") % {
                "value": written, "first": both[0], "second": both[1],
            }  # fmt: skip
        return _(
            "“%(value)s” is no number that fits here. Write it like 1240.5, with at most six decimals."
        ) % {"value": written}
    if base == "integer":
        return _("“%(value)s” is no whole number that fits here.") % {"value": written}
    exact, most = _length(wanted)
    size = len(cells.tidy(written))
    if exact and size != exact:
        return _("“%(value)s” has %(size)s characters; %(exact)s are needed.") % {
            "value": written, "size": size, "exact": exact,
        }  # fmt: skip
    if most and size > most:
        return _("This text has %(size)s characters; %(most)s fit.") % {"size": size, "most": most}
    return _("“%(value)s” does not fit here.") % {"value": written}


def _length(wanted: Format | None) -> tuple[int, int]:
    """How long a text must be exactly, or may be at most, by its notation (`an6`, `an..512`); 0 for what it does not say."""
    found = _NOTATION.fullmatch(wanted.notation) if wanted else None
    if found is None:
        return 0, 0
    return (0, int(found[2])) if found[1] else (int(found[2]), int(found[2]))


def _tariff(written: str, on: date) -> str:
    code = cells.commodity(written)
    last = tariff.ended(code, on)
    if last:
        return _("%(code)s ended on %(day)s.") % {"code": code, "day": formats.day(last)}
    return _("There is no code %(code)s in HS 2022.") % {"code": code}


def _masses(found: Found, answers: Mapping[str, Any]) -> str:
    return _("Gross %(gross)s is less than net %(net)s. Were they exchanged?") % {
        "gross": answers.get("gross", ""), "net": answers.get("net", ""),
    }  # fmt: skip


def _packages(found: Found, answers: Mapping[str, Any]) -> str:
    if found["code"] == "15":
        return _("Goods in bulk have no number of packages.")
    if (found["inner"] or found["name"]) == "marks":
        return _("Packages of this kind need their marks and numbers.")
    return _("Packages of this kind need their number.")


def _gross(found: Found, answers: Mapping[str, Any]) -> str:
    if columns.value(columns.BY_NAME["packages"], answers.get("packages")) == "0":
        return _(
            "With 0 packages the item is packed with another one, which carries the gross mass: write 0."
        )
    return _("Only an item that is packed with another one weighs 0.")


_BY_RULE: dict[str, str | Promise | Callable[[Found, Mapping[str, Any]], str]] = {
    "R0223": _masses,
    "C0060": _packages,
    "R0221": _gross,
    "C0153": gettext_lazy("The HS code is missing."),
    "CATS_103": gettext_lazy("This is missing: goods are not released without it."),
    "R0219": gettext_lazy("The item is packed with another one (0 packages), so that it has no packages of its own."),
    "R0220": gettext_lazy("Unpacked goods cannot share the packages of another item."),
    "R0364": gettext_lazy("No other item counts packages with the same marks."),
    "C0821": gettext_lazy("Only the six digits of the Harmonized System are stated."),
    "C0298": gettext_lazy("A quantity has its unit, and a unit its quantity."),
    "C0015": gettext_lazy("An excise document has its number."),
    "R0023": gettext_lazy("Write the reference number of the excise document."),
    "R3061": gettext_lazy("This code stands for an unknown consignee; within CATS he is always known."),
    "CL017": gettext_lazy("This is no kind of packages. Choose one of the list."),
    "CL008": gettext_lazy("This is no country. Write its two letters."),
    "CL248": gettext_lazy("This is no country. Write its two letters."),
}  # fmt: skip


def _mends(found: Found, written: str, answers: Mapping[str, Any], on: date) -> list[Mend]:
    if found["row"]:
        return []
    name = found["name"]
    if found["rule"] == "R0223":
        return [Mend(_("Exchange them"), {"gross": answers["net"], "net": answers["gross"]})]
    if name == "hs" and written:
        return [Mend(_("Take %(code)s") % {"code": code}, {"hs": code}) for code in codes_meant(written, on)]
    if name == "kind" and written:
        return [
            Mend(_("Take %(code)s") % {"code": code}, {"kind": code}) for code in _kinds_meant(written, on)
        ]
    if found["code"] == Kind.FORMAT.value and cells.readings(written):
        return [Mend(_("Take %(value)s") % {"value": one}, {name: one}) for one in cells.readings(written)]
    if found["code"] == "15":
        return [Mend(_("Leave it out"), {name: ""})]
    if (
        found["rule"] == "R0221"
        and columns.value(columns.BY_NAME["packages"], answers.get("packages")) == "0"
    ):
        return [Mend(_("Write 0"), {"gross": "0", "net": ""})]
    return []


def _kinds_meant(written: str, on: date) -> list[str]:
    """The kinds of packages that are called so in the reader's language or in English."""
    wanted = written.casefold()
    known = {*refdata.choices(KINDS, get_language() or "en", on), *refdata.choices(KINDS, "en", on)}
    exact = {code for code, text in known if text.casefold() == wanted}
    begins = {code for code, text in known if text.casefold().startswith(wanted)}
    return sorted(exact or begins)[:MOST_MENDS]


def codes_meant(written: str, on: date) -> list[str]:
    """The subheadings that a wrong commodity code may mean: its first six digits, a lost zero in front, or its neighbours."""
    code = cells.commodity(written)
    if not code.isascii() or not code.isdigit():
        return []
    longer = [code[:6]] if len(code) > 6 else [f"0{code}"] if len(code) == 5 else []
    known = [one for one in longer if tariff.description(one, on)]
    return known or tariff.near(code[:6], on)
