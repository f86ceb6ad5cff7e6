"""What the definition of a declaration has beyond what the form asks by name: it is asked too, under its official label.

So a data item that is added to the definitions stands in the form without a line here. What is not asked on purpose
is named in `NOT_ASKED` with its reason.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence, Set
from dataclasses import replace
from itertools import takewhile

from django.utils.functional import lazy
from django.utils.translation import gettext_lazy as _

from cats.api.spoken import spoken
from cats.specification import model
from cats.specification.definitions import CC015C
from cats.specification.definitions.base import Group
from cats.specification.model import Element
from transit.drafts.fields import SEQUENCE, Block, Field, Question, Rows, Section, plain

NOT_ASKED: dict[str, str] = {
    "messageSender": "header: filled when the declaration is sent",
    "messageRecipient": "header: filled when the declaration is sent",
    "preparationDateAndTime": "header: filled when the declaration is sent",
    "messageIdentification": "header: filled when the declaration is sent",
    "messageType": "header: filled when the declaration is sent",
    "correlationIdentifier": "header: a declaration answers nothing",
    "TransitOperation/LRN": "given once, when the draft is begun",
    "CustomsOfficeOfExitForTransitDeclared": "offices of exit for transit are not declared in CATS (C0587)",
    "Consignment/TransportEquipment/numberOfSeals": "counted from the seals",
    "Consignment/HouseConsignment": "one house consignment is made; what is common stands at the consignment, the rest at its items",
}
"""Place in the CC015C -> why the form does not ask for it or for anything below it."""

NOT_ASKED_OF_ITEMS: dict[str, str] = {
    "goodsItemNumber": "numbered in the order of the rows",
    "declarationGoodsItemNumber": "numbered in the order of the rows",
    "Commodity/CommodityCode/combinedNomenclatureCode": "the six digits of the Harmonized System are common to all (C0821)",
}
"""The same below a goods item."""

_official = lazy(spoken, str)
TITLE = _("Further details")
KINDS = {"date": "date", "dateTime": "moment"}


def kind_in_form(element: Element) -> str:
    """The kind of a field in the form of a section."""
    if element.format is not None and element.format.base in KINDS:
        return KINDS[element.format.base]
    return "choice" if element.codes else "text"


def kind_of_item(element: Element) -> str:
    """The kind of a field of a goods item."""
    base = element.format.base if element.format is not None else ""
    return {"integer": "whole", "decimal": "number"}.get(base, "choice" if element.codes else "text")


def completed(sections: Sequence[Section]) -> tuple[Section, ...]:
    """The sections with what none of them asks for by name: fields in their rows, and in a block of its own what stands alone."""
    known = {*NOT_ASKED, *(plain(path) for section in sections for path in _asked(section))}
    rest: dict[str, list[Field]] = {}
    for field in fields(CC015C, known):
        rest.setdefault(_owner(field.path, sections).code, []).append(field)
    return tuple(_completed(section, rest.get(section.code, []), known) for section in sections)


def with_rest(
    rows: Rows,
    group: type[Group],
    without: Iterable[str] = (),
    kind_of: Callable[[Element], str] = kind_in_form,
) -> Rows:
    """Rows with a field for every value of their group that they do not ask for and that is not left out."""
    taken = {plain(one.path) for one in rows.fields if one.path}
    return replace(rows, fields=(*rows.fields, *fields(group, {*taken, *without}, kind_of=kind_of)))


def fields(
    group: type[Group], known: Set[str], path: str = "", kind_of: Callable[[Element], str] = kind_in_form
) -> Iterator[Field]:
    """A field for every value below a group whose place is not known.

    Groups that repeat are rows and have none, unless something in the first of them is known.
    """
    for element in model.elements(group):
        place = plain(f"{path}{element.name}")
        partly = any(one.startswith(f"{place}/") for one in known)
        if place in known or element.name == SEQUENCE or (element.many and not partly):
            continue
        own = f"{path}{element.name}" + ("[1]" if element.many else "")
        if element.format is None:
            yield from fields(element.content, known, f"{own}/", kind_of)
        else:
            yield Field(place.replace("/", "_"), own, label=_official(element.label), kind=kind_of(element))


def _asked(section: Section) -> list[str]:
    questions: tuple[Question, ...] = (*section.fields, *section.rows)
    return [one.path for one in questions if one.path]


def _completed(section: Section, rest: Sequence[Field], known: Set[str]) -> Section:
    blocks = [
        replace(block, questions=tuple(_with_rest(q, known) for q in block.questions))
        for block in section.blocks
    ]
    if rest:
        blocks.append(Block(TITLE, tuple(rest)))
    return replace(section, blocks=tuple(blocks))


def _with_rest(question: Question, known: Set[str]) -> Question:
    if isinstance(question, Field):
        return question
    start = f"{question.path}/"
    without = {place.removeprefix(start) for place in known if place.startswith(start)}
    return with_rest(question, question.element().content, without)


def _owner(place: str, sections: Sequence[Section]) -> Section:
    """The section to which it belongs or that asks what lies nearest; the first of them where none is near."""
    steps = place.split("/")

    def nearness(section: Section) -> int:
        places = (*_asked(section), *section.paths)
        return max((_common(steps, plain(path).split("/")) for path in places), default=-1)

    return max(sections, key=nearness)


def _common(one: Sequence[str], other: Sequence[str]) -> int:
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(one, other, strict=False)))
