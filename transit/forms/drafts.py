"""The form of a section, made from its declaration; and what was posted, read back as raw answers. Nothing is refused here."""

import json
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django import forms
from django.forms.utils import ErrorDict, ErrorList
from django.http import QueryDict
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from cats.kernel import json_text
from cats.specification.definitions import CC015C
from cats.specification.definitions.base import Group
from cats.specification.model import Element, by_name
from refdata import selectors as refdata
from transit.drafts import words
from transit.drafts.fields import CARRIED, Answers, Block, Field, Rows, Section, lines_of, steps
from transit.drafts.judging import Finding

FEW = 40
"""Longer code lists are offered by a list that all fields of the page share, not by menus of their own."""
LONGEST_ROWS = 9999
_INDEXED = re.compile(r"(\w+)-(\d+)-(\w+)")


class RawForm(forms.Form):
    """Fields with answers as they are and what is wrong with them. It validates nothing: everything is kept."""

    use_required_attribute = False

    def __init__(
        self,
        made: Mapping[str, forms.Field],
        answers: Mapping[str, Any],
        wrong: Mapping[str, list[str]],
        prefix: str,
    ) -> None:
        super().__init__(initial=dict(answers), prefix=prefix)
        self.fields.update(made)
        self._errors = ErrorDict({name: ErrorList(texts) for name, texts in wrong.items() if name in made})


@dataclass
class RowForm:
    """One row: its number for people, its fields, and the parts that no field has."""

    number: int
    form: RawForm
    filled: bool = True
    carried: str = ""
    wrong: list[str] = field(default_factory=list)


@dataclass
class BlockForm:
    """A block as the template shows it: its own fields, then its rows."""

    title: Any
    note: Any
    form: RawForm
    many: list[tuple[Rows, list[RowForm], list[str]]]
    rules: list[tuple[str, list[tuple[str, str]]]]


class Lists:
    """The code lists that the page's fields share, for `<datalist>`."""

    def __init__(self, on: date) -> None:
        self.on = on
        self.language = get_language() or "en"
        self.used: dict[str, list[tuple[str, str]]] = {}
        self._known: dict[str, list[tuple[str, str]]] = {}

    def choices(self, number: str) -> list[tuple[str, str]]:
        """The codes of a list with their texts."""
        if number not in self._known:
            self._known[number] = refdata.choices(number, self.language, self.on)
        return self._known[number]

    def share(self, number: str) -> str:
        """The id of the shared list."""
        self.used[number] = self.choices(number)
        return f"list-{number}"


def blocks_of(
    section: Section,
    answers: Answers,
    findings: Iterable[Finding],
    lists: Lists,
    more: str = "",
    kept_codes: Iterable[str] = (),
) -> list[BlockForm]:
    """The section's blocks with its answers; `more` names the rows that get another empty one."""
    found = list(findings)
    shown = []
    for block in section.blocks:
        single = [one for one in block.questions if isinstance(one, Field)]
        made = {one.name: _made(one, CC015C, lists, answers.get(one.name)) for one in single}
        form = RawForm(made, _initial(single, answers), _wrong(found, ""), "")
        many = [
            (
                rows,
                _row_forms(rows, answers, found, lists, rows.name == more, set(kept_codes)),
                _loose(found, rows),
            )
            for rows in block.questions
            if isinstance(rows, Rows)
        ]
        shown.append(BlockForm(block.title, block.note, form, many, _rules(block)))
    return shown


def _rules(block: Block) -> list[tuple[str, list[tuple[str, str]]]]:
    """The conditions of a block's questions: label, then code and sentence of each."""
    found: dict[str, list[tuple[str, str]]] = {}
    for question in block.questions:
        group = question.element().content if isinstance(question, Rows) else CC015C
        if isinstance(question, Rows):
            found[str(question.label)] = words.conditions(question.element())
        for one in question.fields if isinstance(question, Rows) else (question,):
            if one.path:
                found[words.label_of(one, group)] = words.conditions(one.element(group))
    return [(label, rules) for label, rules in found.items() if rules]


def answers_of(section: Section, post: QueryDict) -> tuple[Answers, dict[str, str]]:
    """What was posted: raw answers, and access codes by GRN."""
    answers: Answers = {
        one.name: _posted(one, post.get(one.name, "")) for one in section.fields if one.name in post
    }
    secrets: dict[str, str] = {}
    for rows in section.rows:
        if f"{rows.name}-rows" in post:
            answers[rows.name] = _posted_rows(rows, post, secrets)
    return answers, secrets


def before_of(post: QueryDict) -> Answers | None:
    """What the form showed; None where it does not say so."""
    try:
        before = json_text.loads(post.get("before", ""))
    except ValueError:
        return None
    return before if isinstance(before, dict) else None


def _posted_rows(rows: Rows, post: QueryDict, secrets: dict[str, str]) -> list[dict[str, Any]]:
    numbers = sorted({int(m[2]) for key in post if (m := _INDEXED.fullmatch(key)) and m[1] == rows.name})
    found = []
    for number in numbers[:LONGEST_ROWS]:
        row = {
            one.name: value
            for one in rows.fields
            if one.kind != "secret"
            and (value := _posted(one, post.get(f"{rows.name}-{number}-{one.name}", "")))
        }
        for one in rows.fields:
            code = post.get(f"{rows.name}-{number}-{one.name}", "") if one.kind == "secret" else ""
            if code and row.get("grn"):
                secrets[str(row["grn"])] = code
        carried = _carried(post.get(f"{rows.name}-{number}-{CARRIED}", ""))
        if row:
            found.append(row | ({CARRIED: carried} if carried else {}))
    return found


def _posted(one: Field, text: str) -> Any:
    """The answer as it is kept: line ends as one sign, times with their seconds."""
    if one.kind == "lines":
        return lines_of(text)
    text = text.replace("\r\n", "\n").strip()
    if one.kind == "moment" and len(text) == len("2026-11-22T10:00"):
        return f"{text}:00"
    return text


def _carried(text: str) -> dict[str, Any]:
    try:
        carried = json_text.loads(text) if text else {}
    except ValueError:
        return {}
    return carried if isinstance(carried, dict) else {}


def _row_forms(
    rows: Rows, answers: Answers, findings: Sequence[Finding], lists: Lists, more: bool, kept: set[str]
) -> list[RowForm]:
    given: list[dict[str, Any]] = list(answers.get(rows.name) or [])
    shown = [*given, {}] if more or not given else given
    group = rows.element().content
    found = []
    for number, row in enumerate(shown):
        made = {one.name: _made(one, group, lists, row.get(one.name)) for one in rows.fields}
        for one in rows.fields:
            if one.kind == "secret" and row.get("grn") in kept:
                made[one.name].help_text = _(
                    "A code is kept. Leave this empty to keep it; nobody can see it."
                )
        own = [one for one in findings if one.rows == rows.name and one.row == number]
        form = RawForm(made, _initial(rows.fields, row), _wrong(own, rows.name), f"{rows.name}-{number}")
        loose = [words.sentence(one) for one in own if not one.field]
        carried = json.dumps(row[CARRIED]) if row.get(CARRIED) else ""
        found.append(RowForm(number + 1, form, bool(row), carried, loose))
    return found


def _loose(findings: Sequence[Finding], rows: Rows) -> list[str]:
    """What is wrong with the rows as a whole."""
    return [words.sentence(one) for one in findings if one.rows == rows.name and one.row < 0]


def _wrong(findings: Sequence[Finding], rows: str) -> dict[str, list[str]]:
    wrong: dict[str, list[str]] = {}
    for one in findings:
        if one.rows == rows and one.field:
            texts = wrong.setdefault(one.field, [])
            text = words.sentence(one)
            if text not in texts:
                texts.append(text)
    return wrong


def _initial(fields: Iterable[Field], answers: Mapping[str, Any]) -> dict[str, Any]:
    shown = {}
    for one in fields:
        value = answers.get(one.name)
        shown[one.name] = "\n".join(lines_of(value)) if one.kind == "lines" else value
    return shown


def _made(one: Field, group: type[Group], lists: Lists, value: Any) -> forms.Field:
    """The form field of a question."""
    element = one.element(group) if one.path else None
    hints = [str(one.hint)] if one.hint else []
    if element is not None and element.format is not None and one.kind in ("text", "secret") and not one.hint:
        hints.append(words.format_hint(element.format))
    widget, told = _widget(one, element, lists, value)
    made = forms.CharField(
        label=words.label_of(one, group) if one.path else str(one.label),
        help_text=" ".join([*hints, told]).strip(),
        required=element is not None and not _may_stay_empty(one, group, element),
        widget=widget,
    )
    return made


def _may_stay_empty(one: Field, group: type[Group], element: Element) -> bool:
    """Whether no rule and no definition ever asks for it: only then is it called optional."""
    optional = element.least == 0 and not element.conditional
    for name, _number in steps(one.path)[:-1]:
        outer = by_name(group)[name]
        optional = optional or (outer.least == 0 and not outer.conditional)
        group = outer.content
    return optional


def _widget(one: Field, element: Element | None, lists: Lists, value: Any) -> tuple[forms.Widget, str]:
    """The widget, and the text of the code that stands in it where the widget shows the code alone."""
    codes = one.codes or (element.codes if element else "")
    if one.kind == "secret":
        return forms.PasswordInput(attrs={"autocomplete": "off", "maxlength": 4}), ""
    if one.kind == "lines":
        return forms.Textarea(attrs={"rows": min(max(len(lines_of(value)) + 1, 2), 8)}), ""
    if one.kind == "flag":
        return forms.Select(choices=_with(value, [("", ""), ("0", _("No")), ("1", _("Yes"))])), ""
    if one.kind == "date":
        return forms.DateInput(attrs={"type": "date"}), ""
    if one.kind == "moment":
        return forms.DateTimeInput(attrs={"type": "datetime-local", "step": 1}), ""
    if one.kind == "office":
        return _offices(codes, lists, value)
    if one.kind == "choice" and (known := lists.choices(codes)):
        if len(known) <= FEW:
            texts = [(code, f"{code}: {text}"[:110]) for code, text in known]
            return forms.Select(choices=_with(value, [("", ""), *texts])), ""
        told = next((text for code, text in known if code == value), "")
        return forms.TextInput(attrs={"list": lists.share(codes), "autocomplete": "off"}), told
    return forms.TextInput(attrs=_attributes(element)), ""


def _offices(codes: str, lists: Lists, value: Any) -> tuple[forms.Widget, str]:
    """Offices with the role that the place asks for, by country."""
    known = [found for code, _text in lists.choices(codes) if (found := refdata.office(code, lists.on))]
    if not known:
        return forms.TextInput(), ""
    groups: dict[str, list[tuple[str, str]]] = {}
    for found in known:
        country = refdata.code_text("CL008", found.country, lists.language)
        groups.setdefault(country, []).append((found.code, f"{found.name} ({found.code})"))
    flat = {found.code for found in known}
    other = [] if not value or value in flat else [(value, str(value))]
    return forms.Select(choices=[("", ""), *other, *groups.items()]), ""


def _with(value: Any, choices: list[tuple[str, Any]]) -> list[tuple[str, Any]]:
    """The choices, and what stands there even if it is none of them."""
    if value in (None, "") or any(code == value for code, _text in choices):
        return choices
    return [*choices, (str(value), str(value))]


def _attributes(element: Element | None) -> dict[str, Any]:
    if element is not None and element.format is not None and element.format.base in ("decimal", "integer"):
        return {"inputmode": "decimal", "autocomplete": "off"}
    return {"autocomplete": "off"}
