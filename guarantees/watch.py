"""Tells guarantors in time: a mark of the used share crossed, an undertaking that ends soon. Run by a worker."""

from collections.abc import Iterator
from datetime import timedelta

from django.db.models import OuterRef, Subquery
from django.utils.translation import gettext_noop

from cats.kernel import clock
from cats.notices import services as notices
from guarantees import exposure, levels
from guarantees.exposure import Standing
from guarantees.models import Guarantee, UsedLevel

EXPIRY_DAYS = (30, 7)

CROSSED = gettext_noop(
    "Guarantee %(grn)s of %(holder)s is used to %(percent)s %%: the mark of %(mark)s %% is reached."
)
ENDS = gettext_noop("Guarantee %(grn)s of %(holder)s ends on %(day)s, in %(days)s days or less.")


def levels_crossed(*, zone: str) -> int:
    """Note every crossing of a mark in the administration in scope, and tell of those upwards; returns how many were told."""
    return sum(_note(guarantee, before, standing) for guarantee, before, standing in _crossings(zone))


def expiries(*, zone: str) -> None:
    """Tell of every undertaking that ends soon, once 30 days and once 7 days before."""
    today = clock.today(zone)
    for days in EXPIRY_DAYS:
        ending = Guarantee.objects.filter(
            valid_until__gte=today, valid_until__lte=today + timedelta(days=days)
        ).order_by("grn")
        for guarantee in ending:
            _tell_end(guarantee, days)


def _crossings(zone: str) -> Iterator[tuple[Guarantee, int, Standing]]:
    newest = UsedLevel.objects.filter(guarantee=OuterRef("pk")).order_by("-pk").values("mark")[:1]
    found = list(Guarantee.objects.annotate(mark=Subquery(newest)).order_by("grn"))
    standings = exposure.standings_of(found, zone=zone)
    for guarantee in found:
        before: int = guarantee.mark or 0  # type: ignore[attr-defined]
        standing = standings[guarantee.pk]
        if levels.moved(before, standing.share) != before:
            yield guarantee, before, standing


def _note(guarantee: Guarantee, before: int, standing: Standing) -> bool:
    now = levels.moved(before, standing.share)
    row = UsedLevel.objects.create(
        guarantee=guarantee, mark=now, used=standing.reserved, noted_at=clock.now()
    )
    if now < before:
        return False
    notices.post(
        "guarantee.mark_reached",
        CROSSED,
        guarantor=str(guarantee.guarantor_id),
        link=f"/guarantees/{guarantee.grn}/",
        key=f"level:{row.pk}",
        grn=guarantee.grn,
        holder=guarantee.holder_name,
        percent=standing.percent,
        mark=now,
    )
    return True


def _tell_end(guarantee: Guarantee, days: int) -> None:
    notices.post(
        "guarantee.ends_soon",
        ENDS,
        guarantor=str(guarantee.guarantor_id),
        link=f"/guarantees/{guarantee.grn}/",
        key=f"ends:{guarantee.grn}:{guarantee.valid_until}:{days}",
        grn=guarantee.grn,
        holder=guarantee.holder_name,
        day=guarantee.valid_until,
        days=days,
    )
