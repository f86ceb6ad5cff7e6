"""The specification as pages: one for each message, with every element, its occurrence, format, code list and rules."""

from __future__ import annotations

from collections.abc import Iterator

from cats.specification import model
from cats.specification.catalogue import MESSAGES, MessageSpec
from cats.specification.definitions.base import Group
from cats.specification.model import Element
from cats.specification.rules import RULES

_HEADING = (
    "<!-- Written by `python -m cats.specification.generate`: change the definitions, not this page. -->"
)
_LEGEND = (
    "Elements stand in the order of the document, each with the pointer by which an error names it. *Occurs*: how often within"
    " the group above it; `?` marks an element whose presence a condition decides. Formats: `an..35` up to 35 characters,"
    " `n8` eight digits, `n..16,6` up to 16 digits, six of them decimals. Lists are in"
    " [reference data](../../reference-data.md), rules in [rules](../../rules.md), which also says which codes of NCTS are left out."
)


def files() -> dict[str, str]:
    """File name -> text."""
    return {f"{spec.code}.md": _page(spec) for spec in MESSAGES.values()} | {"README.md": _index()}


def _index() -> str:
    rows = [
        f"| [{spec.code}]({spec.code}.md) | {spec.name} | {spec.sender} | {', '.join(spec.receivers)} |"
        for spec in MESSAGES.values()
    ]
    head = [_HEADING, "", "# Messages", "", "| code | message | from | to |", "|---|---|---|---|"]
    return "\n".join([*head, *rows, ""])


def _page(spec: MessageSpec) -> str:
    elements = list(_elements(spec.definition, f"/{spec.code}"))
    named = dict.fromkeys(code for _, element in elements for code in element.rules)
    head = [_HEADING, "", f"# {spec.code}: {spec.name}", "", _summary(spec), "", _LEGEND, ""]
    table = ["| pointer | meaning | occurs | format | list | rules |", "|---|---|---|---|---|---|"]
    table += [_row(pointer, element) for pointer, element in elements]
    return "\n".join([*head, *table, *_sentences(named), ""])


def _summary(spec: MessageSpec) -> str:
    answered = [other.code for other in MESSAGES.values() if spec.code in other.answers]
    text = f"{spec.number}, from the {spec.sender} to the {' and the '.join(spec.receivers)}."
    text += f" {spec.trigger} {spec.effect}"
    text += f" Answers {', '.join(spec.answers)}." if spec.answers else ""
    return text + (f" Answered by {', '.join(answered)}." if answered else "")


def _elements(group: type[Group], pointer: str) -> Iterator[tuple[str, Element]]:
    for element in model.elements(group):
        own = f"{pointer}/{element.name}"
        yield own, element
        if element.group is not None:
            yield from _elements(element.group, own)


def _row(pointer: str, element: Element) -> str:
    occurs = f"{element.least}" if element.least == element.most else f"{element.least}..{element.most}"
    value = element.format.notation if element.format else "group"
    cells = [f"`{pointer}`", element.label, f"{occurs}{' ?' * element.conditional}", value, element.codes]
    return f"| {' | '.join([*cells, ' '.join(element.rules)])} |"


def _sentences(codes: dict[str, None]) -> list[str]:
    known = [f"| {code} | {RULES[code].sentence} |" for code in sorted(codes) if code in RULES]
    return ["", "## Rules named here", "", "| code | asks for |", "|---|---|", *known] if known else []
