"""Postings and mandates give people their offices and operators, and take them away again."""

from datetime import date, timedelta

import pytest

from cats.accounts.actors import actor_of
from cats.audit.models import AuditEntry
from cats.kernel import clock
from cats.tenancy.scope import scope
from refdata import demo
from refdata.models import CustomsOffice, EconomicOperator, OfficePosting, OperatorMandate
from refdata.services.loading import load
from refdata.services.mandates import post_officer

pytestmark = pytest.mark.django_db
START = date(2026, 1, 1)


@pytest.fixture
def officer(cast):
    load()
    return cast.ge.departure_officer


def test_a_posting_gives_the_officer_his_office(officer):
    with scope("GE"):
        OfficePosting.objects.create(user=officer, office_id="GEDM0001", valid_from=START)
        assert actor_of(officer).offices == {"GEDM0001"}


def test_a_posting_that_has_ended_takes_the_office_away(officer):
    with scope("GE"):
        posting = OfficePosting.objects.create(user=officer, office_id="GEDM0001", valid_from=START)
        posting.valid_until = clock.today("Asia/Tbilisi") - timedelta(days=1)
        posting.save()
        assert actor_of(officer).offices == frozenset()


def test_a_posting_gives_nothing_before_its_first_day(officer):
    with scope("GE"):
        OfficePosting.objects.create(
            user=officer, office_id="GEDM0001", valid_from=clock.today("Asia/Tbilisi") + timedelta(days=1)
        )
        assert actor_of(officer).offices == frozenset()


def test_a_mandate_lets_a_person_act_for_an_operator(cast):
    person = cast.ge.operator
    with scope("GE"):
        demo.operators()
        kolkheti = EconomicOperator.objects.get(identification="GEDEMO0001")
        mandate = OperatorMandate.objects.create(user=person, operator=kolkheti, valid_from=START)
        assert actor_of(person).operators == {"GEDEMO0001"}
        mandate.delete()
        assert actor_of(person).operators == frozenset()


def test_a_posting_made_by_an_administrator_stands_in_the_audit(officer, cast):
    administrator = cast.ge.administrator
    with scope("GE"):
        office = CustomsOffice.objects.get(code="GEDM0001")
        post_officer(officer, office, actor=actor_of(administrator))
        entry = AuditEntry.objects.get(verb="office_posting.saved")
        assert entry.facts["office"] == "GEDM0001"
        assert actor_of(officer).offices == {"GEDM0001"}
