"""The data files themselves: complete, consistent, and the page made from them is not stale."""

from collections import Counter
from pathlib import Path
from zoneinfo import available_timezones

from cats.specification.faults import Kind
from refdata import files, listing
from refdata.models.directory import ROLES

ROOT = Path(__file__).parents[2]
SHORT = 60
ENGLISH_ONLY = {"CL380"}


def test_every_list_says_where_it_comes_from_or_why_it_is_not_loaded():
    for row in files.lists():
        if row["state"] == "absent":
            assert row["note"], row["list"]
        else:
            assert row["source"], row["list"]
            assert row["licence"], row["list"]


def test_every_list_says_who_decides_on_its_codes():
    assert {row["owner"] for row in files.lists()} == {
        "CATS",
        "European Commission (NCTS)",
        "United Nations",
        "United Nations (UNECE)",
        "World Customs Organization",
    }


def test_loaded_lists_and_files_are_the_same_set():
    named = {row["list"] for row in files.lists() if row["state"] == "loaded"}
    assert named == {path.stem for path in (files.DATA / "codes").glob("*.tsv")}


def test_a_code_stands_once_in_its_list_and_has_an_english_text():
    rows = list(files.codes())
    assert max(Counter((row.list, row.code) for row in rows).values()) == 1
    assert [row.code for row in rows if "en" not in row.texts] == []


def test_the_codes_of_xml_errors_are_those_that_our_refusals_carry():
    assert [row.code for row in files.codes("CL030")] == sorted(kind.value for kind in Kind)


def test_short_lists_are_complete_in_russian():
    sizes = Counter(row.list for row in files.codes())
    missing = {row.list for row in files.codes() if "ru" not in row.texts and sizes[row.list] <= SHORT}
    assert missing <= ENGLISH_ONLY


def test_offices_have_known_roles_zones_and_seven_days():
    for row in files.offices():
        assert set(row["roles"]) <= set(ROLES), row["code"]
        assert row["time_zone"] in available_timezones(), row["code"]
        assert len(row["hours"].split(";")) == 7, row["code"]
        assert row["code"][:2] == row["country"]


def test_the_page_of_code_lists_is_not_stale():
    assert (ROOT / "docs" / "reference-data.md").read_text(encoding="utf-8") == listing.page()
