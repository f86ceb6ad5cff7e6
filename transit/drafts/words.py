"""Findings, fields and values in words for people."""

import re
from datetime import date
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from cats.api.spoken import spoken
from cats.specification import rules
from cats.specification.definitions import CC015C
from cats.specification.definitions.base import Group
from cats.specification.definitions.formats import Format
from cats.specification.faults import Kind
from cats.specification.model import Element
from refdata import selectors as refdata
from transit.drafts import columns
from transit.drafts.fields import Field, Rows, Section, lines_of
from transit.drafts.judging import NOT_UNDERSTOOD, Finding
from transit.drafts.sections import BY_CODE, GOODS

_LENGTH = re.compile(r"an?(\.\.)?(\d+)")
_DECIMALS = re.compile(r"n\.\.\d+,(\d+)")
MISSING = Kind.MISSING.name


def label_of(one: Field, group: type[Group] = CC015C) -> str:
    """The field's plain label, else that of the definition."""
    return str(one.label) or spoken(one.element(group).label)


def sentence(finding: Finding) -> str:
    """What is wrong, in one sentence of the reader's language."""
    if finding.rule == MISSING:
        return _("This is missing.")
    if finding.rule == Kind.FORMAT.name:
        wanted = format_of(finding)
        return _("This does not have the right form.") + (f" {format_hint(wanted)}" if wanted else "")
    if finding.rule == Kind.TOO_MANY.name:
        return _("There are more of these than a declaration may have.")
    if finding.rule == NOT_UNDERSTOOD:
        return _("Write numbers of goods items, such as 1-3, 7.")
    return spoken(finding.sentence) or _("This breaks rule %(rule)s.") % {"rule": finding.rule}


def is_rule(finding: Finding) -> bool:
    """Whether a rule, condition or code list was broken, and not just the form of a document."""
    return finding.rule not in Kind.__members__ and finding.rule != NOT_UNDERSTOOD


def where(finding: Finding) -> str:
    """The question that a finding is about: `Goods, item 17, Gross kg`."""
    section = BY_CODE.get(finding.section)
    if section is None:
        return ""
    parts: list[str | Promise] = [section.title]
    if finding.item:
        parts.append(_("item %(number)s") % {"number": finding.item})
    rows = rows_of(section, finding.rows)
    if rows is not None and finding.row >= 0:
        parts.append(f"{rows.one} {finding.row + 1}")
    found = field_of(finding)
    if found is not None:
        named = [block.title for block in section.blocks if block.name and found in block.questions]
        parts += [*named, found.label]
    return ", ".join(str(part) for part in parts)


def field_of(finding: Finding) -> Field | None:
    """The field that a finding is about."""
    if finding.section == GOODS.code:
        known: tuple[Field, ...] = columns.SINGLE
    else:
        section = BY_CODE.get(finding.section)
        rows = rows_of(section, finding.rows) if section else None
        known = rows.fields if rows else section.fields if section else ()
    return next((one for one in known if one.name == finding.field), None)


def format_of(finding: Finding) -> Format | None:
    """The format of the field that a finding is about."""
    found = field_of(finding)
    if found is None or not found.path:
        return None
    if finding.section == GOODS.code:
        return found.element(columns.ITEM).format
    rows = rows_of(BY_CODE[finding.section], finding.rows)
    return found.element(rows.element().content if rows else CC015C).format


def rows_of(section: Section, name: str) -> Rows | None:
    """The repeatable question of that name."""
    return next((one for one in section.rows if one.name == name), None)


def format_hint(wanted: Format) -> str:
    """What a format asks for, as short as can be; "" where there is nothing to say."""
    decimals = _DECIMALS.fullmatch(wanted.notation)
    if decimals:
        return _("A number with at most %(count)s decimals and a point.") % {"count": decimals[1]}
    if wanted.base in ("date", "dateTime"):
        return ""
    if wanted.base == "integer":
        return _("A whole number.")
    length = _LENGTH.fullmatch(wanted.notation)
    if length is None:
        return ""
    if length[1]:
        return _("At most %(count)s characters.") % {"count": length[2]}
    return _("Exactly %(count)s characters.") % {"count": length[2]}


def conditions(element: Element) -> list[tuple[str, str]]:
    """The conditions and rules that guard an element: code and sentence."""
    return [(code, spoken(rules.RULES[code].sentence)) for code in element.rules if code in rules.RULES]


def value_words(one: Field, value: Any, group: type[Group], on: date) -> str:
    """An answer as people read it: codes with their texts, lists with commas."""
    if one.kind == "lines":
        return ", ".join(lines_of(value))
    text = str(value)
    if one.kind == "flag":
        return {"0": _("No"), "1": _("Yes")}.get(text, text)
    if one.kind == "office":
        found = refdata.office(text, on)
        return f"{found.name} ({text})" if found else text
    codes = one.codes or (one.element(group).codes if one.path else "")
    known = refdata.code_text(codes, text, get_language() or "en") if codes else text
    return text if known == text else f"{text}: {known}"
