"""Builds the certificate of a guarantee: its terms, never an access code and never what of it is used."""

import zlib
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
from guarantees.models import Guarantee, Guarantor
from guarantees.printing.labels import LABELS, SENTENCES
from refdata import selectors as refdata

KIND = "guarantees.certificate"
PRINT = "guarantees.print_certificate"
TEMPLATE = "guarantees/printing/certificate.html"
CHECK = "/documents/check/"


def content(printed: PrintedDocument) -> kinds.Content:
    """What is printed of a guarantee now."""
    guarantee = Guarantee.objects.select_related("guarantor").filter(pk=printed.subject).first()
    if guarantee is None:
        raise NotFound("guarantee-not-found", "The guarantee is not there any more.")
    on = clock.today(printed.zone)
    html = render_to_string(TEMPLATE, _context(guarantee, printed, on))
    return kinds.Content(html, guarantee.grn, version_of(guarantee), 1)


def version_of(guarantee: Guarantee) -> int:
    """A checksum of what may change after registration: the last day, and suspensions with their ends."""
    suspensions = guarantee.suspensions.order_by("id").values_list("first_day", "last_day")
    return zlib.crc32(repr((guarantee.valid_until, list(suspensions))).encode()) & 0x7FFFFFFF


def state_of(guarantee: Guarantee, on: date) -> str:
    """`suspended`, `in_force` or `not_in_force` on that day."""
    if any(one.covers(on) for one in guarantee.suspensions.all()):
        return "suspended"
    begun = guarantee.valid_from <= on
    return (
        "in_force"
        if begun and (guarantee.valid_until is None or on <= guarantee.valid_until)
        else "not_in_force"
    )


def _context(guarantee: Guarantee, printed: PrintedDocument, on: date) -> dict[str, Any]:
    language = printed.language
    labels = words.pair(LABELS, language, printed.national)
    at = words.moment(printed.requested_at, printed.zone, language)
    told = [_say("demo", language)] if settings.CATS_DEMO else []
    return {
        "language": language,
        "country": guarantee.administration.name,
        "labels": labels,
        "grn": guarantee.grn,
        "reference": guarantee.grn,
        "barcode": barcodes.code128(guarantee.grn),
        "qr": barcodes.qr(f"{printed.origin}{CHECK}?code={printed.code}"),
        "code": printed.grouped,
        "mark": _say("reprint", language, number=printed.reprint, moment=at) if printed.reprint else "",
        "twelve": range(12),
        "rows": [[(labels[box.label], box) for box in row] for row in _rows(guarantee, language, on)],
        "secret": _say("secret", language),
        "footer": " ".join([*told, _say("printed", language, moment=at)]),
    }


def _rows(guarantee: Guarantee, language: str, on: date) -> list[list[Box]]:
    kind = f"{guarantee.type}, {refdata.code_text('CL251', guarantee.type, language)}"
    reference_amount = words.money(guarantee.reference_amount, guarantee.currency)
    covered = guarantee.guarantee_amount
    return [
        [
            Box("type", 6, [text(kind)]),
            Box("state", 6, [text(_say(state_of(guarantee, on), language))]),
        ],
        [
            Box("guarantor", 6, _guarantor(guarantee.guarantor, language)),
            Box("holder", 6, [text(guarantee.holder_name), reference(guarantee.holder)]),
        ],
        [
            Box("amount", 6, [reference(reference_amount)]),
            Box(
                "covered",
                6,
                [
                    reference(words.money(covered.amount, covered.currency)),
                    text(_say("percent", language, level=guarantee.level)),
                ],
            ),
        ],
        [
            Box("valid", 6, [text(_validity(guarantee, language))]),
            Box("not_valid_in", 6, _not_valid_in(guarantee, language)),
        ],
        [
            Box("bound", 6, _bound(guarantee, language)),
            Box("office", 6, [_office(guarantee.office, on)]),
        ],
    ]


def _guarantor(guarantor: Guarantor, language: str) -> list[Line]:
    place = " ".join(filter(None, (guarantor.postcode, guarantor.city)))
    country = refdata.code_text("CL008", guarantor.country, language)
    lines = [
        text(guarantor.name),
        text(guarantor.street),
        text(place),
        text(f"{guarantor.country}, {country}"),
    ]
    return [line for line in [*lines, reference(guarantor.identification)] if line]


def _validity(guarantee: Guarantee, language: str) -> str:
    first = words.day(guarantee.valid_from, language)
    if guarantee.valid_until is None:
        return _say("from", language, first=first)
    return _say("from_to", language, first=first, last=words.day(guarantee.valid_until, language))


def _not_valid_in(guarantee: Guarantee, language: str) -> list[Line]:
    countries = [f"{code}, {refdata.code_text('CL008', code, language)}" for code in guarantee.not_valid_in]
    return [text(one) for one in countries] or [text(_say("nowhere", language))]


def _bound(guarantee: Guarantee, language: str) -> list[Line]:
    offices = [code for code in (guarantee.departure_office, guarantee.destination_office) if code]
    lines = [reference(*offices), reference(*guarantee.hs_codes)]
    return [line for line in lines if line] or [text(_say("free", language))]


def _office(code: str, on: date) -> Line:
    found = refdata.office(code, on)
    return [*text(found.name if found else None), *reference(code)]


def _say(sentence: str, language: str, **given: object) -> str:
    return SENTENCES[sentence][language].format(**given)
