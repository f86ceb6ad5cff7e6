"""Acts on mandates: post an officer to an office, let a person act for an operator. The rights follow in the same transaction."""

from datetime import date, timedelta
from typing import TypeVar

from django.db.models import Q, QuerySet

from cats.accounts import grants
from cats.accounts.models import User
from cats.audit import log
from cats.kernel import clock
from cats.kernel.actors import Actor
from cats.kernel.errors import Fault, Invalid
from cats.kernel.sentences import said
from refdata.models import CustomsOffice, EconomicOperator, OfficePosting, OperatorMandate
from refdata.models.validity import Valid
from refdata.selectors import office_zone

V = TypeVar("V", bound=Valid)
LOOK_BACK = timedelta(days=14)


def post_officer(
    user: User, office: CustomsOffice, *, actor: Actor, until: date | None = None
) -> OfficePosting:
    """Post an officer to an office of his own administration, or change until when. Raises `Invalid` for another's office."""
    if office.country != user.administration_id:
        text = said(
            "{code} belongs to {country}; the officer works for {administration_id}.",
            code=office.code,
            country=office.country,
            administration_id=user.administration_id,
        )
        raise Invalid([Fault("/office", "14", "CATS_POSTING", text, office.code)])
    first_day = clock.today(office_zone(office.code))
    posting, _ = OfficePosting.objects.update_or_create(
        user=user,
        office=office,
        defaults={"valid_until": until},
        create_defaults={"valid_from": first_day, "valid_until": until},
    )
    grants.sync(user, office, grants.WORK_AT, posting.holds(first_day))
    log.record(
        "office_posting.saved", actor=actor, subject=posting, user=user.key, office=office.code, until=until
    )
    return posting


def mandate_for_operator(
    user: User, operator: EconomicOperator, *, actor: Actor, until: date | None = None
) -> OperatorMandate:
    """Let a person act for an economic operator, or change until when."""
    first_day = clock.now().date()
    mandate, _ = OperatorMandate.objects.update_or_create(
        user=user,
        operator=operator,
        defaults={"valid_until": until},
        create_defaults={"valid_from": first_day, "valid_until": until},
    )
    grants.sync(user, operator, grants.ACT_FOR, mandate.holds(first_day))
    log.record(
        "operator_mandate.saved",
        actor=actor,
        subject=mandate,
        user=user.key,
        operator=operator.identification,
        until=until,
    )
    return mandate


def keep_in_step() -> int:
    """Give and take what began or ended in the last days by the calendar alone; returns how many rows were looked at."""
    postings = changed_by_the_calendar(OfficePosting.objects.select_related("user", "office"))
    for posting in postings:
        holds = posting.holds(clock.today(posting.office.time_zone))
        grants.sync(posting.user, posting.office, grants.WORK_AT, holds)
    acting = changed_by_the_calendar(OperatorMandate.objects.select_related("user", "operator"))
    for mandate in acting:
        grants.sync(mandate.user, mandate.operator, grants.ACT_FOR, mandate.holds(clock.now().date()))
    return len(postings) + len(acting)


def changed_by_the_calendar(rows: QuerySet[V]) -> list[V]:
    """Rows with validity that began or ended within the last days: a few days' outage of the worker is made up for."""
    today = clock.now().date()
    lately = (today - LOOK_BACK, today + timedelta(days=1))
    return list(rows.filter(Q(valid_until__range=lately) | Q(valid_from__range=lately)))
