"""Tells guarantors in time: a mark of the used share crossed, an undertaking that ends soon. Run by a worker."""

from collections.abc import Iterator
from datetime import timedelta
from decimal import Decimal

from django.db.models import OuterRef, Subquery
from django.utils.translation import gettext_noop

from cats.kernel import clock
from cats.notices import services as notices
from guarantees import levels
from guarantees.bookkeeping import AccountKind
from guarantees.models import Account, Guarantee, UsedLevel

EXPIRY_DAYS = (30, 7)

CROSSED = gettext_noop(
    "Guarantee %(grn)s of %(holder)s is used to %(percent)s %%: the mark of %(mark)s %% is reached."
)
ENDS = gettext_noop("Guarantee %(grn)s of %(holder)s ends on %(day)s, in %(days)s days or less.")


def levels_crossed() -> int:
    """Note every crossing of a mark in the administration in scope, and tell of those upwards; returns how many were told."""
    return sum(_note(guarantee, before, used) for guarantee, before, used in list(_crossings()))


def expiries(*, zone: str) -> None:
    """Tell of every undertaking that ends soon, once 30 days and once 7 days before."""
    today = clock.today(zone)
    for days in EXPIRY_DAYS:
        ending = Guarantee.objects.filter(
            valid_until__gte=today, valid_until__lte=today + timedelta(days=days)
        ).order_by("grn")
        for guarantee in ending:
            _tell_end(guarantee, days)


def _crossings() -> Iterator[tuple[Guarantee, int, Decimal]]:
    """Guarantees whose mark is no longer the one noted last, with that one and what is reserved now."""
    newest = UsedLevel.objects.filter(guarantee=OuterRef("pk")).order_by("-pk").values("mark")[:1]
    reserved = dict(
        Account.objects.filter(kind=AccountKind.RESERVED.value).values_list("guarantee_id", "balance")
    )
    for guarantee in Guarantee.objects.annotate(mark=Subquery(newest)).order_by("grn"):
        before, used = guarantee.mark or 0, reserved[guarantee.pk]
        if levels.moved(before, levels.share(used, guarantee.reference_amount)) != before:
            yield guarantee, before, used


def _note(guarantee: Guarantee, before: int, used: Decimal) -> bool:
    now = levels.moved(before, levels.share(used, guarantee.reference_amount))
    row = UsedLevel.objects.create(guarantee=guarantee, mark=now, used=used, noted_at=clock.now())
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
        percent=levels.percent(used, guarantee.reference_amount),
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
