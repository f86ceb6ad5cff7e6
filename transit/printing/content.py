"""Builds the accompanying document of a record: from its declaration at departure, from its anticipated record elsewhere."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.conf import settings
from django.template.loader import render_to_string

from cats.documents import barcodes, kinds
from cats.documents import labels as words
from cats.documents.models import PrintedDocument
from cats.documents.pieces import Box, Line, reference, text
from cats.kernel import clock
from cats.kernel.errors import NotFound
from guarantees.models import Guarantee
from refdata import selectors as refdata
from transit import documents, guarantee_uses
from transit.messages import extracts
from transit.models import Control, DeclarationVersion, Movement
from transit.printing import sheet
from transit.printing.labels import LABELS, SENTENCES
from transit.printing.printable import require_release
from transit.workflow.states import Role

ON_FIRST_SHEET = 4
"""Items up to which no list of items is needed."""

ITEMS_PER_SHEET = 24
"""An estimate for the progress, no more."""

TEMPLATE = "transit/printing/accompanying.html"
CHECK = "/documents/check/"


@dataclass(frozen=True, slots=True)
class Source:
    """The record, its document without access codes, and the words of the page."""

    record: Movement
    document: Any
    printed: PrintedDocument
    language: str
    on: date

    def say(self, sentence: str, **given: object) -> str:
        """A sentence in the first language."""
        return SENTENCES[sentence][self.language].format(**given)


def content(printed: PrintedDocument) -> kinds.Content:
    """What is printed of a record now. Raises `Refused` when it is not, or no longer, released."""
    record = Movement.objects.filter(pk=printed.subject).first()
    if record is None:
        raise NotFound("movement", "The movement is not there any more.")
    require_release(record)
    on = clock.today(printed.zone)
    source = Source(record, documents.shown(record), printed, printed.language, on)
    version = version_of(record)
    context = _context(source, version)
    count = context["totals"].items
    pages = 1 if context["first"] else 2 + count // ITEMS_PER_SHEET
    return kinds.Content(render_to_string(TEMPLATE, context), record.mrn, version, pages)


def version_of(record: Movement) -> int:
    """How many versions of its document the record has."""
    if record.declaration_id:
        return DeclarationVersion.objects.filter(declaration=record.declaration).count()
    return record.documents.filter(type__in=["CD001C", "CD050C"]).count()


def _context(source: Source, version: int) -> dict[str, Any]:
    record, printed, consignment = source.record, source.printed, source.document.Consignment
    totals = sheet.totals(consignment)
    labels = words.pair(LABELS, source.language, printed.national)
    return {
        "language": source.language,
        "country": record.administration.name,
        "labels": labels,
        "mrn": record.mrn,
        "reference": record.mrn,
        "mrn_groups": _groups(record.mrn),
        "barcode": barcodes.code128(record.mrn),
        "qr": barcodes.qr(f"{printed.origin}{CHECK}?code={printed.code}"),
        "code": printed.grouped,
        "mark": _mark(source),
        "rows": [[(labels[box.label], box) for box in row] for row in _rows(source, totals)],
        "houses": sheet.houses(consignment),
        "first": totals.items <= ON_FIRST_SHEET,
        "totals": totals,
        "see_list": source.say("see_list", count=totals.items),
        "control": [(labels[name], line) for name, line in _control(source)],
        "offices": [_passage(source, code) for code in record.offices_of_transit],
        "incident_rows": range(2),
        "twelve": range(12),
        "say": {name: texts[source.language] for name, texts in SENTENCES.items()},
        "footer": _footer(source, version),
    }


def _groups(mrn: str) -> list[str]:
    return [mrn[:2], mrn[2:4], mrn[4:10], mrn[10:16], mrn[16:]]


def _mark(source: Source) -> str:
    """What tells a copy from the original: empty on the original alone."""
    printed = source.printed
    at = words.moment(printed.requested_at, printed.zone, source.language)
    if source.record.role != Role.DEPARTURE:
        return source.say("copy", office=printed.office, moment=at)
    return source.say("reprint", number=printed.reprint, moment=at) if printed.reprint else ""


def _footer(source: Source, version: int) -> str:
    at = words.moment(source.printed.requested_at, source.printed.zone, source.language)
    told = [source.say("demo")] if settings.CATS_DEMO else []
    return " ".join([*told, source.say("printed", moment=at, version=version), source.say("present")])


def _rows(source: Source, totals: sheet.Totals) -> Any:
    """The rows of boxes; the widths of each row make twelve."""
    language, on, record = source.language, source.on, source.record
    consignment, operation = source.document.Consignment, source.document.TransitOperation
    kind = [text(f"{record.declaration_type}, {_code('CL231', record.declaration_type, language)}")]
    if record.reduced_dataset:
        kind.append(text(source.say("reduced")))
    yield [
        Box("declaration_type", 4, kind),
        Box("lrn", 3, [reference(record.lrn or getattr(operation, "LRN", ""))]),
        Box("items", 1, [text(words.number(totals.items))]),
        Box("packages", 2, [text(totals.packages)]),
        Box("gross", 2, [text(totals.gross)]),
    ]
    yield [
        Box("consignor", 4, _parties(consignment, "Consignor", language, on)),
        Box("consignee", 4, _parties(consignment, "Consignee", language, on)),
        Box("holder", 4, sheet.party(source.document.HolderOfTheTransitProcedure, language, on)),
    ]
    yield [
        Box("dispatch", 2, [text(sheet.country(consignment.countryOfDispatch, language, on))]),
        Box("destination", 2, [text(sheet.country(consignment.countryOfDestination, language, on))]),
        Box("means", 4, [[one] for one in reference(*dict.fromkeys(extracts.means(source.document)))]),
        Box("containers", 2, [[one] for one in reference(*record.containers)]),
        Box("seals", 2, _seals(source)),
    ]
    yield [
        Box("office_of_departure", 4, [sheet.office(record.office_of_departure, on)]),
        Box("offices_of_transit", 4, [sheet.office(code, on) for code in record.offices_of_transit]),
        Box("office_of_destination", 4, [sheet.office(record.office_of_destination, on)]),
    ]
    yield [
        Box("itinerary", 2, [text(_itinerary(source))]),
        Box("guarantee", 5, _guarantees(source)),
        Box("documents", 5, sheet.papers(consignment)),
    ]


def _parties(consignment: Any, name: str, language: str, on: date) -> list[Line]:
    """The consignment's party, or the only one of its houses; where houses differ the list of items names them."""
    groups = [getattr(consignment, name), *(getattr(house, name) for house in consignment.HouseConsignment)]
    found: list[list[Line]] = []
    for group in groups:
        lines = sheet.party(group, language, on)
        if lines and lines not in found:
            found.append(lines)
    return (
        found[0]
        if len(found) == 1 or getattr(consignment, name)
        else [line for one in found for line in one[:1]]
    )


def _seals(source: Source) -> list[Line]:
    marks = list(extracts.seals(source.document))
    return [[one] for one in reference(*marks)] or [text("—")]


def _itinerary(source: Source) -> str:
    said = source.say("yes" if source.record.binding_itinerary else "no")
    routing = getattr(source.document.Consignment, "CountryOfRoutingOfConsignment", ())
    countries = ", ".join(one.country for one in routing)
    return f"{said}: {countries}" if countries else said


def _guarantees(source: Source) -> list[Line]:
    """Type, GRN and amount of each guarantee, and its guarantor where this administration knows him. Never an access code."""
    if not source.record.declaration_id:
        return [text(source.say("at_departure"))]
    uses = list(guarantee_uses.current(source.record))
    known = Guarantee.objects.select_related("guarantor").filter(grn__in=[use.grn for use in uses])
    ours = {one.grn: one.guarantor.name for one in known}
    lines: list[Line] = []
    for use in uses:
        kind = f"{use.guarantee_type}, {_code('CL251', use.guarantee_type, source.language)}"
        amount = words.money(use.amount, use.currency) if use.amount is not None else None
        lines += [
            [*text(kind), *reference(use.grn)],
            [*reference(amount), *text(ours.get(use.grn))],
        ]
    return [line for line in lines if line]


def _control(source: Source) -> list[tuple[str, Line]]:
    """Label and value of what the office of departure decided."""
    record, language, zone = source.record, source.language, source.printed.zone
    facts = [
        ("result", text(_result(source))),
        ("seals", reference(*extracts.seals(source.document))),
    ]
    facts.append(("limit", text(words.day(record.limit_on, language))))
    if record.released_at and record.role == Role.DEPARTURE:
        facts.append(("released", text(words.moment(record.released_at, zone, language))))
    elif released := getattr(source.document.TransitOperation, "releaseDate", None):
        facts.append(("released", text(words.day(date.fromisoformat(released), language))))
    return [(label, line or text("—")) for label, line in facts]


def _result(source: Source) -> str:
    if source.record.role == Role.DEPARTURE:
        found = Control.objects.filter(movement=source.record, result__startswith="A").order_by("-id").first()
        code = found.result if found else ""
    else:
        result = getattr(source.document, "ControlResult", None)
        code = result.code if result else ""
    return f"{code}, {_code('CL196', code, source.language)}" if code else ""


def _passage(source: Source, code: str) -> tuple[Line, str]:
    """An office of transit, and the day of the passage where it has been heard."""
    passage = source.record.passages.filter(office=code).first()
    return sheet.office(code, source.on), words.day(passage.passed_on, source.language) if passage else ""


def _code(number: str, code: str, language: str) -> str:
    return refdata.code_text(number, code, language)
