"""The drafts of an operator as the home page shows them: a card each, the last changed first."""

from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from django.db.models import Count
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from cats.kernel import clock
from cats.kernel.actors import Actor
from cats.tenancy import scope
from cats.tenancy.models import Administration
from transit.models import Draft, Movement

SHOWN = 3
LODGE = "transit.lodge_declaration"


@dataclass(frozen=True, slots=True)
class Card:
    """A draft on the home page. `days_left` counts to the day on which it is deleted; `open_by` names a colleague in it."""

    draft: Draft
    title: str | Promise
    items: int
    days_left: int
    open_by: str
    faults: int
    signal: str
    icon: str
    words: str | Promise


@dataclass(frozen=True, slots=True)
class Cards:
    """The cards shown, and whether there are more."""

    shown: tuple[Card, ...] = ()
    more: bool = False


def cards(actor: Actor) -> Cards:
    """The drafts that were changed last. Nothing for who may not lodge."""
    if not actor.operators or not actor.may(LODGE):
        return Cards()
    zone = Administration.objects.only("time_zone").get(code=scope.current()).time_zone
    today = clock.today(zone)
    rows = Draft.objects.filter(operator__in=list(actor.operators), sent_at=None, kept_until__gte=today)
    rows = rows.select_related("locked_by").defer("answers", "carried", "secrets", "judged")
    found = list(rows.annotate(items_count=Count("items")).order_by("-changed_at", "-id")[: SHOWN + 1])
    made = [_card(draft, actor, (draft.kept_until - today).days) for draft in found[:SHOWN]]
    return Cards(tuple(made), len(found) > SHOWN)


def _card(draft: Draft, actor: Actor, days_left: int) -> Card:
    locked = draft.locked_by if draft.locked_until and draft.locked_until > clock.now() else None
    open_by = str(locked.name) if locked and str(locked.pk) != actor.ref else ""
    faults = len(draft.faults)
    if open_by:
        signal, icon, words = "off", "lock", _("A colleague is in it")
    elif faults:
        signal, icon, words = "stop", "exclamation-octagon-fill", _("Sent back by customs")
    else:
        signal, icon, words = "info", "pencil", _("Not sent yet")
    items = draft.items_count  # type: ignore[attr-defined]
    title = ngettext("%(number)d goods item", "%(number)d goods items", items) % {"number": items}
    return Card(draft, title, items, days_left, open_by, faults, signal, icon, words)
