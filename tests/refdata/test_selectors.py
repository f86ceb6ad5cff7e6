"""Questions to the reference data: codes by date, offices and roles, parties, an administration's own rows."""

from datetime import date, timedelta

import pytest

from cats.kernel.errors import NotFound
from cats.tenancy.models import Administration
from cats.tenancy.scope import scope
from refdata import demo, selectors
from refdata.models import DeadlineDuration, Setting

pytestmark = pytest.mark.django_db
DAY = date(2026, 11, 22)


@pytest.fixture(autouse=True)
def _fresh_memory():
    selectors.forget()
    yield
    selectors.forget()


@pytest.mark.parametrize(
    ("number", "code", "known"),
    [
        ("CL017", "BX", True),
        ("CL017", "QQQ", False),
        ("CL152", "080222", True),
        ("CL152", "0802", False),
        ("CL152", "851712", False),
        ("CL171", "GEDM0001", True),
        ("CL171", "GEDM0002", False),
        ("CL173", "GEDM0002", True),
        ("CL141", "GEDM0002", True),
        ("CL141", "GEDM9999", False),
        ("CL231", "T1", True),
        ("CL231", "T2", False),
        ("CL190", "IE", False),
        ("CL244", "GETBS", True),
        ("CL999", "anything", True),
    ],
)
def test_a_code_is_known_only_by_its_own_list(number, code, known):
    assert selectors.code_exists(number, code, DAY) is known


def test_a_list_that_is_not_loaded_offers_nothing_and_judges_nothing():
    assert selectors.choices("CL244", "en", DAY) == []
    assert selectors.code_exists("CL244", "GETBS", DAY)


def test_a_code_does_not_exist_before_its_first_day():
    assert selectors.code_exists("CL152", "080222", date(2022, 1, 1))
    assert not selectors.code_exists("CL152", "080222", date(2021, 12, 31))


def test_texts_come_in_the_language_asked_for_else_in_english():
    assert selectors.code_text("CL218", "3", "ru") == "Автомобильный транспорт"
    assert selectors.code_text("CL218", "3", "ka") == "Road transport"
    assert selectors.code_text("CL218", "?", "en") == "?"


def test_choices_are_the_codes_of_the_day_with_texts():
    assert selectors.choices("CL042", "en", DAY) == [
        ("A", "for a standard customs declaration (under Article 162 of the Code)"),
        (
            "D",
            "For lodging a standard customs declaration (such as referred to under code A) in accordance "
            "with Article 171 of the Code.",
        ),
    ]


def test_an_office_has_roles_zone_and_country():
    office = selectors.office("UZDM0006", DAY)
    assert (office.country, office.name, office.roles) == ("UZ", "Tashkent Chukursay", "DXGE")
    assert office.hours == ["09:00-18:00"] * 5 + ["10:00-16:00", ""]
    assert selectors.office_has_role("UZDM0006", "X", DAY)
    assert not selectors.office_has_role("UZDM0006", "T", DAY)
    assert selectors.office("UZDM0006", date(2019, 12, 31)) is None
    assert selectors.office_zone("UZDM0006") == "Asia/Tashkent"
    assert [one.code for one in selectors.offices("TM", DAY)] == ["TMDM0001", "TMDM0002", "TMDM0003"]


def test_the_zone_of_an_unknown_office_is_an_error():
    with pytest.raises(NotFound):
        selectors.office_zone("GEDM9999")


def test_contracting_parties_are_those_in_force():
    assert [selectors.contracting_party(code) for code in ("GE", "AZ", "KZ", "UZ")] == [True] * 4
    assert not selectors.contracting_party("TM", DAY)
    assert not selectors.contracting_party("GE", date(2019, 1, 1))


def test_operators_and_authorisations_belong_to_one_administration():
    demo.everything()
    with scope("GE"):
        kolkheti = selectors.operator("GEDEMO0001", DAY)
        assert kolkheti.name == "Demo Kolkheti Logistics LLC"
        assert selectors.operator("UZDEMO0001") is None
        assert selectors.authorisation("GEDEMO0001", "C521", DAY).reference == "GEACRDEMO0001"
        assert selectors.authorisation("GEDEMO0001", "C521", DAY, "GEDM0002") is None
        assert selectors.authorisation("GEDEMO0002", "C521", DAY) is None
    with scope("UZ"):
        assert selectors.operator("GEDEMO0001") is None
        assert selectors.authorisation("UZDEMO0001", "C522", DAY, "UZDM0006").reference == "UZACEDEMO0001"


def test_the_demo_world_may_be_made_twice():
    demo.everything()
    demo.everything()
    assert list(Administration.objects.order_by("code").values_list("code", flat=True)) == [
        "AZ",
        "GE",
        "KZ",
        "UZ",
    ]


def test_a_duration_is_the_administrations_own_from_its_day_on_else_the_standard_one():
    demo.everything()
    with scope("GE"):
        DeadlineDuration.objects.create(
            kind="transit_limit", days=10, legal_basis="Order 1", valid_from=date(2026, 12, 1)
        )
        assert selectors.duration("transit_limit", date(2026, 11, 30)) == timedelta(days=8)
        assert selectors.duration("transit_limit", date(2026, 12, 1)) == timedelta(days=10)
        assert selectors.duration_basis("transit_limit", date(2026, 12, 1)) == "Order 1"
    with scope("AZ"):
        assert selectors.duration("transit_limit", date(2026, 12, 1)) == timedelta(days=8)


def test_an_unknown_deadline_has_no_duration():
    with pytest.raises(NotFound):
        selectors.duration("no_such_deadline", DAY)


def test_a_setting_counts_from_its_day():
    demo.everything()
    with scope("GE"):
        Setting.objects.create(key="alarm.minutes", value=15, valid_from=DAY)
        assert selectors.setting("alarm.minutes", DAY, 30) == 15
        assert selectors.setting("alarm.minutes", DAY - timedelta(days=1), 30) == 30


def test_many_questions_to_one_list_cost_no_queries(django_assert_num_queries):
    selectors.code_exists("CL152", "080222", DAY)
    with django_assert_num_queries(0):
        assert all(selectors.code_exists("CL152", "080222", DAY) for _ in range(1999))
