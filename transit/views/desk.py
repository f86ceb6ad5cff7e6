"""The desk of an officer: scan field, work list, shift; handover, the list for the time without a line; the choice of office."""

from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from cats.kernel import clock
from cats.kernel.errors import NotFound
from cats.kernel.sentences import said
from cats.ui.views import ActPage, FormPage
from cats.workflow.models import Transition
from refdata import selectors as refdata
from transit import access, wording_desk
from transit.desk import lists, shifts
from transit.forms.desk import EndStrayForm, NoteForm, StrayForm
from transit.models import Movement, Stray
from transit.services import desk
from transit.views.at_desk import OFFICE, WORK, DeskPage, last_scans, name_of, strip_of
from transit.views.desk_rows import rows_of

REFRESH_SECONDS = 10


class Desk(DeskPage):
    """The home page of officers: everything that a night needs, the scan field first."""

    title = _("Work list")
    template_name = "transit/desk/desk.html"
    whole = True

    def get(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        if not self.office:
            return render(request, "transit/desk/nowhere.html", self.get_context_data())
        return self.show()

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        found = super().get_context_data(**kwargs)
        if not self.office or not self.whole:
            return found | kwargs
        return found | self.get_list() | self.get_shift() | self.get_scan() | kwargs

    def get_list(self) -> dict[str, Any]:
        """The tab that is open, its rows or its lorries without a record."""
        tab = self.request.GET.get("tab", "")
        tab = tab if tab in lists.NAMES else lists.NAMES[0]
        rows: list[lists.Line] = []
        cursor = ""
        if tab != lists.STRAYS:
            rows, cursor = lists.page(self.actor, self.office, tab, self.request.GET.get("after", ""))
        return {
            "tab": tab,
            "tabs": lists.tabs(self.actor, self.office, tab),
            "rows": rows_of(rows, refdata.office_zone(self.office)),
            "strays": list(lists.strays(self.office)[: lists.SIZE]) if tab == lists.STRAYS else [],
            "next": _next(tab, cursor),
            "made_at": clock.now(),
            "refresh": REFRESH_SECONDS,
        }

    def get_shift(self) -> dict[str, Any]:
        """The note and the figures of the shift."""
        shift = shifts.shift_of(self.office)
        return {
            "shift": shift,
            "figures": shifts.figures(self.office, shift.begins),
            "note": shifts.notes(self.office).first(),
        }

    def get_scan(self) -> dict[str, Any]:
        """The last scans, and what the last act did."""
        return {"scans": last_scans(self.request, self.actor), "did": self._did(), "q": ""}

    def _did(self) -> dict[str, Any] | None:
        """The act that led here, in one line: `?did=` names its step."""
        step = _step(self.request.GET.get("did", ""))
        record = access.visible_to(self.actor).filter(pk=step.record_id).first() if step else None
        if step is None or record is None:
            return None
        action = step.trigger.partition(".")[2]
        return {
            "words": wording_desk.DONE.get(action, ""),
            "record": record,
            "name": name_of(record),
            "at": step.at,
        }


class DeskList(Desk):
    """The work list alone: what live refresh asks for."""

    template_name = "transit/desk/list.html"

    def get(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        if not self.office:
            return HttpResponse(status=204)
        return self.show()

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return {"zone": refdata.office_zone(self.office)} | self.get_list() | kwargs


class ChooseOffice(ActPage):
    """Work at another of one's offices in this session."""

    permission = WORK

    def act(self) -> str:
        office = self.request.POST.get("office", "")
        if office not in self.actor.offices:
            raise NotFound("office", said("You are not posted to this office."))
        self.request.session[OFFICE] = office
        return reverse("transit:desk")


class AddNote(FormPage):
    """Leave a note for the next shift."""

    permission = WORK
    title = _("Add a note")
    template_name = "transit/desk/note.html"
    form_class = NoteForm
    button = _("Leave the note")

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        office = strip_of(self.request, self.actor)
        notes = shifts.notes(office["post"]["office"]) if office["post"] else []
        return super().get_context_data(**kwargs) | office | {"notes": notes}

    def done(self, form: Any) -> str:
        desk.note(_office(self), form.cleaned_data["text"], actor=self.actor)
        return reverse("transit:desk")


class Handover(DeskPage):
    """What the next shift takes over, on one page for paper."""

    title = _("Handover")
    template_name = "transit/desk/handover.html"

    def get(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        office = _office(self)
        shift = shifts.shift_of(office)
        rows = lists.cases(self.actor, office)
        return self.show(
            rows=rows_of(rows, refdata.office_zone(office), passive=True),
            strays=list(lists.strays(office)),
            notes=list(shifts.notes(office)),
            shift=shift,
            figures=shifts.figures(office, shift.begins),
            made_at=clock.now(),
        )


class WithoutLine(DeskPage):
    """The movements of the next 48 hours, to be kept or printed: what to work from while the line is away."""

    title = _("If the line fails")
    template_name = "transit/desk/without_line.html"

    def get(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        context = self._content()
        if "file" not in request.GET:
            return self.show(**context)
        text = render_to_string("transit/desk/without_line_file.html", context, request)
        name = f"{context['office']}-{clock.local(context['made_at'], context['zone']):%Y%m%d-%H%M}.html"
        return HttpResponse(text, headers={"Content-Disposition": f'attachment; filename="{name}"'})

    def _content(self) -> dict[str, Any]:
        office = _office(self)
        rows = lists.coming(self.actor, office)
        for row in rows:
            row.name = name_of(row)  # type: ignore[attr-defined]
            row.way = (lists.place(row.office_of_departure), lists.place(row.office_of_destination))  # type: ignore[attr-defined]
        return {
            "rows": rows,
            "most": lists.FALLBACK_MOST,
            "office": office,
            "office_name": lists.place(office),
            "zone": refdata.office_zone(office),
            "made_at": clock.now(),
        }


class KeepStray(FormPage):
    """Put a lorry without a record on the work list."""

    permission = WORK
    title = _("A lorry without a record")
    template_name = "transit/desk/form.html"
    button = _("Put on the work list")

    def get_form(self, *given: Any) -> StrayForm:
        if given:
            return StrayForm(*given)
        return StrayForm(initial={"reference": self.request.GET.get("q", "")[:40]})

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(**kwargs) | strip_of(self.request, self.actor)

    def done(self, form: Any) -> str:
        desk.keep_stray(_office(self), actor=self.actor, **form.cleaned_data)
        return f"{reverse('transit:desk')}?tab={lists.STRAYS}"


class EndStray(FormPage):
    """End the case of a lorry without a record."""

    permission = WORK
    title = _("How did it end?")
    template_name = "transit/desk/form.html"
    form_class = EndStrayForm
    button = _("End the case")

    def get_form(self, *given: Any) -> EndStrayForm:
        self.stray = self._stray()
        return EndStrayForm(*given)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        found = super().get_context_data(**kwargs) | strip_of(self.request, self.actor)
        return found | {"about": self.stray.reference}

    def done(self, form: Any) -> str:
        desk.end_stray(self.stray, form.cleaned_data["outcome"], actor=self.actor)
        return f"{reverse('transit:desk')}?tab={lists.STRAYS}"

    def _stray(self) -> Stray:
        found = Stray.objects.filter(pk=self.kwargs["stray"], office__in=list(self.actor.offices)).first()
        if found is None:
            raise NotFound("stray", said("There is no such case at your office."))
        return found


def _office(page: Any) -> str:
    """The office of the session. Raises `NotFound` for who is posted to none."""
    found = strip_of(page.request, page.actor)["post"]
    if found is None:
        raise NotFound("office", said("You are not posted to an office."))
    return str(found["office"])


def _next(tab: str, cursor: str) -> str:
    return f"{reverse('transit:desk')}?tab={tab}&after={cursor}" if cursor else ""


def _step(text: str) -> Transition | None:
    """The step that an address names; nothing for what is no id."""
    try:
        wanted = UUID(text)
    except ValueError:
        return None
    return Transition.objects.filter(pk=wanted, record_type=Movement._meta.label_lower).first()
