"""What every page of an officer's desk shares: his office, the strip above the page, the last scans."""

from typing import Any
from uuid import UUID

from django.http import HttpRequest

from cats.kernel import clock
from cats.kernel.actors import Actor
from cats.ui import formats, strip
from cats.ui.views import Page
from refdata import selectors as refdata
from refdata.models import CustomsOffice
from transit import access
from transit.desk import lists, shifts
from transit.models import Movement
from transit.models.lanes import Lane

WORK = "transit.work_at_desk"
OFFICE, SCANS = "desk_office", "desk_scans"
KEPT_SCANS = 3


def office_of(request: HttpRequest, actor: Actor) -> str:
    """The office at which the person works in this session: chosen, else his first; nothing without a posting."""
    chosen = request.session.get(OFFICE, "")
    return chosen if chosen in actor.offices else next(iter(lists.offices_of(actor)), "")


def strip_of(request: HttpRequest, actor: Actor, office: str = "") -> dict[str, Any]:
    """The office strip: local time, office, shift and the line."""
    at = office or office_of(request, actor)
    if not at:
        return {"post": None}
    now, zone = clock.now(), refdata.office_zone(at)
    found: CustomsOffice | None = refdata.office(at, clock.today(zone))
    return {
        "post": {
            "office": at,
            "name": found.name if found else at,
            "zone": zone,
            "zone_words": formats.zone_name(zone, now),
            "now": now,
            "date": clock.local(now, zone).date(),
            "shift": shifts.shift_of(at),
            "offices": lists.names(lists.offices_of(actor)),
            "lights": strip.lights(),
        },
        "zone": zone,
    }


def keep_scan(request: HttpRequest, record: Movement) -> None:
    """Remember the record among the last scans of this session."""
    kept = [one for one in request.session.get(SCANS, []) if one != str(record.pk)]
    request.session[SCANS] = [str(record.pk), *kept][:KEPT_SCANS]


def last_scans(request: HttpRequest, actor: Actor) -> list[dict[str, Any]]:
    """The last records that were scanned, with where each stands now."""
    wanted = [str(UUID(one)) for one in request.session.get(SCANS, [])]
    if not wanted:
        return []
    found = {str(record.pk): record for record in access.visible_to(actor).filter(pk__in=wanted)}
    return [_scan(found[one]) for one in wanted if one in found]


def name_of(record: Movement) -> str:
    """What people call a movement at a post: its first number plate, else container, MRN or LRN."""
    plates = [one.rsplit(" ", 1)[0] for one in record.means_of_transport]
    return next(iter([*plates, *record.containers, record.mrn, record.lrn]), "")


def _scan(record: Movement) -> dict[str, Any]:
    let_go = record.passed_at or record.released_at
    stopped = record.lane == Lane.STOPPED
    return {
        "record": record,
        "name": name_of(record),
        "signal": "stop" if stopped else "go" if let_go else "off",
        "at": None if stopped else let_go,
    }


class DeskPage(Page):
    """A page of an officer at his office."""

    permission = WORK

    @property
    def office(self) -> str:
        """Where the person works in this session."""
        return office_of(self.request, self.actor)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(**kwargs) | strip_of(self.request, self.actor)
