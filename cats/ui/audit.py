"""The audit: who did or tried what, when, to which record; taken out as a file; and the proof that nobody changed it."""

import csv
import io
from collections.abc import Iterable
from datetime import datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import Q, QuerySet
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as say
from django.utils.translation import gettext_lazy as _

from cats.accounts.models import User
from cats.audit import chain, log, proving, selectors, verbs
from cats.audit.models import AuditEntry, Outcome
from cats.kernel import clock, references
from cats.kernel.errors import Refused
from cats.kernel.sentences import said
from cats.tenancy import scope
from cats.tenancy.models import Administration
from cats.ui.views import ActPage, ListPage, Page

VERIFY = "audit.verify_chain"
MOST_EXPORTED = 20_000
FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n")


class AuditFilter(forms.Form):
    """What to look for. Days are those of the administration's own time zone."""

    who = forms.CharField(label=_("Who (login name)"), max_length=150, required=False)
    verb = forms.ChoiceField(label=_("What"), required=False)
    record = forms.CharField(label=_("MRN or number of the record"), max_length=80, required=False)
    since = forms.DateField(label=_("From"), required=False, widget=forms.DateInput(attrs={"type": "date"}))
    until = forms.DateField(label=_("To"), required=False, widget=forms.DateInput(attrs={"type": "date"}))
    outcome = forms.ChoiceField(
        label=_("Outcome"),
        required=False,
        choices=[("", _("All")), *((one.value, one.label) for one in Outcome)],
    )

    def __init__(self, *args: Any, zone: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.zone = ZoneInfo(zone)
        named = sorted(((verb, sentence_of(verb)) for verb in verbs.registered()), key=lambda one: one[1])
        self.fields["verb"].choices = [("", _("Everything")), *named]  # type: ignore[attr-defined]

    def clean_who(self) -> str:
        """The id of the person, as the audit keeps it."""
        login = str(self.cleaned_data["who"]).strip()
        if not login:
            return ""
        found = User.objects.filter(administration_id=scope.current(), login=login).first()
        if found is None:
            raise ValidationError(_("Nobody here has this login name."), code="unknown")
        return str(found.pk)

    def clean(self) -> dict[str, Any]:
        given = self.cleaned_data
        if given.get("since") and given.get("until") and given["until"] < given["since"]:
            self.add_error("until", _("This day lies before the first one."))
        return given

    def narrowed(self, rows: QuerySet[AuditEntry]) -> QuerySet[AuditEntry]:
        """The entries that fit; everything while the form holds a fault."""
        if not self.is_valid():
            return rows
        given = self.cleaned_data
        plain = {"actor_ref": given["who"], "verb": given["verb"], "outcome": given["outcome"]}
        rows = rows.filter(**{name: value for name, value in plain.items() if value})
        if given["record"]:
            rows = rows.filter(_about(given["record"].strip()))
        if given["since"]:
            rows = rows.filter(at__gte=self._midnight(given["since"]))
        if given["until"]:
            rows = rows.filter(at__lt=self._midnight(given["until"] + timedelta(days=1)))
        return rows

    def _midnight(self, day: Any) -> datetime:
        return datetime.combine(day, time(), self.zone)


class AuditList(ListPage):
    """Every entry of the administration, the newest first, and how its chain stands."""

    permission = "audit.view_log"
    title = _("Audit")
    template_name = "audit/list.html"

    def get_rows(self) -> QuerySet[Any]:
        self.asked = asked_of(self.request)
        return self.asked.narrowed(selectors.entries())

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        describe(kwargs.get("rows", ()))
        return super().get_context_data(**kwargs) | {
            "form": self.asked,
            "may_verify": self.actor.may(VERIFY),
            **chain_state(),
        }


class ChainNow(Page):
    """How the chain stands, for the page to look again while a proof is under way."""

    permission = "audit.view_log"
    template_name = "audit/chain.html"

    def get(self, request: HttpRequest) -> HttpResponse:
        return self.show(may_verify=self.actor.may(VERIFY), **chain_state())


class ProveChain(ActPage):
    """Have the whole chain proven by a worker."""

    permission = VERIFY

    def act(self) -> str:
        proving.begin(self.actor)
        return f"{reverse('ui:audit')}#chain"


class AuditExport(Page):
    """The entries that fit, as CSV. POST: taking them out is an act, and audited."""

    permission = VERIFY
    http_method_names = ["post", "options"]

    def post(self, request: HttpRequest) -> HttpResponse:
        form = asked_of(request, request.POST)
        if not form.is_valid():
            raise Refused(
                "filter",
                said("What you look for could not be understood, so nothing was taken out."),
                remedy=said("Mend the filter on the page of the audit."),
            )
        rows = list(form.narrowed(selectors.entries())[: MOST_EXPORTED + 1])
        if len(rows) > MOST_EXPORTED:
            raise Refused(
                "too-many-entries",
                said("More than {most} entries fit: nothing was taken out.", most=MOST_EXPORTED),
                remedy=said("Narrow the period or name a person or a record."),
            )
        sought = {name: str(value) for name, value in form.cleaned_data.items() if value}
        log.record("audit.exported", actor=self.actor, entries=len(rows), sought=sought)
        describe(rows)
        response = HttpResponse(as_csv(rows), content_type="text/csv; charset=utf-8")
        response["Content-Disposition"] = f'attachment; filename="audit-{scope.current()}.csv"'
        return response


def asked_of(request: HttpRequest, data: Any = None) -> AuditFilter:
    """The filter of a request."""
    administration: Administration | None = getattr(request, "administration", None)
    given = data if data is not None else (request.GET or None)
    return AuditFilter(given, zone=administration.time_zone if administration else "UTC")


def chain_state() -> dict[str, Any]:
    """The newest link and the newest proof."""
    proof = proving.latest()
    done = 100 if proof is None or not proof.up_to else int(100 * proof.checked / proof.up_to)
    return {"head": chain.head(), "proof": proof, "done": done, "now": clock.machine_now()}


def sentence_of(verb: str) -> str:
    """What the verb says, in the reader's language."""
    return str(verbs.registered().get(verb, verb))


def describe(rows: Iterable[Any]) -> None:
    """Gives each entry its sentence, its record in words and its particulars."""
    for entry in rows:
        entry.sentence = sentence_of(entry.verb)
        entry.particulars = [(name, plain(value)) for name, value in entry.facts.items()]


def plain(value: Any) -> str:
    """A fact as one line."""
    if isinstance(value, dict):
        return ", ".join(f"{name}: {plain(one)}" for name, one in value.items())
    if isinstance(value, list):
        return ", ".join(plain(one) for one in value)
    return "" if value is None else str(value)


def as_csv(rows: Iterable[Any]) -> str:
    """The entries for a spreadsheet; a cell that would be taken for a formula begins with an apostrophe."""
    written = io.StringIO()
    table = csv.writer(written)
    table.writerow(
        [
            say("When (UTC)"),
            say("Who"),
            say("What"),
            say("Outcome"),
            say("MRN"),
            say("Record"),
            say("Request"),
            say("Particulars"),
        ]
    )
    for entry in rows:
        facts = "; ".join(f"{name}: {value}" for name, value in entry.particulars)
        record = f"{entry.subject_type} {entry.subject_id}".strip()
        cells = [entry.at.isoformat(), entry.actor_label, entry.sentence, entry.outcome, entry.mrn, record]
        table.writerow([harmless(cell) for cell in (*cells, entry.request_id, facts)])
    return "\ufeff" + written.getvalue()


def harmless(cell: str) -> str:
    """Text that no spreadsheet runs."""
    return f"'{cell}" if cell.lstrip(" ").startswith(FORMULA) or cell.startswith(FORMULA) else cell


def _about(record: str) -> Q:
    named = record.upper()
    return Q(mrn=named) if references.mrn_fault(named) is None else Q(subject_id=record)
