"""Loading reference data: what arrives, that repeating changes nothing, and how codes end."""

import time
from datetime import date

import pytest

from refdata import files, selectors
from refdata.models import Code, CodeText, CustomsOffice, Edition, HsCode
from refdata.services import loading
from refdata.services.loading import load

pytestmark = pytest.mark.django_db
DAY = date(2026, 11, 22)


@pytest.fixture(autouse=True)
def _fresh_memory():
    selectors.forget()
    yield
    selectors.forget()


def test_every_code_text_subheading_and_office_of_the_files_is_in_the_tables():
    load()
    rows = list(files.codes())
    assert Code.objects.count() == len(rows)
    assert CodeText.objects.count() == sum(len(row.texts) for row in rows)
    assert HsCode.objects.count() == 6936
    assert CustomsOffice.objects.count() == 27


def test_loading_twice_makes_one_edition():
    first = load()
    again = load()
    assert again == first
    assert Edition.objects.filter(digest=files.digest()).count() == 1


def test_a_full_load_takes_less_than_three_seconds(monkeypatch):
    load()
    monkeypatch.setattr(files, "digest", lambda: "other")
    started = time.monotonic()
    edition = load()
    assert time.monotonic() - started < 3
    assert edition.changes == {"lists": 0, "codes": 0, "texts": 0, "hs": 0, "offices": 0}


def test_a_code_that_left_its_file_is_ended_and_not_deleted(monkeypatch):
    load()
    kept = [row for row in files.codes() if (row.list, row.code) != ("CL017", "BX")]
    monkeypatch.setattr(loading.files, "codes", lambda: iter(kept))
    monkeypatch.setattr(files, "digest", lambda: "without BX")
    edition = load()
    assert edition.changes["codes"] == 1
    ended = Code.objects.get(list="CL017", code="BX")
    assert ended.valid_until is not None
    assert selectors.code_exists("CL017", "BX", ended.valid_until)
    assert not selectors.code_exists("CL017", "BX", date(2099, 1, 1))
    assert selectors.code_text("CL017", "BX", "ru") == "Ящик"


def test_a_changed_text_is_replaced(monkeypatch):
    load()
    rows = [
        row
        if (row.list, row.code) != ("CL017", "BX")
        else files.CodeRow(row.list, row.code, row.valid_from, row.valid_until, {"en": "Box of wood"})
        for row in files.codes()
    ]
    monkeypatch.setattr(loading.files, "codes", lambda: iter(rows))
    monkeypatch.setattr(files, "digest", lambda: "other text")
    assert load().changes["texts"] == 1
    assert selectors.code_text("CL017", "BX", "en") == "Box of wood"
