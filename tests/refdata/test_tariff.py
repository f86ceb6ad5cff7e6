"""Looking up the Harmonized System by code and by words."""

import sys
from datetime import date
from itertools import count

import pytest

from refdata import files, tariff
from refdata.models import HsCode

ON = date(2026, 11, 22)


@pytest.fixture(scope="module")
def index():
    return tariff.Index([(row.code, row.description) for row in files.harmonized_system()])


def codes(index, asked, most=4):
    return [hit.code for hit in index.search(asked, most).hits]


def test_words_find_the_best_first_and_mark_what_matched(index):
    found = index.search("pump parts", 4)
    assert found.hits[0].code == "841391"
    assert found.hits[0].shown == "8413 91"
    assert found.hits[0].parts == (("Pumps", True), ("; ", False), ("parts", True), (" thereof", False))
    assert found.hits[0].description == "Pumps; parts thereof"
    assert found.of == 5612
    assert found.found > 4


def test_every_word_must_match_in_any_order_and_small_words_count_for_nothing(index):
    assert codes(index, "parts of the pumps") == codes(index, "pumps parts")
    assert codes(index, "shelled hazelnut")[0] == "080222"
    assert codes(index, "pump zebra") == []


@pytest.mark.parametrize("asked", ["8413", "84.13", " 8413 ", "8413 "])
def test_digits_are_the_beginning_of_a_code(index, asked):
    found = index.search(asked, 50)
    assert found.found == 12
    assert {hit.code[:4] for hit in found.hits} == {"8413"}
    assert codes(index, "841391") == ["841391"]
    assert codes(index, "8413910009") == ["841391"]


@pytest.mark.parametrize(
    "asked", ["", "   ", "the", "<script>", "%", "\\", "'", "\u0000", "насос", "9" * 200]
)
def test_what_finds_nothing_finds_nothing(index, asked):
    assert codes(index, asked) == []


def test_a_wrong_code_leads_to_its_neighbours_if_they_are_few(index):
    assert index.near("841399", 4) == ["841391", "841392"]
    assert index.near("999999", 4) == []


def test_any_question_takes_few_steps(index):
    for asked in ("p", "a b c d e f g h", "pump parts for liquids", "8", "s"):
        assert steps(index.search, asked, 12) < 150_000, asked


def steps(function, *given):
    """How many functions are called on the way: what a machine under load does not change."""
    calls = count()
    sys.setprofile(lambda _frame, event, _what: next(calls) if event.endswith("call") else None)
    try:
        function(*given)
    finally:
        sys.setprofile(None)
    return next(calls)


def test_the_database_gives_the_same_and_ended_codes_say_since_when(db):
    HsCode.objects.create(
        code="841399",
        parent="8413",
        language="en",
        description="Old",
        valid_from=date(2017, 1, 1),
        valid_until=date(2021, 12, 31),
    )
    tariff._kept = None
    assert tariff.search("pump parts", ON).hits[0].code == "841391"
    assert tariff.ended("841399", ON) == date(2021, 12, 31)
    assert tariff.ended("841391", ON) is None
    assert tariff.description("841391", ON) == "Pumps; parts thereof"
    assert tariff.description("841399", ON) == ""
    tariff._kept = None
