"""From notices to e-mails: who gets one, the claim before it is sent, and what became of it.

An e-mail is claimed and committed before it is sent, so that none can go twice: what ends in between is *unsure*, is said to
the administrators and is never repeated. What the mail server did not take is tried again, later and later.
"""

from collections.abc import Iterable
from datetime import timedelta
from typing import Any
from uuid import UUID

from django.db.models import Q

from cats.accounts import grants
from cats.accounts.models import User
from cats.kernel import clock
from cats.notices.kinds import kind_of
from cats.notices.models import Delivery, MailChoice, Notice

BATCH = 200
OLDEST = timedelta(days=1)
LOST = timedelta(minutes=10)
MOST_ATTEMPTS = 12
FIRST_PAUSE, LONGEST_PAUSE = 30, 6 * 60 * 60
KINDS_OF_GRANTS = {Notice.OFFICE: "offices", Notice.OPERATOR: "operators", Notice.GUARANTOR: "guarantors"}


def fan_out() -> int:
    """Make the e-mails of new notices, one for each reader who wants it; returns how many. Old notices are only marked."""
    fresh = list(
        Notice.objects.select_for_update(skip_locked=True)
        .filter(fanned_out_at=None)
        .order_by("created_at", "id")[:BATCH]
    )
    now = clock.now()
    made = [
        delivery for notice in fresh if notice.created_at > now - OLDEST for delivery in _deliveries(notice)
    ]
    Delivery.objects.bulk_create(made, ignore_conflicts=True)
    Notice.objects.filter(pk__in=[notice.pk for notice in fresh]).update(fanned_out_at=now)
    return len(made)


def claim() -> Delivery | None:
    """The next e-mail that is due, marked as being sent; commit before sending it."""
    due = Delivery.objects.filter(state=Delivery.WAITING, next_attempt_at__lte=clock.machine_now())
    delivery = due.select_for_update(skip_locked=True, of=("self",)).order_by("next_attempt_at", "id").first()
    if delivery is None:
        return None
    delivery.state, delivery.attempts = Delivery.SENDING, delivery.attempts + 1
    delivery.next_attempt_at = clock.machine_now()
    delivery.save(update_fields=["state", "attempts", "next_attempt_at"])
    return delivery


def sent(pk: UUID) -> None:
    """The mail server has it."""
    _claimed(pk).update(state=Delivery.SENT, sent_at=clock.machine_now(), error="")


def not_sent(pk: UUID, why: str, *, attempts: int, for_good: bool = False) -> None:
    """The mail server did not take it: again later, or never, when it said so or after twelve attempts."""
    pause = min(FIRST_PAUSE * 2 ** (attempts - 1), LONGEST_PAUSE)
    over = for_good or attempts >= MOST_ATTEMPTS
    _claimed(pk).update(
        state=Delivery.FAILED if over else Delivery.WAITING,
        next_attempt_at=clock.machine_now() + timedelta(seconds=pause),
        error=why[:200],
    )


def unsure(pk: UUID, why: str) -> None:
    """Nobody can know whether it was sent. It is not repeated."""
    _claimed(pk).update(state=Delivery.UNSURE, error=why[:200])


def skip(pk: UUID, why: str) -> None:
    """There is nobody to send it to any more."""
    _claimed(pk).update(state=Delivery.SKIPPED, error=why[:200])


def give_up_lost() -> int:
    """What was claimed and never came back: its worker ended while it sent. Returns how many."""
    lost = Delivery.objects.filter(state=Delivery.SENDING, next_attempt_at__lt=clock.machine_now() - LOST)
    return lost.update(state=Delivery.UNSURE, error="The worker ended while it was being sent.")


def wants_mail(user_id: UUID, verb: str, chosen: dict[tuple[UUID, str], bool]) -> bool:
    """Whether the person wants this kind by e-mail: as he chose, else when it needs him."""
    return chosen.get((user_id, verb), kind_of(verb).needs_you)


def readers(notice: Notice) -> list[User]:
    """The people to whom the notice speaks, with open accounts and an address."""
    if notice.audience_kind == Notice.USER:
        found: Iterable[User] = User.objects.filter(pk=notice.audience)
    else:
        found = grants.holders(KINDS_OF_GRANTS[notice.audience_kind], notice.audience)
    return [user for user in found if user.is_active and address_of(user)]


def address_of(user: User) -> str:
    """Where the person reads e-mail; empty for nowhere."""
    return str(user.email)


def choices_of(users: Iterable[UUID]) -> dict[tuple[UUID, str], bool]:
    """What these people chose, by person and verb."""
    rows = MailChoice.objects.filter(user_id__in=list(users)).values_list("user_id", "verb", "by_mail")
    return {(user_id, verb): by_mail for user_id, verb, by_mail in rows}


def choose(user_id: UUID, verbs: Iterable[str], wanted: set[str]) -> None:
    """Keep, for each verb offered, whether the person wants it by e-mail."""
    rows = [MailChoice(user_id=user_id, verb=verb, by_mail=verb in wanted) for verb in verbs]
    MailChoice.objects.bulk_create(
        rows,
        update_conflicts=True,
        update_fields=["by_mail"],
        unique_fields=["administration", "user_id", "verb"],
    )


def troubled() -> Any:
    """E-mails that did not go or may not have gone, the newest first."""
    return Delivery.objects.filter(
        Q(state__in=[Delivery.FAILED, Delivery.UNSURE]) | Q(state=Delivery.WAITING, attempts__gt=2)
    ).order_by("-id")


def _deliveries(notice: Notice) -> list[Delivery]:
    people = readers(notice)
    chosen = choices_of(user.pk for user in people)
    return [
        Delivery(notice=notice, user_id=user.pk, next_attempt_at=clock.machine_now())
        for user in people
        if wants_mail(user.pk, notice.verb, chosen)
    ]


def _claimed(pk: UUID) -> Any:
    return Delivery.objects.filter(pk=pk, state=Delivery.SENDING)
