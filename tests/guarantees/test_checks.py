"""The judgement of a guarantee: one case for each reason, and what a stranger to the access code learns."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from guarantees import checks
from guarantees.checks import Asked, Terms
from guarantees.reasons import SENTENCES, Reason

TERMS = Terms(
    type="1",
    holder="GEDEMO0001",
    currency="USD",
    valid_from=date(2026, 1, 1),
    valid_until=date(2026, 12, 31),
    not_valid_in=frozenset({"TM"}),
    access_digests=("digest-of-code",),
)
INDIVIDUAL = replace(
    TERMS, type="2", departure="KZDM0002", destination="UZDM0006", hs_codes=("2204", "080222")
)
ASKED = Asked(
    mrn="26GE0000000000011J",
    type="1",
    holder="GEDEMO0001",
    accepted_on=date(2026, 6, 1),
    departure="GEDM0001",
    destination="UZDM0006",
    countries=("GE", "AZ", "KZ", "UZ"),
    hs_codes=(),
    amount=Decimal("100.00"),
    currency="USD",
    access_digest="digest-of-code",
)
ASKED_INDIVIDUAL = replace(
    ASKED, type="2", departure="KZDM0002", destination="UZDM0006", hs_codes=("220421", "080222")
)
HEADROOM = Decimal("100.00")


def test_a_valid_guarantee_has_no_reason_against_it():
    assert checks.reasons(ASKED, TERMS, headroom=HEADROOM) == []
    assert checks.reasons(ASKED_INDIVIDUAL, INDIVIDUAL, headroom=HEADROOM) == []


@pytest.mark.parametrize(
    ("asked", "terms", "expected"),
    [
        (ASKED, None, Reason.NOT_EXISTING),
        (replace(ASKED, accepted_on=date(2025, 12, 31)), TERMS, Reason.NOT_VALID),
        (replace(ASKED, accepted_on=date(2027, 1, 1)), TERMS, Reason.NOT_VALID),
        (ASKED, replace(TERMS, suspended=True), Reason.NOT_VALID),
        (replace(ASKED, access_digest="another"), TERMS, Reason.ACCESS_CODE),
        (ASKED, replace(TERMS, access_digests=()), Reason.ACCESS_CODE),
        (replace(ASKED, holder="GEDEMO0002"), TERMS, Reason.HOLDER),
        (replace(ASKED, countries=("UZ", "TM", "AZ")), TERMS, Reason.TERRITORY),
        (replace(ASKED, amount=Decimal("100.01")), TERMS, Reason.AMOUNT),
        (replace(ASKED, currency="EUR"), TERMS, Reason.CURRENCY),
        (replace(ASKED, type="0"), TERMS, Reason.TYPE),
        (replace(ASKED_INDIVIDUAL, departure="KZDM0001"), INDIVIDUAL, Reason.OFFICES),
        (replace(ASKED_INDIVIDUAL, destination="UZDM0005"), INDIVIDUAL, Reason.OFFICES),
        (replace(ASKED_INDIVIDUAL, hs_codes=("220421", "300490")), INDIVIDUAL, Reason.COMMODITY),
        (replace(ASKED_INDIVIDUAL, hs_codes=()), INDIVIDUAL, Reason.COMMODITY),
    ],
)
def test_each_fault_gives_its_own_reason_and_no_other(asked, terms, expected):
    assert checks.reasons(asked, terms, headroom=HEADROOM) == [expected]


def test_an_individual_guarantee_serves_one_movement_a_comprehensive_one_many():
    assert checks.reasons(ASKED_INDIVIDUAL, INDIVIDUAL, headroom=HEADROOM, used_elsewhere=True) == [
        Reason.ALREADY_USED
    ]
    assert checks.reasons(ASKED, TERMS, headroom=HEADROOM, used_elsewhere=True) == []


@pytest.mark.parametrize("day", [date(2026, 1, 1), date(2026, 12, 31)])
def test_the_first_and_the_last_day_of_validity_count(day):
    assert checks.reasons(replace(ASKED, accepted_on=day), TERMS, headroom=HEADROOM) == []


def test_several_faults_are_told_at_once():
    asked = replace(ASKED, holder="X", countries=("TM",), amount=Decimal(200))
    assert checks.reasons(asked, TERMS, headroom=HEADROOM) == [
        Reason.HOLDER,
        Reason.TERRITORY,
        Reason.AMOUNT,
    ]


def test_who_does_not_know_the_access_code_learns_nothing_else():
    asked = replace(ASKED, access_digest="guess", holder="X", amount=Decimal(10**9))
    assert checks.reasons(asked, TERMS, headroom=HEADROOM) == [Reason.ACCESS_CODE]


def test_any_of_several_access_codes_opens_the_guarantee():
    terms = replace(TERMS, access_digests=("other", "digest-of-code"))
    assert checks.reasons(ASKED, terms, headroom=HEADROOM) == []


def test_a_guarantee_bound_to_nothing_takes_any_office_and_goods():
    terms = replace(INDIVIDUAL, departure="", destination="", hs_codes=())
    asked = replace(ASKED_INDIVIDUAL, departure="KZDM0004", destination="GEDM0001", hs_codes=("010121",))
    assert checks.reasons(asked, terms, headroom=HEADROOM) == []


def test_digests_do_not_show_when_terms_are_printed():
    assert "digest-of-code" not in repr(TERMS)


def test_every_reason_has_a_sentence():
    assert set(SENTENCES) == set(Reason)
