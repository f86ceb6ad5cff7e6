"""Whom to call: the offices of an administration with telephone and hours, on every page of help."""

from datetime import date

import pytest
from django.test import Client

from cats.kernel import clock
from refdata import contacts, selectors
from refdata.models import CustomsOffice
from tests.cast import host_of

pytestmark = pytest.mark.django_db
NIGHT = "00:00-24:00"


@pytest.fixture(autouse=True)
def _fresh_memory():
    selectors.forget()
    yield
    selectors.forget()


def test_the_offices_of_the_country_with_todays_hours():
    found = {one.code: one for one in contacts.contacts_of("AZ")}

    assert sorted(found) == [f"AZDM000{number}" for number in range(1, 7)]
    assert (found["AZDM0001"].name, found["AZDM0001"].phone, found["AZDM0001"].hours) == (
        "Sinig Korpu",
        "+994 555 0101",
        NIGHT,
    )
    baku = CustomsOffice.objects.get(code="AZDM0003")
    assert found["AZDM0003"].hours == baku.hours[clock.today("Asia/Baku").weekday()]


def test_an_office_without_a_telephone_or_no_longer_in_force_is_not_shown():
    CustomsOffice.objects.filter(code="AZDM0004").update(phone="")
    CustomsOffice.objects.filter(code="AZDM0005").update(valid_until=date(2025, 12, 31))

    assert [one.code for one in contacts.contacts_of("AZ")] == [
        "AZDM0001",
        "AZDM0002",
        "AZDM0003",
        "AZDM0006",
    ]


@pytest.mark.parametrize("path", ["/help/", "/help/officer/"])
def test_help_says_whom_to_call_in_this_administration_alone(cast, path):
    assert cast.countries
    said = Client(HTTP_HOST=host_of("AZ")).get(path).content.decode()

    assert 'href="tel:+9945550101"' in said
    assert "+995" not in said
    assert "tel:" not in Client(HTTP_HOST=host_of("")).get(path).content.decode()
