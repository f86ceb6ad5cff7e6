"""What operators hand in and get: lodging, arrivals, what became of a submission, the mailbox, the content of messages."""

import re
from typing import Any

from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from cats.kernel import clock
from cats.tenancy import scope
from cats.ui.views import FormPage, ListPage, Page
from refdata import selectors as refdata
from transit import access, mailbox, reading, selectors, wording
from transit.forms.papers import ArrivalForm, LodgeForm
from transit.services import acts, submissions
from transit.views.naming import name

DESTINATION = "X"


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
    button = _("Notify")

    def get_form(self, *given: Any) -> ArrivalForm:
        today = clock.now().date()
        offices = [
            (office.code, f"{office.code} {office.name}")
            for office in refdata.offices(scope.current(), today)
            if office.has_role(DESTINATION)
        ]
        return ArrivalForm(
            *given,
            offices=offices,
            traders=sorted(self.actor.operators),
            initial={"mrn": self.request.GET.get("mrn", "")},
        )

    def done(self, form: Any) -> str:
        row = acts.notify_arrival(form.cleaned_data, actor=self.actor)
        return reverse("transit:submission", args=[row.pk])


class Submission(Page):
    """What became of a message that was handed in."""

    permission = mailbox.READ
    template_name = "transit/submission.html"

    def get(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        row = mailbox.submission(self.actor, self.kwargs["submission"])
        record, refusal = mailbox.record_of(row, self.actor), wording.refusal_of(row.sender, row.message_id)
        return self.show(
            row=row,
            title=wording.name_of(row.type),
            record=name(record) if record else None,
            refusal=refusal,
            faults=wording.faults_in(refusal) if refusal else [],
        )

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(**kwargs) | {"title": kwargs["title"]}


class Mailbox(ListPage):
    """What customs wrote, the newest first."""

    permission = mailbox.READ
    title = _("Mailbox")
    template_name = "transit/mailbox.html"
    order = mailbox.ORDER

    def get_rows(self) -> QuerySet[Any]:
        return mailbox.letters(self.actor)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        for row in kwargs.get("rows", ()):
            row.words = wording.name_of(row.type)
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
            words=wording.name_of(row.type),
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
        return self.shown(mailbox.letter(self.actor, self.kwargs["message"]), reverse("transit:mailbox"))


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


class MovementMessageXml(Page):
    """The same message as an XML file."""

    permission = access.VIEW

    def get(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        record = access.movement(self.actor, self.kwargs["movement"])
        row = selectors.message_of(record, self.kwargs["message"], self.actor)
        name = re.sub(r"[^A-Za-z0-9._-]", "_", f"{row.type}-{record.mrn or record.lrn}.xml")
        return HttpResponse(
            selectors.readable(row, self.actor),
            content_type="application/xml",
            headers={"Content-Disposition": f'attachment; filename="{name}"'},
        )
