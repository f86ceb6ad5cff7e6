"""An officer's page of one record: the status, one key per act, its parts; cases and seals. The acts are in `movements`."""

from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest
from django.urls import NoReverseMatch, reverse
from django.utils.functional import Promise
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from cats.kernel.actors import Actor
from cats.ui.acts import Act
from cats.ui.views import FormPage
from transit import access, documents, selectors, wording, wording_desk
from transit.desk import facts, page
from transit.forms.desk import ReassignForm
from transit.models import Movement
from transit.services import desk
from transit.views.at_desk import WORK, name_of, strip_of
from transit.views.naming import covers, told
from transit.views.way_map import way_map

TEMPLATES = {
    "glance": "transit/movement.html",
    "goods": "transit/movement_goods.html",
    "messages": "transit/movement_messages.html",
    "cover": "transit/movement_cover.html",
    "papers": "transit/movement_papers.html",
    "log": "transit/movement_log.html",
}
PARTS = (
    ("glance", "transit:movement", _("At a glance")),
    ("goods", "transit:movement_goods", _("Goods")),
    ("messages", "transit:movement_messages", _("Messages")),
    ("cover", "transit:movement_cover", _("Guarantee")),
    ("papers", "transit:movement_papers", _("Documents")),
    ("log", "transit:movement_log", _("Log")),
)
LATEST_EVENTS = 8


@dataclass(frozen=True, slots=True)
class Press:
    """A button of an act. `direct`: one press does it, else it leads to the form of the act. `style` is the button's class."""

    name: str
    label: str | Promise
    url: str
    key: str
    icon: str
    style: str
    direct: bool


def is_for(actor: Actor, record: Movement) -> bool:
    """Whether the person sees the record as its office does."""
    return access.works_at(actor, record) or actor.may(access.AUDIT)


def context(
    request: HttpRequest, record: Movement, actor: Actor, part: str, acts: Sequence[Act]
) -> dict[str, Any]:
    """What every part shows, and what this part adds."""
    known = facts.of_one(record)
    status = wording_desk.status_of(known)
    record.name = name_of(record)  # type: ignore[attr-defined]
    return {
        **strip_of(request, actor),
        "zone": known.zone,
        "facts": known,
        "status": status,
        "clock": wording_desk.clock_of(known),
        "expected": _expected(acts, status),
        "presses": _others(acts, status),
        "not_now": [act for act in acts if not act.allowed],
        "seen": page.steps_of(record),
        "parts": _parts(record, part),
        "part": part,
        "mine": bool(record.taken_by) and record.taken_by == actor.ref,
        "at_work": actor.may(WORK) and access.works_at(actor, record),
        **ADDS[part](request, record, actor),
    }


def changes(record: Movement, seen: int, actor: Actor) -> list[Any]:
    """What happened since `seen` steps, each with its words."""
    return [told(event) for event in page.changes_since(record, seen, actor)]


def _glance(request: HttpRequest, record: Movement, actor: Actor) -> dict[str, Any]:
    document = documents.shown(record)
    check = page.seal_check(record)
    lines = page.seal_lines(record, check)
    wrong = sum(line.state not in ("", "conform") for line in lines) + len(check.new if check else ())
    way = page.way(record, document)
    return {
        "way": way,
        "map": way_map((stop.code, stop.state) for stop in way),
        "seals": lines,
        "amendment": page.amendment(record),
        "seal_check": check,
        "seals_words": wording_desk.seals_in_words(check.conform if check else None, len(lines), wrong),
        "seal_words": wording_desk.SEALS_OF,
        "cargo": page.cargo(document),
        "controls": page.controls(record),
        "departure_result": page.departure_result(document),
        "covers": covers(record, actor),
        "holder": page.holder(record),
        "events": _latest(record, actor),
    }


def _latest(record: Movement, actor: Actor) -> list[Any]:
    """The last events, the newest first; a message that made a step is told by the step alone."""
    events = selectors.timeline(record, actor)
    steps = {event.what for event in events if event.kind == "step"}
    kept = [event for event in events if event.kind == "step" or f"got.{event.what}" not in steps]
    return [told(event) for event in kept][: -LATEST_EVENTS - 1 : -1]


def _goods(request: HttpRequest, record: Movement, actor: Actor) -> dict[str, Any]:
    said = request.GET.get("from", "1")
    begin = max(int(said), 1) if said.isascii() and said.isdecimal() and len(said) < 6 else 1
    items, total = page.goods(documents.shown(record), begin)
    last = begin + len(items) - 1
    return {
        "items": items,
        "total": total,
        "first": begin,
        "last": last,
        "next_item": last + 1 if items and last < total else 0,
        "previous_item": max(begin - page.GOODS_SIZE, 1) if begin > 1 else 0,
    }


def _messages(request: HttpRequest, record: Movement, actor: Actor) -> dict[str, Any]:
    letters = selectors.messages_of(record, actor)
    return {
        "letters": [(row, wording.name_of(row.type), selectors.moment_of(row)) for row in reversed(letters)]
    }


def _cover(request: HttpRequest, record: Movement, actor: Actor) -> dict[str, Any]:
    return {"covers": covers(record, actor)}


def _papers(request: HttpRequest, record: Movement, actor: Actor) -> dict[str, Any]:
    return {"papers": page.papers(documents.shown(record), get_language() or "en")}


def _log(request: HttpRequest, record: Movement, actor: Actor) -> dict[str, Any]:
    steps = [told(event) for event in selectors.timeline(record, actor) if event.kind == "step"]
    return {"steps": steps[::-1], "cases": page.cases(record)}


ADDS: dict[str, Callable[[HttpRequest, Movement, Actor], dict[str, Any]]] = {
    "glance": _glance,
    "goods": _goods,
    "messages": _messages,
    "cover": _cover,
    "papers": _papers,
    "log": _log,
}


def _parts(record: Movement, here: str) -> list[tuple[str, str | Promise, bool, int | None]]:
    """The tabs: address, words, whether it is this one, and a count where the record knows it."""
    found: list[tuple[str, str | Promise, bool, int | None]] = [
        (reverse(url, args=[record.pk]), words, name == here, record.item_count if name == "goods" else None)
        for name, url, words in PARTS
    ]
    with suppress(NoReverseMatch):
        found.append((reverse("transit:document", args=[record.pk]), _("Print"), False, None))
    return found


def _expected(acts: Sequence[Act], status: wording_desk.Status) -> Press | None:
    """The act that the status asks for, if it can be done now: on Enter."""
    found = next((act for act in acts if act.allowed and act.name == status.act), None)
    return _press(found, "enter", "btn-primary") if found else None


def _others(acts: Sequence[Act], status: wording_desk.Status) -> list[Press]:
    others = [act for act in acts if act.allowed and act.name != status.act]
    return [
        _press(act, wording_desk.KEYS[act.name], "btn-stop" if act.name in wording_desk.HARSH else "btn-line")
        for act in others
        if act.name in wording_desk.KEYS
    ]


def _press(act: Act, key: str, style: str) -> Press:
    label = wording_desk.LABELS.get(act.name, act.label)
    direct = act.name in wording_desk.DIRECT
    return Press(act.name, label, act.url, key, wording_desk.ICONS.get(act.name, "check2"), style, direct)


class Reassign(FormPage):
    """Give a case to a colleague."""

    permission = WORK
    title = _("Give the case to a colleague")
    template_name = "transit/desk/form.html"
    button = _("Give the case")

    def get_form(self, *given: Any) -> ReassignForm:
        self.record = access.movement(self.actor, self.kwargs["movement"])
        people = [
            (str(one.pk), one.name)
            for one in desk.colleagues(self.record.office)
            if str(one.pk) != self.record.taken_by
        ]
        return ReassignForm(*given, colleagues=people, initial={"held_by": self.record.taken_by})

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        found = super().get_context_data(**kwargs) | strip_of(self.request, self.actor)
        return found | {"about": name_of(self.record), "record": self.record}

    def done(self, form: Any) -> str:
        given = form.cleaned_data
        desk.reassign(self.record, given["colleague"], given["held_by"], actor=self.actor)
        return reverse("transit:movement", args=[self.record.pk])
