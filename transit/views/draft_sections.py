"""The page of one section: shows its answers and what is wrong, and keeps whatever is sent."""

import json
from http import HTTPStatus
from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseBase, HttpResponseRedirect, JsonResponse
from django.urls import reverse

from cats.api.spoken import spoken
from cats.kernel import clock
from cats.kernel.errors import Conflict, NotFound, Refused
from cats.kernel.sentences import said
from cats.ui import formats
from guarantees import access as guarantees
from guarantees import selectors as balances
from transit.drafts import services, tasks, words
from transit.drafts.fields import CARRIED, Answers, Rows, Section
from transit.drafts.judging import Finding
from transit.drafts.sections import BY_CODE, FORMS, GUARANTEE, ROUTE, SECTIONS
from transit.forms.drafts import Lists, answers_of, before_of, blocks_of
from transit.models import Draft
from transit.views.drafts import DraftPage, shown
from transit.views.way_map import way_map

OFFERED = 10


class SectionPage(DraftPage):
    """One section. Every POST saves what it brings; buttons say what comes next."""

    template_name = "transit/drafts/section.html"

    def get_section(self) -> Section:
        """The section that the address names."""
        section = BY_CODE.get(self.kwargs["section"])
        if section is None or section not in FORMS:
            raise NotFound("section", said("A declaration has no such section."))
        return section

    def get(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        draft = self.get_draft()
        section = self.get_section()
        answers = draft.answers.get(section.code, {})
        return self.page(draft, section, answers, answers)

    def post(self, request: HttpRequest, **kwargs: Any) -> HttpResponseBase:
        draft = self.get_draft()
        section = self.get_section()
        given, secrets = answers_of(section, request.POST)
        before = before_of(request.POST)
        for name in list(given):
            if request.POST.get(f"choose-{name}") == "theirs" and before is not None:
                given[name] = before.get(name, "")
        onward = self._change(section, given)
        saved = services.save(self.actor, draft.pk, section.code, given, before, secrets)
        if saved.clashes:
            now = saved.draft.answers.get(section.code, {})
            response = self.page(
                saved.draft, section, now | given, now, clashes=_clashes(section, saved.clashes)
            )
            response.status_code = HTTPStatus.CONFLICT
            return response
        return HttpResponseRedirect(self._next(draft, section, onward))

    def page(
        self, draft: Draft, section: Section, answers: Answers, before: Answers, **context: Any
    ) -> HttpResponse:
        """The section with these answers; `before` is what the next save compares with."""
        today = clock.today(services.zone())
        number = draft.items.count()
        found = _findings(draft, section, number)
        lists = Lists(today)
        blocks = blocks_of(section, answers, found, lists, self.request.GET.get("more", ""), draft.secrets)
        return self.show(
            **self.facts(draft),
            section=section,
            title=section.title,
            blocks=blocks,
            lists=lists.used,
            before=json.dumps(before),
            found=[shown(one, draft) for one in found if one.rule != words.MISSING],
            points=any(one.rule != words.MISSING for one in found),
            rejected=any(one["section"] == section.code for one in draft.faults),
            map=way_map((code, "") for code in tasks.offices_of(draft)) if section is ROUTE else None,
            offered=_own_guarantees(draft, self.actor) if section is GUARANTEE else (),
            **context,
        )

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(**kwargs) | {"title": kwargs["title"]}

    def _change(self, section: Section, given: Answers) -> str:
        """What a button changes in the rows before they are saved; returns what comes next."""
        act, _colon, rest = self.request.POST.get("do", "list").partition(":")
        rows, _colon, number = rest.partition(":")
        if act in ("remove", "up") and isinstance(given.get(rows), list) and number.isdecimal():
            _move(given[rows], int(number), act, self.request.POST, rows)
            return f"stay:{rows}"
        if act == "use" and section is GUARANTEE:
            _use(given, rest, self.actor)
            return "stay:guarantees"
        return {"add": f"more:{rows}", "next": "next", "stay": "stay:"}.get(act, "list")

    def _next(self, draft: Draft, section: Section, onward: str) -> str:
        what, _colon, rows = onward.partition(":")
        here = reverse("transit:draft_section", args=[draft.pk, section.code])
        if what == "more":
            return f"{here}?more={rows}#{rows}"
        if what == "stay":
            return f"{here}#{rows}" if rows else here
        if what == "next":
            place = SECTIONS.index(section) + 1
            if place < len(SECTIONS):
                return reverse("transit:draft_section", args=[draft.pk, SECTIONS[place].code])
        services.unlock(self.actor, draft.pk)
        return reverse("transit:draft", args=[draft.pk])


class KeepSection(SectionPage):
    """The same save for a browser that keeps answers while they are typed: says when it was saved, or why not."""

    http_method_names = ["post", "options"]

    def post(self, request: HttpRequest, **kwargs: Any) -> HttpResponseBase:
        section = self.get_section()
        given, secrets = answers_of(section, request.POST)
        try:
            saved = services.save(
                self.actor,
                self.get_draft().pk,
                section.code,
                given,
                before_of(request.POST),
                secrets,
                judge=False,
            )
        except (Refused, Conflict) as error:
            return _refused(spoken(error.message))
        if saved.clashes:
            names = ", ".join(str(_question(section, one.name)) for one in saved.clashes)
            text = said(
                "{name} changed the same answers: {questions}.", name=saved.clashes[0].who, questions=names
            )
            return _refused(spoken(text))
        draft = saved.draft
        return JsonResponse(
            {
                "saved": formats.hour(draft.changed_at, services.zone()),
                "version": draft.version,
                "before": json.dumps(draft.answers.get(section.code, {})),
            },
            status=HTTPStatus.ACCEPTED,
        )


class LockDraft(DraftPage):
    """Take or renew the lock, from a page that is open."""

    http_method_names = ["post", "options"]

    def post(self, request: HttpRequest, **kwargs: Any) -> HttpResponseBase:
        try:
            services.lock(self.actor, self.kwargs["draft"])
        except Refused as error:
            return _refused(spoken(error.message))
        return JsonResponse({}, status=HTTPStatus.ACCEPTED)


def _findings(draft: Draft, section: Section, number: int) -> list[Finding]:
    """What to show at the questions: what customs said, and what is wrong now in what was begun."""
    customs = [Finding.of(one) for one in draft.faults]
    now = tasks.findings_of(draft, number)
    begun = tasks.begun(draft, section.code, number)
    known = {(one.pointer, one.rule) for one in customs}
    fresh = [one for one in now if (one.pointer, one.rule) not in known and begun]
    return [one for one in (*customs, *fresh) if one.section == section.code]


def _move(rows: list[dict[str, Any]], number: int, act: str, post: Any, name: str) -> None:
    """Take a row away or move it up. Rows are numbered as the form showed them, empty ones among them."""
    shown = sorted(
        {int(key.split("-")[1]) for key in post if key.startswith(f"{name}-") and key.count("-") == 2}
    )
    kept = [one for one in shown if any(post.get(f"{name}-{one}-{field}") for field in _field_names(name))]
    if number not in kept:
        return
    place = kept.index(number)
    if act == "remove":
        del rows[place]
    elif place:
        rows[place - 1], rows[place] = rows[place], rows[place - 1]


def _field_names(name: str) -> list[str]:
    return [
        one.name
        for section in FORMS
        for rows in section.rows
        if rows.name == name
        for one in rows.fields
        if one.kind != "secret" and one.name != CARRIED
    ]


def _use(given: Answers, grn: str, actor: Any) -> None:
    """Name one of the own guarantees, unless it is named already."""
    found = guarantees.visible_to(actor).filter(grn=grn).first()
    rows = given.setdefault("guarantees", [])
    if found is not None and not any(row.get("grn") == grn for row in rows):
        rows.append({"type": found.type, "grn": grn, "currency": found.currency})


def _own_guarantees(draft: Draft, actor: Any) -> list[dict[str, Any]]:
    """Guarantees of the holder with what is free, at most ten."""
    holder = draft.answers.get("parties", {}).get("holder_number", "")
    own = guarantees.visible_to(actor).filter(holder__in=[draft.operator, holder], type__in=["1", "2"])
    named = {row.get("grn") for row in draft.answers.get(GUARANTEE.code, {}).get("guarantees") or []}
    return [
        {"guarantee": one, "balance": balances.balance_of(one), "named": one.grn in named}
        for one in own[:OFFERED]
    ]


def _clashes(section: Section, clashes: list[services.Clash]) -> list[dict[str, Any]]:
    return [
        {
            "name": one.name,
            "label": _question(section, one.name),
            "theirs": _plain(one.theirs),
            "mine": _plain(one.mine),
            "who": one.who,
        }
        for one in clashes
    ]


def _question(section: Section, name: str) -> Any:
    rows: Rows | None = words.rows_of(section, name)
    if rows is not None:
        return rows.label
    return next((one.label for one in section.fields if one.name == name), name)


def _plain(value: Any) -> str:
    """An answer in one line."""
    if isinstance(value, list):
        parts = [_plain(list(one.values())) if isinstance(one, dict) else str(one) for one in value]
        return "; ".join(parts)
    return str(value or "")


def _refused(message: str) -> JsonResponse:
    return JsonResponse({"message": message}, status=HTTPStatus.CONFLICT)
