"""Figures, days and numbers as people read them."""

from datetime import date
from decimal import Decimal

import pytest
from django.utils import translation

from cats.ui import formats
from cats.ui.templatetags.cats import mass, phone


@pytest.mark.parametrize(
    ("language", "said"),
    [("en", "26 Dec 2026"), ("ru", "26 дек. 2026"), ("ka", "26 დეკ. 2026"), ("zh-hans", "2026年12月26日")],
)
def test_a_day_in_the_readers_language_ends_no_sentence_of_its_own(language, said):
    with translation.override(language):
        assert formats.day(date(2026, 12, 26)) == said


@pytest.mark.parametrize(
    ("language", "value", "said"),
    [
        ("en", Decimal("18660.000"), "<bdi>18\u202f660 kg</bdi>"),
        ("en", Decimal("25.50"), "<bdi>25.5 kg</bdi>"),
        ("ru", Decimal("25.50"), "<bdi>25,5 кг</bdi>"),
        ("en", "0", "<bdi>0 kg</bdi>"),
        ("en", None, ""),
    ],
)
def test_a_mass_has_its_unit_and_no_zeros_at_its_end(language, value, said):
    with translation.override(language):
        assert mass(value) == said


def test_a_telephone_number_can_be_pressed_and_holds_no_markup():
    assert phone("+995 555 0101") == '<a class="ref" href="tel:+9955550101">+995 555 0101</a>'
    assert phone('"><b>1') == '<a class="ref" href="tel:1">&quot;&gt;&lt;b&gt;1</a>'
