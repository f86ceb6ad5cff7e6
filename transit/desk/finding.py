"""From a scanned number to the records it means. Exact, by indexes; only records of the actor's offices are found."""

from dataclasses import dataclass, field
from uuid import UUID

from django.db.models import QuerySet

from cats.kernel.actors import Actor
from transit import access
from transit.desk.codes import Kind, Reading
from transit.models import KnownBy, Movement
from transit.models.lanes import Lane

MOST = 20


@dataclass(frozen=True, slots=True)
class Found:
    """What a number led to. `elsewhere`: our other offices that hold a record of this very MRN."""

    records: list[Movement] = field(default_factory=list)
    elsewhere: list[str] = field(default_factory=list)

    @property
    def one(self) -> Movement | None:
        """The one record that is meant: the only one, or the only one that this office still has to do with."""
        if len(self.records) == 1:
            return self.records[0]
        awaited = [record for record in self.records if record.lane <= Lane.EXPECTED]
        return awaited[0] if len(awaited) == 1 else None


def find(reading: Reading, actor: Actor) -> Found:
    """The records at the actor's offices that the number names, the most urgent first."""
    here = access.visible_to(actor).filter(office__in=list(actor.offices))
    if reading.kind == Kind.NOTHING:
        return Found()
    if reading.kind == Kind.MRN and not reading.misread:
        records = _listed(here.filter(mrn=reading.plain))
        return Found(records, [] if records else _elsewhere(reading.plain, actor))
    records = _listed(here.filter(pk__in=_known_by(reading, actor)))
    return Found(records or _listed(here.filter(lrn__in={reading.text, reading.plain})))


def _known_by(reading: Reading, actor: Actor) -> list[UUID]:
    """The latest movements at these offices with that LRN, plate, container, seal or GRN."""
    rows = KnownBy.objects.filter(value=reading.plain[:40], movement__office__in=list(actor.offices))
    return list(rows.order_by("-movement_id").values_list("movement_id", flat=True)[: 2 * MOST])


def _listed(rows: QuerySet[Movement]) -> list[Movement]:
    return sorted(rows[: 2 * MOST], key=lambda record: record.lane)[:MOST]


def _elsewhere(mrn: str, actor: Actor) -> list[str]:
    """Which of our other offices hold a record: said to officers alone, and no more than that."""
    others = Movement.objects.filter(mrn=mrn).exclude(office__in=list(actor.offices))
    return list(others.order_by("office").values_list("office", flat=True).distinct()[:MOST])
