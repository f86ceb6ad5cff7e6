"""Pages of drafts: the list, a new one, the task list, the check, copies, and what customs sent back."""

from collections.abc import Sequence
from typing import Any, ClassVar

from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse, HttpResponseBase, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from cats.kernel import clock
from cats.ui.views import ActPage, FormPage, ListPage, Page
from guarantees import access as guarantees
from guarantees import selectors as balances
from transit.drafts import access, amending, answers, copying, sending, services, tasks, words
from transit.drafts.judging import Finding
from transit.drafts.sections import GOODS
from transit.forms.draft_pages import CopyForm, DeleteForm, NewForm, SendForm
from transit.models import Draft

PERMISSION = access.PERMISSION


class DraftPage(Page):
    """Any page of one draft."""

    permission = PERMISSION

    def get_draft(self) -> Draft:
        """The draft that the address names."""
        return access.draft(self.actor, self.kwargs["draft"])

    def facts(self, draft: Draft) -> dict[str, Any]:
        """What every page of a draft shows."""
        return {
            "draft": draft,
            "zone": services.zone(),
            "locked": services.held_by_another(draft, self.actor),
            "locked_words": services.locked_words(draft) if draft.locked_by_id else "",
        }


class DraftList(ListPage):
    """The drafts of those for whom one acts, the next to be deleted first."""

    permission = PERMISSION
    title = _("Drafts")
    template_name = "transit/drafts/list.html"
    order: ClassVar[Sequence[str]] = ("kept_until", "id")

    def get_rows(self) -> QuerySet[Any]:
        search = self.request.GET.get("search", "").strip()[:22]
        return access.listed(self.actor, search, sent=self.request.GET.get("sent") == "1")

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        today = clock.today(services.zone())
        for row in kwargs.get("rows", ()):
            row.days_left = (row.kept_until - today).days
            row.locked = services.held_by_another(row, self.actor)
        return super().get_context_data(**kwargs) | {
            "search": self.request.GET.get("search", ""),
            "sent": self.request.GET.get("sent") == "1",
        }


class NewDraft(FormPage):
    """Begin a declaration: its LRN, for whom, and of which kind."""

    permission = PERMISSION
    title = _("New declaration")
    template_name = "transit/drafts/new.html"
    button = _("Begin")

    def get_form(self, *given: Any) -> NewForm:
        operators = sorted(self.actor.operators)
        return NewForm(*given, operators=operators, on=clock.today(services.zone()))

    def done(self, form: Any) -> str:
        said = form.cleaned_data
        draft = services.start(
            said["operator"],
            said["lrn"],
            actor=self.actor,
            answers=services.first_answers(said["operator"], said["type"]),
        )
        return reverse("transit:draft", args=[draft.pk])


class TaskList(DraftPage):
    """What customs needs, section by section, and what is to be mended."""

    template_name = "transit/drafts/tasks.html"

    def get(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        draft = self.get_draft()
        number, today = draft.items.count(), clock.today(services.zone())
        findings = tasks.findings_of(draft, number)
        found = tasks.tasks_of(draft, number, findings, today)
        faults = [shown(Finding.of(one), draft) for one in draft.faults]
        loose = [shown(one, draft) for one in tasks.nowhere(findings)]
        return self.show(
            **self.facts(draft),
            title=_title(draft),
            tasks=found,
            complete=sum(task.state == tasks.DONE for task in found),
            mending=sum(task.state == tasks.MEND for task in found),
            onward=_onward(found),
            faults=faults,
            loose=loose,
            cover=cover_of(draft, self.actor),
        )

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(**kwargs) | {"title": kwargs["title"]}


class Check(DraftPage):
    """All answers on one page, then send."""

    template_name = "transit/drafts/check.html"

    def get(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        return self._page(self.get_draft(), SendForm())

    def post(self, request: HttpRequest, **kwargs: Any) -> HttpResponseBase:
        draft = self.get_draft()
        form = SendForm(request.POST)
        if not form.is_valid():
            response = self._page(draft, form)
            response.status_code = 422
            return response
        submission = sending.send(self.actor, draft.pk, form.cleaned_data["version"])
        return HttpResponseRedirect(reverse("transit:submission", args=[submission]))

    def _page(self, draft: Draft, form: SendForm) -> HttpResponse:
        judgement = sending.check(draft)
        number = len(judgement.composed.items)
        changes, changed = amending.changes(draft, judgement.message)
        return self.show(
            **self.facts(draft),
            form=form,
            changes=changes,
            changed=changed,
            sendable=draft.amends is None or changed > 0,
            sections=answers.shown(draft, judgement, clock.today(services.zone())),
            findings=[shown(one, draft) for one in judgement.findings[:100]],
            count=len(judgement.findings),
            short=answers.in_short(draft, judgement, number),
        )

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(**kwargs) | {"title": _("Check your answers, then send")}


class DeleteDraft(FormPage, DraftPage):
    """Yes or no."""

    title = _("Delete this draft?")
    template_name = "transit/drafts/delete.html"
    form_class = DeleteForm
    button = _("Go on")

    def done(self, form: Any) -> str:
        draft = self.get_draft()
        if form.cleaned_data["sure"] == "no":
            return reverse("transit:draft", args=[draft.pk])
        services.delete(self.actor, draft.pk)
        return reverse("transit:drafts")

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(**kwargs) | {"draft": self.get_draft()}


class CopyDraft(FormPage, DraftPage):
    """The draft once more, under another LRN."""

    title = _("Copy as new")
    template_name = "transit/drafts/new.html"
    button = _("Make the copy")

    def get_form(self, *given: Any) -> CopyForm:
        return CopyForm(*given, operator=self.get_draft().operator)

    def done(self, form: Any) -> str:
        made = copying.copy_draft(self.actor, self.kwargs["draft"], form.cleaned_data["lrn"])
        return reverse("transit:draft", args=[made.pk])


class CopyMovement(FormPage):
    """The declaration of a movement as a new draft."""

    permission = PERMISSION
    title = _("Copy as new")
    template_name = "transit/drafts/new.html"
    button = _("Make the copy")

    def get_form(self, *given: Any) -> CopyForm:
        _record, operator = copying.copyable(self.actor, self.kwargs["movement"])
        return CopyForm(*given, operator=operator)

    def done(self, form: Any) -> str:
        made = copying.copy_movement(self.actor, self.kwargs["movement"], form.cleaned_data["lrn"])
        return reverse("transit:draft", args=[made.pk])


class Mend(ActPage):
    """From a rejected declaration to the draft in which it is mended."""

    permission = PERMISSION

    def act(self) -> str:
        draft = copying.mend(self.actor, self.kwargs["declaration"])
        return reverse("transit:draft", args=[draft.pk])


class Amend(ActPage):
    """From an accepted declaration to the draft in which it is amended."""

    permission = "transit.amend_declaration"

    def act(self) -> str:
        draft = amending.amend(self.actor, self.kwargs["movement"])
        return reverse("transit:draft", args=[draft.pk])


def address_of(finding: Finding, draft: Draft) -> str:
    """The question that a finding leads to."""
    if not finding.section:
        return ""
    start = reverse("transit:draft_section", args=[draft.pk, finding.section])
    if finding.section == GOODS.code:
        return f"{start}?item={finding.item}#item-{finding.item}" if finding.item else start
    if finding.rows and finding.row >= 0:
        field = f"id_{finding.rows}-{finding.row}-{finding.field}" if finding.field else ""
        return f"{start}#{field or f'{finding.rows}-{finding.row}'}"
    return f"{start}#id_{finding.field}" if finding.field else start


def shown(finding: Finding, draft: Draft) -> dict[str, Any]:
    """A finding as templates show it: where, what, and the address of its question."""
    return {
        "where": words.where(finding),
        "sentence": words.sentence(finding),
        "address": address_of(finding, draft),
        "rule": finding.rule if words.is_rule(finding) else "",
        "finding": finding,
    }


def _title(draft: Draft) -> Any:
    if draft.amends:
        return _("Customs sent your amendment back") if draft.faults else _("Amendment of a declaration")
    return _("Customs sent your declaration back") if draft.faults else _("Declaration for transit")


def _onward(found: list[tasks.Task]) -> tasks.Task | None:
    """Where the one large button leads: what is to be mended first, then what is not complete, then the check."""
    for state in (tasks.MEND, tasks.BEGUN, tasks.OFF):
        for task in found:
            if task.state == state:
                return task
    return None


def cover_of(draft: Draft, actor: Any) -> dict[str, Any] | None:
    """Whether the first guarantee has enough headroom for the amount at risk; None where that cannot be known."""
    rows = draft.answers.get("guarantee", {}).get("guarantees") or []
    row = next((one for one in rows if one.get("grn")), None)
    if row is None:
        return None
    guarantee = guarantees.visible_to(actor).filter(grn=row["grn"]).first()
    if guarantee is None:
        return None
    balance = balances.balance_of(guarantee)
    needed = answers.amount(row.get("amount"))
    return {
        "grn": guarantee.grn,
        "headroom": balance.headroom,
        "currency": balance.currency,
        "needed": needed,
        "fits": needed is None or row.get("currency") != balance.currency or needed <= balance.headroom,
    }
