"""The certificate of a guarantee: its copies, an order, and the PDF. For its holder, its guarantor and its office."""

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from cats.documents.services import Order
from cats.kernel.errors import CatsError, Forbidden
from cats.ui.printing import CopiesPage, PdfPage, origin
from guarantees import access
from guarantees.models import Guarantee
from guarantees.printing.content import KIND, PRINT
from refdata import selectors as refdata


class CertificatePage(CopiesPage):
    """Copies of the certificate, and the order of another."""

    permission = {"GET": access.VIEW, "POST": PRINT}
    title = _("Guarantee certificate")
    kind = KIND

    def get_subject(self) -> Guarantee:
        return access.find(self.actor, self.kwargs["grn"])

    def refusal(self, subject: Guarantee) -> CatsError | None:
        if self.actor.may(PRINT):
            return None
        return Forbidden(
            "print", "The certificate is printed by the office of guarantee, the guarantor and the holder."
        )

    def ordered(self, subject: Guarantee, language: str, national: str) -> Order:
        return Order(
            kind=KIND,
            subject=subject.pk,
            reference=subject.grn,
            language=language,
            national=national,
            office=subject.office,
            zone=refdata.office_zone(subject.office),
            origin=origin(self.request),
        )

    def pdf_url(self, subject: Guarantee, copy: int) -> str:
        return f"{reverse('guarantees:certificate_pdf', args=[subject.grn])}?copy={copy}"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        guarantee: Guarantee = kwargs["subject"]
        return super().get_context_data(**kwargs) | {
            "reference": guarantee.grn,
            "zone": refdata.office_zone(guarantee.office),
            "back": reverse("guarantees:guarantee", args=[guarantee.grn]),
            "names": guarantee.office in self.actor.offices or self.actor.may(access.AUDIT),
        }


class CertificatePdf(PdfPage):
    """The PDF of a copy."""

    permission = access.VIEW
    kind = KIND

    def get_subject(self) -> Guarantee:
        return access.find(self.actor, self.kwargs["grn"])
