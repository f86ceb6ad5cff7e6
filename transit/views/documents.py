"""The accompanying document of a movement: its copies, an order, and the PDF."""

from typing import Any

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from cats.documents.services import Order
from cats.kernel.errors import CatsError, Forbidden
from cats.ui.printing import CopiesPage, PdfPage, origin
from refdata import selectors as refdata
from transit import access
from transit.models import Movement
from transit.printing import printable


def _record(page: Any) -> Movement:
    return access.movement(page.actor, page.kwargs["movement"])


class DocumentPage(CopiesPage):
    """Copies of the accompanying document, and the order of another."""

    permission = {"GET": access.VIEW, "POST": printable.PRINT}
    title = _("Accompanying document")
    kind = printable.KIND
    request: HttpRequest

    def get_subject(self) -> Movement:
        return _record(self)

    def refusal(self, subject: Movement) -> CatsError | None:
        try:
            printable.require(self.actor, subject)
        except CatsError as error:
            return error
        return None

    def ordered(self, subject: Movement, language: str, national: str) -> Order:
        return Order(
            kind=self.kind,
            subject=subject.pk,
            reference=subject.mrn,
            language=language,
            national=national,
            office=subject.office,
            zone=refdata.office_zone(subject.office),
            origin=origin(self.request),
        )

    def pdf_url(self, subject: Movement, copy: int) -> str:
        return f"{reverse('transit:document_pdf', args=[subject.pk])}?copy={copy}"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        record: Movement = kwargs["subject"]
        return super().get_context_data(**kwargs) | {
            "reference": record.mrn,
            "zone": refdata.office_zone(record.office),
            "back": reverse("transit:movement", args=[record.pk]),
            "names": access.works_at(self.actor, record) or self.actor.may(access.AUDIT),
        }


class DocumentPdf(PdfPage):
    """The PDF of a copy, for those who may order one, and for auditors."""

    permission = access.VIEW
    kind = printable.KIND

    def get_subject(self) -> Movement:
        record = _record(self)
        if not (printable.may_print(self.actor, record) or self.actor.may(access.AUDIT)):
            raise Forbidden(
                "print", "This document is for the offices of the movement, its holder and its declarant."
            )
        return record
