"""Two persons for every right: in every combination of people, states and moments exactly what should happen happens."""

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from threading import Barrier

import pytest
from django.db import connection

from cats.accounts.actors import actor_of
from cats.accounts.models import Client, Membership, User
from cats.accounts.roles import Role
from cats.audit.models import AuditEntry
from cats.kernel import clock
from cats.kernel.actors import SYSTEM, Actor
from cats.kernel.errors import CatsError, Conflict, Forbidden, Invalid, NotFound, Refused
from cats.notices.models import Notice
from cats.tenancy.scope import scope
from guarantees.models import Guarantor, GuarantorMandate
from refdata import demo, selectors
from refdata.models import (
    DeadlineDuration,
    EconomicOperator,
    OfficePosting,
    OperatorMandate,
    RightsDecision,
    RightsRequest,
    Setting,
)
from refdata.right import kinds
from refdata.services import approval, people
from refdata.services.loading import load
from tests.factories.accounts import make_user

ROLE = {"role": "officer_of_departure"}


@pytest.fixture
def georgia(cast):
    """Inside Georgia's scope: two administrators as actors, and a person without rights."""
    load()
    first, second, person = cast.ge.administrator, cast.ge.second_administrator, cast.ge.stranger
    with scope("GE"):
        demo.operators()
        cast.first, cast.second, cast.person = actor_of(first), actor_of(second), person
        yield cast


def ask(cast, code="role", wanted=None, user=None, actor=None):
    wanted = dict(ROLE) if wanted is None else wanted
    return approval.ask(
        code, user or cast.person, wanted, reason="New at the post.", actor=actor or cast.first
    )


def state():
    """All that a refusal must leave alone."""
    return (
        sorted(Membership.objects.values_list("user__key", "role")),
        RightsDecision.objects.count(),
        sorted(OfficePosting.objects.values_list("user__key", "office_id", "valid_until")),
        Client.objects.count(),
        list(Setting.objects.values_list("key", "value")),
        sorted(User.objects.values_list("key", "is_active")),
    )


def test_a_role_is_held_only_after_another_person_approved(georgia):
    request = ask(georgia)
    assert georgia.person.roles == frozenset()

    approval.approve(request, actor=georgia.second)

    assert georgia.person.roles == {"officer_of_departure"}
    decision = RightsDecision.objects.get()
    assert (decision.outcome, str(decision.decided_by_id)) == ("approved", georgia.second.ref)
    verbs = list(
        AuditEntry.objects.filter(verb__startswith="right.").order_by("id").values_list("verb", "actor_ref")
    )
    assert verbs == [("right.asked", georgia.first.ref), ("right.approved", georgia.second.ref)]


@pytest.mark.parametrize("act", ["approve", "refuse"])
@pytest.mark.parametrize(
    "who", ["the one who asked", "the one who gains", "an auditor", "a foreign administrator"]
)
def test_who_may_not_decide_decides_nothing(georgia, act, who):
    gains = georgia.second if who == "the one who gains" else None
    user = User.objects.get(pk=gains.ref) if gains else georgia.person
    request = ask(georgia, user=user)
    decider = {
        "the one who asked": georgia.first,
        "the one who gains": georgia.second,
        "an auditor": actor_of(georgia.ge.auditor),
        "a foreign administrator": Actor("user", georgia.second.ref, "x"),
    }[who]
    before = state()

    with pytest.raises(Forbidden):
        approval.approve(request, actor=decider) if act == "approve" else approval.refuse(
            request, reason="No.", actor=decider
        )

    assert state() == before


def test_the_one_who_gains_may_ask_but_another_one_decides(georgia):
    myself = User.objects.get(pk=georgia.first.ref)
    request = ask(georgia, user=myself)

    with pytest.raises(Forbidden):
        approval.approve(request, actor=georgia.first)
    approval.approve(request, actor=georgia.second)

    assert "officer_of_departure" in myself.roles


def test_who_may_not_ask_asks_nothing(georgia):
    with pytest.raises(Forbidden):
        ask(georgia, actor=actor_of(georgia.ge.auditor))
    assert RightsRequest.objects.count() == 0


def test_a_refused_request_gives_nothing_and_is_over(georgia):
    request = ask(georgia)

    approval.refuse(request, reason="Not his office.", actor=georgia.second)

    assert georgia.person.roles == frozenset()
    with pytest.raises(Refused, match="decided already"):
        approval.approve(request, actor=georgia.second)
    assert RightsDecision.objects.get().reason == "Not his office."


def test_only_who_asked_takes_a_request_back(georgia):
    request = ask(georgia)
    with pytest.raises(Forbidden):
        approval.withdraw(request, actor=georgia.second)

    approval.withdraw(request, actor=georgia.first)

    with pytest.raises(Refused, match="decided already"):
        approval.approve(request, actor=georgia.second)
    assert georgia.person.roles == frozenset()


def test_a_request_expires_after_the_days_that_the_administration_has_set(georgia):
    Setting.objects.create(key="rights.request_days", value=3, valid_from=clock.now().date())
    request = ask(georgia)
    assert (request.expires_at - clock.now()).days in (2, 3)

    with clock.shifted(timedelta(days=3, seconds=1)):
        before = state()
        assert list(approval.waiting()) == []
        for act in (
            lambda: approval.approve(request, actor=georgia.second),
            lambda: approval.withdraw(request, actor=georgia.first),
        ):
            with pytest.raises(Refused, match="expired"):
                act()
        assert state() == before


def test_the_same_is_not_asked_twice_at_once_but_again_later(georgia):
    first = ask(georgia)
    with pytest.raises(Conflict):
        ask(georgia, actor=georgia.second)
    approval.refuse(first, reason="No.", actor=georgia.second)

    ask(georgia, actor=georgia.second)

    assert RightsRequest.objects.count() == 2


@pytest.mark.parametrize("meanwhile", ["closed", "held"])
def test_what_no_longer_fits_says_so_and_stays_undecided(georgia, meanwhile):
    request = ask(georgia)
    if meanwhile == "closed":
        people.close(georgia.person, actor=georgia.second)
    else:
        Membership.objects.create(user=georgia.person, role="officer_of_departure")
    georgia.person.refresh_from_db()
    before = state()

    with pytest.raises(Refused):
        approval.approve(approval.request_of(request.pk), actor=georgia.second)

    assert state() == before
    assert [one.pk for one in approval.waiting()] == [request.pk]


def test_the_role_of_the_host_cannot_be_asked_for(georgia):
    with pytest.raises(Invalid):
        ask(georgia, wanted={"role": "host_administrator"})
    assert RightsRequest.objects.count() == 0


def test_every_kind_of_right_of_a_person_is_asked_given_shown_and_taken(georgia):
    Guarantor.objects.create(identification="GEINS", name="Insurer (demo)", country="GE")
    wanted = {
        "role": {"role": "auditor"},
        "posting": {"office": "GEDM0001", "until": None},
        "operator_mandate": {"operator": "GEDEMO0001", "until": None},
        "guarantor_mandate": {"guarantor": "GEINS", "until": None},
        "client": {"name": "Warehouse system"},
    }
    shown = {}
    for code, what in wanted.items():
        shown[code] = approval.approve(ask(georgia, code, what), actor=georgia.second)

    actor = actor_of(georgia.person)
    assert (actor.offices, actor.operators, len(actor.guarantors)) == ({"GEDM0001"}, {"GEDEMO0001"}, 1)
    assert shown["client"]["secret"]
    assert Client.objects.get().client_id == shown["client"]["client_id"]
    assert all(shown[code] is None for code in wanted if code != "client")
    keys = {code: [held.key for held in kinds()[code].held(georgia.person)] for code in wanted}
    assert all(len(found) == 1 for found in keys.values()), keys
    for code, what in wanted.items():
        with pytest.raises(Refused):
            ask(georgia, code, what)

    for code, (key,) in keys.items():
        approval.take_away(code, georgia.person, key, actor=georgia.first)
        with pytest.raises(NotFound):
            approval.take_away(code, georgia.person, key, actor=georgia.first)

    actor = actor_of(georgia.person)
    assert (actor.offices, actor.operators, actor.guarantors) == (frozenset(),) * 3
    assert (georgia.person.roles, Client.objects.count()) == (frozenset(), 0)


def test_a_right_with_a_last_day_ends_by_the_calendar(georgia):
    until = (clock.now().date() + timedelta(days=1)).isoformat()
    for code, what in (("posting", {"office": "GEDM0001"}), ("operator_mandate", {"operator": "GEDEMO0001"})):
        approval.approve(ask(georgia, code, what | {"until": until}), actor=georgia.second)
    assert actor_of(georgia.person).offices == {"GEDM0001"}

    with clock.shifted(timedelta(days=3)):
        from refdata.services import mandates  # noqa: PLC0415

        assert mandates.keep_in_step() == 2
        actor = actor_of(georgia.person)

    assert (actor.offices, actor.operators) == (frozenset(), frozenset())


@pytest.mark.parametrize(
    ("code", "wanted"),
    [
        ("posting", {"office": "AZDM0001", "until": None}),
        ("posting", {"office": "GEDM9999", "until": None}),
        ("posting", {"office": "GEDM0001", "until": "2020-01-01"}),
        ("operator_mandate", {"operator": "NOBODY", "until": None}),
        ("guarantor_mandate", {"guarantor": "NOBODY", "until": None}),
    ],
)
def test_what_cannot_be_given_cannot_be_asked_for(georgia, code, wanted):
    with pytest.raises(Refused):
        ask(georgia, code, wanted)
    assert (RightsRequest.objects.count(), Notice.objects.count()) == (0, 0)


def test_a_closed_account_is_opened_again_by_two(georgia):
    people.close(georgia.person, actor=georgia.first)
    assert not User.objects.get(pk=georgia.person.pk).is_active
    georgia.person.refresh_from_db()

    request = ask(georgia, "account", {})
    assert not User.objects.get(pk=georgia.person.pk).is_active
    approval.approve(approval.request_of(request.pk), actor=georgia.second)

    assert User.objects.get(pk=georgia.person.pk).is_active
    assert AuditEntry.objects.filter(verb="user.reopened").count() == 1


def test_nobody_closes_his_own_account(georgia):
    with pytest.raises(Refused):
        people.close(User.objects.get(pk=georgia.first.ref), actor=georgia.first)
    assert User.objects.get(pk=georgia.first.ref).is_active


def test_a_setting_counts_from_its_day_after_two_persons(georgia):
    day = clock.now().date() + timedelta(days=2)
    wanted = {"key": "rights.request_days", "value": 5, "valid_from": day.isoformat()}
    request = approval.ask("setting", None, wanted, reason="Slow weeks.", actor=georgia.first)
    assert Setting.objects.count() == 0

    approval.approve(request, actor=georgia.second)

    assert selectors.setting("rights.request_days", day - timedelta(days=1), 14) == 14
    assert selectors.setting("rights.request_days", day, 14) == 5


def test_a_deadline_gets_another_duration_from_its_day(georgia):
    day = clock.now().date()
    value = {"days": 1, "hours": 2, "minutes": 0, "legal_basis": "Order 7"}
    wanted = {"key": "deadline.transit_limit", "value": value, "valid_from": day.isoformat()}

    approval.approve(
        approval.ask("setting", None, wanted, reason="Order 7.", actor=georgia.first), actor=georgia.second
    )

    assert selectors.duration("transit_limit", day) == timedelta(days=1, hours=2)
    assert DeadlineDuration.objects.get().legal_basis == "Order 7"


@pytest.mark.parametrize(
    ("key", "value", "error"),
    [
        ("rights.request_days", 0, Invalid),
        ("rights.request_days", 61, Invalid),
        ("rights.request_days", "5", Invalid),
        ("rights.request_days", True, Invalid),
        ("deadline.transit_limit", {"days": 0, "legal_basis": "x"}, Invalid),
        ("deadline.transit_limit", {"days": 4000, "legal_basis": "x"}, Invalid),
        ("deadline.transit_limit", {"days": 1, "legal_basis": " "}, Invalid),
        ("deadline.transit_limit", 5, Invalid),
        ("no.such.setting", 5, NotFound),
    ],
)
def test_a_setting_takes_only_what_it_allows(georgia, key, value, error):
    wanted = {"key": key, "value": value, "valid_from": clock.now().date().isoformat()}
    with pytest.raises(error):
        approval.ask("setting", None, wanted, reason="x", actor=georgia.first)
    assert RightsRequest.objects.count() == 0


def test_the_other_administrators_are_told_and_the_one_who_asked_hears_the_end(georgia):
    third = make_user("GE", "third", Role.NATIONAL_ADMINISTRATOR)
    request = ask(georgia)

    told = set(Notice.objects.filter(verb="right.asked").values_list("audience", flat=True))
    assert told == {georgia.second.ref, str(third.pk)}

    approval.refuse(request, reason="No.", actor=georgia.second)
    assert Notice.objects.get(verb="right.decided").audience == georgia.first.ref


def test_services_for_bootstrap_and_demo_need_no_second_person(georgia):
    from refdata.services import mandates  # noqa: PLC0415

    operator = EconomicOperator.objects.get(identification="GEDEMO0001")
    mandates.mandate_for_operator(georgia.person, operator, actor=SYSTEM)

    assert OperatorMandate.objects.count() == 1
    assert GuarantorMandate.objects.count() == 0


@pytest.mark.commits
def test_of_two_who_approve_at_once_one_has_the_effect(cast):
    load()
    first, second, third = (
        cast.ge.administrator,
        cast.ge.second_administrator,
        make_user("GE", "third", Role.NATIONAL_ADMINISTRATOR),
    )
    person = cast.ge.stranger
    with scope("GE"):
        request = approval.ask("client", person, {"name": "System"}, reason="x", actor=actor_of(first))
        deciders = [actor_of(second), actor_of(third)]
    start = Barrier(2)

    def approve(actor):
        start.wait(timeout=30)
        try:
            with scope("GE"):
                return approval.approve(approval.request_of(request.pk), actor=actor)
        except CatsError as error:
            return error
        finally:
            connection.close()

    with ThreadPoolExecutor(2) as pool:
        done = list(pool.map(approve, deciders))

    refused = [one for one in done if isinstance(one, Refused)]
    assert [one.code for one in refused] == ["request-decided"]
    with scope("GE"):
        assert (Client.objects.count(), RightsDecision.objects.count()) == (1, 1)
