"""Drafts are not kept for ever: their people are told in time, then they go."""

from datetime import date

from django.urls import reverse
from django.utils.translation import gettext_noop

from cats.audit import log
from cats.kernel import clock
from cats.kernel.actors import SYSTEM
from cats.notices import services as notices
from refdata import selectors as refdata
from transit.drafts import services
from transit.models import Draft

NOTICE = "draft_notice"
TEXT = gettext_noop("The draft %(lrn)s will be deleted after %(day)s, unless somebody changes it.")
AT_ONCE = 500


def forget() -> int:
    """Tell of drafts that end soon and delete those whose last day is over; returns how many went. In the scope."""
    today = clock.today(services.zone())
    _tell(today)
    over = Draft.objects.filter(kept_until__lt=today).order_by("kept_until", "id")[:AT_ONCE]
    gone = list(over.select_for_update(skip_locked=True).defer("carried", "judged", "answers"))
    for draft in gone:
        log.record("draft.deleted", actor=SYSTEM, subject=draft, lrn=draft.lrn, operator=draft.operator)
        draft.delete()
    return len(gone)


def _tell(today: date) -> None:
    """One notice for each last day: a draft that was changed since is told of anew."""
    soon = Draft.objects.filter(
        kept_until__gte=today, kept_until__lte=today + refdata.duration(NOTICE, today), sent_at__isnull=True
    ).only("id", "operator", "lrn", "kept_until")
    for draft in soon[:AT_ONCE]:
        notices.post(
            "draft.ending",
            TEXT,
            operator=draft.operator,
            link=reverse("transit:draft", args=[draft.pk]),
            key=f"draft:{draft.pk}:{draft.kept_until}",
            lrn=draft.lrn,
            day=draft.kept_until,
        )
