"""The drafts of an operator as the home page shows them: a card each, the last changed first."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Count
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from cats.kernel import clock
from cats.kernel.actors import Actor
from transit.drafts import access, services, tasks
from transit.drafts.judging import Finding
from transit.models import Draft
from transit.wording_operator import office_name

SHOWN = 3


@dataclass(frozen=True, slots=True)
class Card:
    """A draft on the home page. `days_left` counts to the day on which it is deleted; `open_by` names a colleague in it."""

    draft: Draft
    way: tuple[str, str]
    items: str
    days_left: int
    open_by: str
    signal: str
    icon: str
    words: str | Promise
    onward: str | Promise


@dataclass(frozen=True, slots=True)
class Cards:
    """The cards shown, and whether there are more."""

    shown: tuple[Card, ...] = ()
    more: bool = False


def cards(actor: Actor) -> Cards:
    """The drafts that were changed last. Nothing for who may not lodge."""
    if not actor.operators or not actor.may(access.PERMISSION):
        return Cards()
    today = clock.today(services.zone())
    rows = Draft.objects.filter(operator__in=list(actor.operators), sent_at=None, kept_until__gte=today)
    rows = rows.select_related("locked_by").defer("carried", "secrets").annotate(items_count=Count("items"))
    found = list(rows.order_by("-changed_at", "-id")[: SHOWN + 1])
    return Cards(tuple(_card(draft, actor, today) for draft in found[:SHOWN]), len(found) > SHOWN)


def _card(draft: Draft, actor: Actor, today: date) -> Card:
    """From what is kept with the draft: nothing is judged anew for a card."""
    items: int = draft.items_count  # type: ignore[attr-defined]
    findings = [Finding.of(one) for one in draft.judged.get("findings", [])]
    found = tasks.tasks_of(draft, items, findings, today)
    open_by = draft.locked_by.name if draft.locked_by and services.held_by_another(draft, actor) else ""
    signal, icon, words = _stand(found, open_by)
    offices = [one for one in tasks.offices_of(draft) if one]
    onward = next((task.title for task in found if task.state != tasks.DONE), "")
    return Card(
        draft,
        (office_name(offices[0]), office_name(offices[-1])) if len(offices) > 1 else ("", ""),
        ngettext("%(number)d goods item", "%(number)d goods items", items) % {"number": items},
        (draft.kept_until - today).days,
        open_by,
        signal,
        icon,
        words,
        onward,
    )


def _stand(found: list[tasks.Task], open_by: str) -> tuple[str, str, str | Promise]:
    """Signal, icon and words for how far a draft is."""
    if open_by:
        return "off", "lock", _("A colleague is in it")
    mending = [task for task in found if task.state == tasks.MEND]
    if mending:
        points = sum(task.points for task in mending)
        words = ngettext("%(number)d point to mend", "%(number)d points to mend", points) % {"number": points}
        return "stop", "exclamation-octagon-fill", words
    complete = sum(task.state == tasks.DONE for task in found)
    words = _("%(complete)d of %(all)d complete") % {"complete": complete, "all": len(found)}
    return ("go", "check2", words) if complete >= len(found) - 1 else ("info", "pencil", words)
