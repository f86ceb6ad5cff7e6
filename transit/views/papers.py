"""What operators hand in and get: lodging, arrivals, what became of a submission, the mailbox, the content of messages."""

import re
from datetime import datetime
from typing import Any
from urllib.parse import urlencode

from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from cats.kernel import clock
from cats.tenancy import scope
from cats.ui.views import FormPage, ListPage, Page
from refdata import selectors as refdata
from transit import access, mailbox, reading, selectors, wording, wording_operator
from transit import selectors_operator as board
from transit import selectors_operator_movement as asking
from transit.forms.operator import Arrival, offices_with
from transit.forms.papers import LodgeForm
from transit.models import Draft
from transit.services import acts, submissions
from transit.views.links import optional
from transit.workflow.states import Departure

DESTINATION, CONSIGNEE = "X", "C522"
SEEN, SEEN_SECONDS = "cats_mail_seen", 365 * 24 * 60 * 60
SENT = {
    "CC015C": _("Your declaration"),
    "CC013C": _("Your amendment"),
    "CC014C": _("Your request to invalidate"),
    "CC007C": _("Your notification of arrival"),
    "CC044C": _("Your report of the unloading"),
}
AGAIN = {
    "CC013C": "transit:amend_guarantee",
    "CC014C": "transit:request_invalidation",
    "CC044C": "transit:unloading",
}


def parse_datetime(text: str) -> datetime | None:
    """An aware moment of a cookie; None for anything else."""
    try:
        found = datetime.fromisoformat(text)
    except ValueError:
        return None
    return found if found.tzinfo else None


class Lodge(FormPage):
    """Lodge a declaration that was made elsewhere."""

    permission = "transit.lodge_declaration"
    title = _("Lodge a declaration")
    form_class = LodgeForm
    button = _("Lodge")

    def done(self, form: Any) -> str:
        document = reading.xml_of("CC015C", form.cleaned_data["document"])
        row = submissions.lodge(document, actor=self.actor)
        return reverse("transit:submission", args=[row.pk])


class NotifyArrival(FormPage):
    """Tell the office of destination that the goods are there."""

    permission = "transit.notify_arrival"
    title = _("Notify an arrival")
    template_name = "transit/operator/arrival.html"
    button = _("Notify the arrival")

    def get_form(self, *given: Any) -> Arrival:
        operators = board.operators_of(self.actor)
        today = clock.today(self.request.administration.time_zone)  # type: ignore[attr-defined]
        return Arrival(
            *given[:1],
            offices=offices_with(DESTINATION, scope.current(), today),
            traders=[(one.identification, f"{one.name} ({one.identification})") for one in operators],
            places=refdata.has_authorisation([one.identification for one in operators], CONSIGNEE, today),
            initial={"mrn": self.request.GET.get("mrn", ""), "simplified": ""},
        )

    def done(self, form: Any) -> str:
        row = acts.notify_arrival(form.cleaned_data, actor=self.actor)
        return reverse("transit:submission", args=[row.pk])


class Submission(Page):
    """What became of a message that was handed in."""

    permission = mailbox.READ
    template_name = "transit/submission.html"
    part = "transit/operator/_submission.html"

    def get(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        row = mailbox.submission(self.actor, self.kwargs["submission"])
        record, refusal = mailbox.record_of(row, self.actor), wording.refusal_of(row.sender, row.message_id)
        said = wording_operator.told(record, board.facts_of(record)) if record else None
        if request.headers.get("HX-Request"):
            self.template_name = self.part
        return self.show(
            row=row,
            title=SENT.get(row.type, wording.name_of(row.type)),
            record=record,
            said=said,
            refusal=refusal,
            faults=wording.faults_in(refusal) if refusal else [],
            ask=self._ask(record, said, refusal),
            again=self._again(row, record),
            mend=optional("transit:mend", row.pk) if _is_mended_as_draft(row) else "",
        )

    def _ask(self, record: Any, said: Any, refusal: Any) -> Any:
        """Whom to call: the office of the record, else the one that answered."""
        if record:
            return asking.ask_of(record, said)
        return asking.office_card(wording.office_in(refusal)) if refusal else None

    def _again(self, row: Any, record: Any) -> str:
        """Where what was refused is mended."""
        if row.type == "CC007C":
            return f"{reverse('transit:notify_arrival')}?{urlencode({'mrn': row.mrn})}"
        if row.type == "CC013C" and record and record.state != Departure.GUARANTEE_UNDER_AMENDMENT:
            return ""
        name = AGAIN.get(row.type)
        return reverse(name, args=[record.pk]) if name and record else ""

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(**kwargs) | {"title": kwargs["title"]}


def _is_mended_as_draft(row: Any) -> bool:
    """Whether what was refused is mended in a draft: any declaration, and an amendment that was written as one."""
    return (
        row.type == "CC015C" or row.type == "CC013C" and Draft.objects.filter(submission_id=row.pk).exists()
    )


class Mailbox(ListPage):
    """What customs wrote, the newest first; what came since the person's last visit in this browser is marked."""

    permission = mailbox.READ
    title = _("Mailbox")
    template_name = "transit/mailbox.html"
    order = mailbox.ORDER

    def get_rows(self) -> QuerySet[Any]:
        return mailbox.letters(self.actor)

    def get(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        self.seen = parse_datetime(request.COOKIES.get(SEEN, ""))
        self.newest: Any = None
        response = super().get(request)
        if self.newest and not request.GET.get("after"):
            response.set_cookie(
                SEEN, self.newest.isoformat(), max_age=SEEN_SECONDS, httponly=True, samesite="Lax"
            )
        return response

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        for row in kwargs.get("rows", ()):
            row.words = wording_operator.letter_words(row.type)
            row.signal, row.icon = wording_operator.letter_sign(row.type)
            row.is_new = self.seen is not None and row.created_at > self.seen
            self.newest = max(self.newest or row.created_at, row.created_at)
        return super().get_context_data(**kwargs)


class Reading(Page):
    """The content of a message as labelled values; a refusal as what is to be mended."""

    template_name = "transit/message.html"

    def shown(self, row: Any, back: str, xml: str = "") -> HttpResponse:
        """The page of one message."""
        data = selectors.readable(row, self.actor)
        lines, more = reading.lines_of(data)
        return self.show(
            row=row,
            at=selectors.moment_of(row),
            words=wording_operator.letter_words(row.type),
            code=row.type,
            faults=wording.faults_in(row) if row.type in wording.REFUSALS else [],
            lines=lines,
            more=more,
            back=back,
            xml=xml,
        )

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(**kwargs) | {"title": kwargs["words"]}


class Letter(Reading):
    """One message in the mailbox."""

    permission = mailbox.READ

    def get(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        row = mailbox.letter(self.actor, self.kwargs["message"])
        return self.shown(row, reverse("transit:mailbox"), reverse("transit:letter_xml", args=[row.pk]))


class MovementMessage(Reading):
    """One message of a movement."""

    permission = access.VIEW

    def get(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        record = access.movement(self.actor, self.kwargs["movement"])
        row = selectors.message_of(record, self.kwargs["message"], self.actor)
        return self.shown(
            row,
            reverse("transit:movement", args=[record.pk]),
            reverse("transit:message_xml", args=[record.pk, row.pk]),
        )


class LetterXml(Page):
    """The same message as an XML file, for software."""

    permission = mailbox.READ

    def get(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        row = mailbox.letter(self.actor, self.kwargs["message"])
        return xml_file(selectors.readable(row, self.actor), f"{row.type}-{row.mrn or row.lrn}")


class MovementMessageXml(Page):
    """The same message as an XML file."""

    permission = access.VIEW

    def get(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        record = access.movement(self.actor, self.kwargs["movement"])
        row = selectors.message_of(record, self.kwargs["message"], self.actor)
        return xml_file(selectors.readable(row, self.actor), f"{row.type}-{record.mrn or record.lrn}")


def xml_file(data: bytes, name: str) -> HttpResponse:
    """A message to be kept as a file."""
    safe = re.sub(r"[^A-Za-z0-9._-]", "_", f"{name}.xml")
    return HttpResponse(
        data,
        content_type="application/xml",
        headers={"Content-Disposition": f'attachment; filename="{safe}"'},
    )
