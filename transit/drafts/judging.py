"""What customs would say of a draft now: the structure's walker first, then everything for which it would be rejected."""

from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass
from decimal import Decimal, InvalidOperation
from typing import Any

from cats.kernel.errors import Fault
from cats.kernel.sentences import Sentence
from cats.specification import codec
from cats.specification.definitions import CC013C, CC015C
from cats.specification.faults import Refused
from transit.drafts import ranges
from transit.drafts.compose import Composed, compose
from transit.drafts.pointers import place_of
from transit.drafts.sections import DOCUMENTS
from transit.drafts.sections.documents import ITEMS
from transit.messages.amendments import GENERAL, as_amendment
from transit.models import Draft, DraftItem
from transit.services import amendments, declarations

NOT_UNDERSTOOD = "CATS_ITEMS"


@dataclass(frozen=True, slots=True)
class Finding:
    """A fault with its place in the draft. `sentence` is what the rule said, in English; `rule` its code or a kind."""

    pointer: str
    code: str
    rule: str
    sentence: str
    value: str
    section: str
    field: str
    rows: str = ""
    row: int = -1
    item: int = 0

    def as_dict(self) -> dict[str, Any]:
        """The finding as plain data, for the draft's columns; its sentence can still be said in another language."""
        return asdict(self) | {"sentence": kept(self.sentence)}

    @classmethod
    def of(cls, data: dict[str, Any]) -> "Finding":
        """The finding that was kept."""
        return cls(**data | {"sentence": told(data["sentence"])})


def kept(text: Any) -> Any:
    """A sentence as plain data: its template and values, or the text."""
    if isinstance(text, Sentence):
        return {"template": text.template, "values": {name: kept(one) for name, one in text.values.items()}}
    return str(text)


def told(data: Any) -> str:
    """The sentence that `kept` made plain."""
    if isinstance(data, dict):
        return Sentence(data["template"], {name: told(one) for name, one in data["values"].items()})
    return str(data)


@dataclass(frozen=True)
class Judgement:
    """The document that would be sent, if it has the structure of one, and every fault."""

    composed: Composed
    message: CC015C | CC013C | None
    findings: tuple[Finding, ...]


def judge(draft: Draft, items: Iterable[DraftItem]) -> Judgement:
    """Judge the draft as it stands. Of a document that lacks structure nothing else can be judged."""
    composed = compose(draft, items)
    try:
        message = codec.from_json("CC015C", composed.document)
    except Refused as refused:
        faults = [
            Fault(one.pointer, one.code, one.kind.name, one.reason, one.value or "") for one in refused.faults
        ]
        return Judgement(composed, None, (*placed(faults, composed), *_unread(draft)))
    assert isinstance(message, CC015C)
    sent, faults = _judged(draft, message)
    return Judgement(composed, sent, (*placed(faults, composed), *_unread(draft)))


def _judged(draft: Draft, declaration: CC015C) -> tuple[CC015C | CC013C, list[Fault]]:
    """The message that the draft would be sent as, and for what it would be refused."""
    if draft.amends is None:
        return declaration, declarations.faults_of(declaration, draft.operator)
    amendment = as_amendment(declaration, draft.amends.mrn, GENERAL)
    return amendment, amendments.faults_of(amendment, draft.amends)


def placed(faults: Sequence[Fault], composed: Composed) -> list[Finding]:
    """Each fault with its place in the draft."""
    found = []
    for one in faults:
        place = place_of(one.pointer, composed)
        found.append(
            Finding(
                one.pointer,
                one.code,
                one.reason,
                one.text,
                one.value,
                place.section,
                place.field,
                place.rows,
                place.row,
                place.item,
            )
        )
    return found


def _unread(draft: Draft) -> list[Finding]:
    """Rows that are to be for certain items and name none that can be read: they would be lost in silence."""
    answers = draft.answers.get(DOCUMENTS.code, {})
    return [
        Finding("", "25", NOT_UNDERSTOOD, "", str(row[ITEMS]), DOCUMENTS.code, ITEMS, rows.name, index)
        for rows in DOCUMENTS.rows
        for index, row in enumerate(answers.get(rows.name) or [])
        if row.get(ITEMS) and (not ranges.understood(row[ITEMS]) or not ranges.numbers(row[ITEMS]))
    ]


def sums(items: Sequence[DraftItem]) -> dict[str, str]:
    """Packages and gross mass of the goods, where every value is a number: for lines that say them in short."""
    return {
        name: _sum(str(item.answers.get(name) or "0") for item in items) for name in ("packages", "gross")
    }


def _sum(values: Iterable[str]) -> str:
    try:
        total = sum((Decimal(value) for value in values), Decimal(0))
    except InvalidOperation:
        return ""
    return f"{total:f}" if total.is_finite() else ""


def fault_of(finding: Finding) -> Fault:
    """The finding as a refusal carries it."""
    return Fault(finding.pointer, finding.code, finding.rule, finding.sentence, finding.value)
