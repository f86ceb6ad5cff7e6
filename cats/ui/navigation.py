"""The navigation: each app brings its entries in `navigation.py`; a person sees those that his roles open."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from cats.audit.catalogue import from_each_app
from cats.kernel.actors import Actor

DESK, MENU = "desk", "menu"


@dataclass(frozen=True, slots=True)
class Entry:
    """One place to go: a label, the name of its URL, the permission that opens it, and its place in the row.

    `place` is `desk` (in the bar) or `menu` (with the account). `home`: the start page leads to the first such entry.
    `under`: beginnings of addresses that lie under the entry besides its own.
    `host`: people of no administration may go there too, on their own host name.
    """

    label: str | Promise
    url: str
    permission: str
    order: int = 100
    place: str = DESK
    home: bool = False
    host: bool = False
    under: tuple[str, ...] = ()


ENTRIES: Sequence[Entry] = (
    Entry(_("Notices"), "ui:notices", "notices.read_notice", 80, MENU),
    Entry(_("Audit"), "ui:audit", "audit.view_log", 90),
)


def entries_for(actor: Actor) -> list[Entry]:
    """The entries that the actor may open, in order."""
    brought = from_each_app("navigation", "ENTRIES").values()
    found = [
        entry
        for entries in brought
        for entry in entries
        if actor.may(entry.permission) and (entry.host or actor.administration)
    ]
    return sorted(found, key=lambda entry: (entry.order, str(entry.label)))


def home_of(actor: Actor) -> Entry | None:
    """Where the actor begins his work."""
    return next((entry for entry in entries_for(actor) if entry.home), None)
