"""Acts of the office of guarantee, who may do them, who sees what, and mandates of guarantors."""

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from cats.accounts.actors import actor_of
from cats.audit.models import AuditEntry
from cats.kernel import clock
from cats.kernel.actors import SYSTEM, Actor
from cats.kernel.errors import Forbidden, Invalid, NotFound, Refused
from cats.tenancy.scope import scope
from guarantees import access, access_codes, selectors
from guarantees.models import AccessCode, Account, Guarantee, Guarantor
from guarantees.models.scheme import scheme_at
from guarantees.services import guarantees as services
from guarantees.services.guarantees import Undertaking
from guarantees.services.mandates import mandate_for_guarantor
from guarantees.usages import Kind
from tests.guarantees import world
from tests.guarantees.world import asks, post, reserve

SEES = frozenset({"guarantees.view_guarantee", "guarantees.view_balance"})
OFFICER = Actor(
    "user",
    "1",
    "Officer",
    permissions=SEES | {"guarantees.register_guarantee"},
    offices=frozenset({"GEDM0001"}),
)
OTHER_OFFICER = replace(OFFICER, offices=frozenset({"GEDM0003"}))
HOLDER = Actor("user", "2", "Holder", permissions=SEES, operators=frozenset({world.HOLDER}))
COMPETITOR = replace(HOLDER, operators=frozenset({"GEDEMO0002"}))
AUDITOR = Actor("user", "3", "Auditor", permissions=SEES | {"audit.view_log"})
STRANGER = Actor("user", "4", "Stranger", permissions=SEES)


def terms(**changes):
    with scope("GE"):
        guarantor, _ = Guarantor.objects.get_or_create(
            identification="GEINS", name="Demo Insurance", country="GE"
        )
    lawful = Undertaking(
        type="1",
        guarantor=guarantor,
        holder=world.HOLDER,
        holder_name="Demo Kolkheti",
        office="GEDM0001",
        reference_amount=Decimal("450000"),
        currency="USD",
        valid_from=date(2026, 1, 1),
        level=50,
    )
    return replace(lawful, **changes)


def guarantor_actor():
    with scope("GE"):
        guarantor = Guarantor.objects.get()
    return Actor("user", "5", "Guarantor", permissions=SEES, guarantors=frozenset({str(guarantor.pk)}))


def test_an_officer_registers_a_guarantee_and_learns_its_access_code_once(db):
    world.administrations("GE")
    lawful = terms()
    with scope("GE"):
        registered = services.register(lawful, actor=OFFICER)
        guarantee = registered.guarantee
        assert guarantee.grn[2:4] == "GE"
        assert len(registered.access_code) == 4
        assert registered.access_code not in repr(registered)
        assert AccessCode.objects.get().digest == access_codes.digest(guarantee.grn, registered.access_code)
        assert guarantee.guarantee_amount.amount == 225_000
        assert AuditEntry.objects.get(verb="guarantee.registered").facts["grn"] == guarantee.grn
        assert registered.access_code not in str(AuditEntry.objects.get(verb="guarantee.registered").facts)


def test_two_new_guarantees_get_different_grns_with_valid_check_digits(db):
    world.administrations("GE")
    lawful = terms()
    with scope("GE"):
        grns = [services.register(lawful, actor=OFFICER).guarantee.grn for _ in range(2)]
    assert len(set(grns)) == 2


@pytest.mark.parametrize(
    ("changes", "pointer"),
    [
        ({"reference_amount": Decimal(0)}, "referenceAmount"),
        ({"level": 45}, "level"),
        ({"type": "2", "level": 50}, "level"),
        ({"type": "4"}, "type"),
        ({"type": "1", "hs_codes": ("2204",)}, "type"),
        ({"grn": "26GE0000DEMO00013"}, "grn"),
        ({"grn": "26AZ0000DEMO00014"}, "grn"),
        ({"office": "AZDM0001"}, "office"),
        ({"valid_until": date(2025, 12, 31)}, "validUntil"),
    ],
)
def test_unlawful_terms_are_refused_with_a_pointer_and_nothing_is_registered(db, changes, pointer):
    world.administrations("GE")
    unlawful = terms(**changes)
    actor = replace(OFFICER, offices=frozenset({unlawful.office}))
    with pytest.raises(Invalid) as refused, scope("GE"):
        services.register(unlawful, actor=actor)
    assert [fault.pointer for fault in refused.value.faults] == [pointer]
    with scope("GE"):
        assert Guarantee.objects.count() == Account.objects.count() == 0


def test_a_grn_is_registered_once(georgia):
    again = terms(grn=world.GRN)
    with pytest.raises(Refused, match="registered already"), scope("GE"):
        services.register(again, actor=OFFICER)


@pytest.mark.parametrize("actor", [HOLDER, OTHER_OFFICER, STRANGER])
def test_nobody_but_an_officer_of_that_office_registers(db, actor):
    world.administrations("GE")
    lawful = terms()
    with pytest.raises(Forbidden), scope("GE"):
        services.register(lawful, actor=actor)
    with scope("GE"):
        assert Guarantee.objects.count() == 0


def test_after_a_change_of_the_access_code_the_old_one_opens_nothing(georgia):
    with scope("GE"):
        assert services.change_access_code(world.GRN, actor=OFFICER, access_code="Z9Z9") == "Z9Z9"
    assert reserve(1, 10) == ("refused", "G03")
    new = access_codes.digest(world.GRN, "Z9Z9")
    assert reserve(1, 10, access_digest=new) == ("registered",)


def test_an_access_code_of_one_guarantee_is_no_code_of_another():
    assert access_codes.digest("A", "1234") != access_codes.digest("B", "1234")


def test_a_suspended_guarantee_takes_nothing_new_until_it_is_reinstated(georgia):
    reserve(1, 10)
    today = clock.now().date()
    with scope("GE"):
        services.suspend(world.GRN, actor=OFFICER, first_day=today, reason="Premium unpaid")
    assert reserve(2, 10) == ("refused", "G02")
    assert post(asks(Kind.RELEASE, 1, after=9)) == [("done",)]
    with pytest.raises(Refused), scope("GE"):
        services.suspend(world.GRN, actor=OFFICER, first_day=today, reason="Again")
    with scope("GE"):
        services.reinstate(world.GRN, actor=OFFICER, last_day=today)
    with clock.shifted(timedelta(days=1)):
        assert reserve(2, 10, after=1) == ("registered",)


def test_holder_guarantor_officer_and_auditor_see_a_guarantee_and_others_find_nothing(georgia):
    for actor in (HOLDER, guarantor_actor(), OFFICER, AUDITOR, SYSTEM):
        with scope("GE"):
            assert access.find(actor, world.GRN) == georgia
            assert selectors.balance_for(actor, world.GRN).headroom == 1000
    for actor in (COMPETITOR, STRANGER, OTHER_OFFICER, replace(HOLDER, permissions=frozenset())):
        with pytest.raises(NotFound), scope("GE"):
            selectors.balance_for(actor, world.GRN)
        with scope("GE"):
            assert list(access.visible_to(actor)) == []


def test_who_sees_a_guarantee_but_not_balances_is_told_so(georgia):
    clerk = replace(OFFICER, permissions=frozenset({"guarantees.view_guarantee"}))
    with pytest.raises(Forbidden), scope("GE"):
        selectors.balance_for(clerk, world.GRN)


def test_a_guarantee_of_another_administration_does_not_exist(georgia):
    world.administrations("AZ")
    with pytest.raises(NotFound), scope("AZ"):
        access.find(SYSTEM, world.GRN)


def test_a_mandate_lets_a_person_act_for_the_guarantor_until_its_last_day(georgia, cast):
    person, today = cast.ge.guarantor, clock.now().date()
    with scope("GE"):
        mandate_for_guarantor(person, georgia.guarantor, actor=SYSTEM)
        assert list(access.visible_to(actor_of(person))) == [georgia]
        mandate_for_guarantor(person, georgia.guarantor, actor=SYSTEM, until=today - timedelta(days=1))
        assert list(access.visible_to(actor_of(person))) == []


def test_the_seeded_scheme_is_the_one_in_force(db):
    scheme = scheme_at(date(2026, 6, 1))
    assert (scheme.amount_basis, scheme.reserve_at, scheme.headroom_returns) == (
        "max_route",
        "release",
        "arrival",
    )
    assert scheme.reduction_levels == [100, 50, 30, 0]
    assert str(scheme.flat) == "10000.00 USD"
    assert scheme.returns_headroom_at_arrival("1")
    assert not scheme.returns_headroom_at_arrival("2")
    with pytest.raises(NotFound):
        scheme_at(date(2020, 1, 1))


def test_where_the_scheme_returns_headroom_at_discharge_an_arrival_changes_nothing(georgia):
    scheme = scheme_at(date(2026, 6, 1))
    scheme.headroom_returns = "discharge"
    scheme.save()
    reserve(1, 400)
    assert post(asks(Kind.CREDIT, 1, after=9)) == [("noted",)]
    assert world.balance() == (400, 0, 600)


def test_the_command_verifies_every_ledger_and_fails_for_an_unknown_administration(georgia):
    world.administrations("AZ")
    reserve(1, 400)
    told = StringIO()
    call_command("ledger", "verify", stdout=told)
    assert "GE: 2 transfers, 0 findings" in told.getvalue()
    assert "AZ: 0 transfers, 0 findings" in told.getvalue()
    with pytest.raises(CommandError, match="No such administration"):
        call_command("ledger", "verify", administration="XX")
