"""Every page of the table: who may open it, what it costs, what it says, what it weighs, and that hostile text stays text."""

import csv
import io

import pytest
from django.urls import URLPattern, get_resolver

from cats.accounts.actors import actor_of
from cats.notices import services as notices
from cats.tenancy.scope import scope
from cats.ui import catalogues
from tests.pages import gallery, hostile, reading
from tests.pages.table import LEFT_OUT, OWN, PAGES, PUBLIC, STATUS
from tests.queries import counted
from tests.transit.operator.shapes import saved
from transit.drafts import services as drafts

pytestmark = pytest.mark.timeout(600)
ROOMS = ("ui", "accounts", "transit", "guarantees", "refdata", "ice")
FIRST, AFTERWARDS = 100_000, 20_000
"""Bytes of a first visit without fonts, and of the page alone."""
MOST = 45_000_000
"""Bytes of all pictures."""
FILES = {
    "ge.operator": (
        "/home/movements.csv",
        "/guarantees/{grn}/statement.csv",
        "/drafts/{draft_half}/goods/to-mend.csv",
    ),
}
MORE = 1
"""What a list may ask once more when it has a second page or another kind of row."""
GROWING = (
    "operator-home", "drafts", "operator-mailbox", "desk-departure", "movements", "movements-operator", "notices", "audit", "users",
)  # fmt: skip


def views():
    """(name, view class) of every address of the product's pages."""
    for room in get_resolver("cats.urls").url_patterns:
        if not isinstance(room, URLPattern) and room.namespace in ROOMS:
            for entry in room.url_patterns:
                view = getattr(entry.callback, "view_class", entry.callback)
                yield f"{room.namespace}:{entry.name}", view


VIEWS = dict(views())


def told(found):
    """One finding a line."""
    return "\n".join(f"{where}: {what}" for where, what in found.items())


def visited(places, language="", pages=PAGES):
    """(page, answer, queries) of every page, each as its person sees it."""
    windows = {}
    for page in pages:
        if page.who not in windows:
            windows[page.who] = places.window(page.who, language)
        address = page.address.format(**places.records)
        with counted() as queries:
            answer = windows[page.who].get(address)
        yield page, answer, len(queries)


@pytest.fixture(scope="module")
def seen(places):
    """Every page in English, once; what the first visit of a person asks for himself does not count."""
    for person in dict.fromkeys(page.who for page in PAGES):
        places.window(person).get("/accessibility/")
    return {page.name: (page, answer, queries) for page, answer, queries in visited(places)}


def test_every_page_stands_in_the_table():
    pages = {
        name for name, view in VIEWS.items() if not hasattr(view, "http_method_names") or hasattr(view, "get")
    }
    named = {page.view for page in PAGES} - {""}

    assert sorted(pages - named - LEFT_OUT.keys()) == []
    assert sorted((named | LEFT_OUT.keys()) - VIEWS.keys()) == []
    assert sorted(named & LEFT_OUT.keys()) == []
    assert len({page.name for page in PAGES}) == len(PAGES)


def test_the_table_names_the_permission_of_the_view():
    wrong = {}
    for page in PAGES:
        view = VIEWS.get(page.view)
        if view is None:
            continue
        asked = getattr(view, "permission", "")
        asked = asked["GET"] if isinstance(asked, dict) else asked
        if asked != (page.permission if page.permission not in (PUBLIC, OWN) else ""):
            wrong[page.name] = asked
    assert wrong == {}, told(wrong)


def test_whoever_may_opens_it_at_its_price(seen):
    statuses = {name: answer.status_code for name, (_, answer, _) in seen.items()}
    wrong = {name: status for name, status in statuses.items() if status != STATUS.get(name, 200)}
    assert wrong == {}, told(wrong)

    dear = {
        name: (queries, page.queries) for name, (page, _, queries) in seen.items() if queries > page.queries
    }
    assert dear == {}, told(dear)


def test_nobody_else_opens_it(places):
    wrong, windows = {}, {}
    for page in PAGES:
        nobody = places.empty(page.who[:2].upper() if page.who else "GE")
        expected = [] if page.permission == PUBLIC else [("", 302)]
        for who, status in (*expected, *page.others):
            if who and who not in windows:
                windows[who] = places.window(who)
            found = windows.get(who, nobody).get(page.address.format(**places.records))
            if found.status_code != status:
                wrong[page.name, who] = found.status_code
            elif status == 302 and not found["Location"].startswith("/sign-in/?next="):
                wrong[page.name, who] = found["Location"]
    assert wrong == {}, told(wrong)


def test_the_html_is_sound(seen):
    found = {name: sorted(set(reading.faults(answer.content))) for name, (_, answer, _) in seen.items()}

    assert {name: faults for name, faults in found.items() if faults} == {}


def test_no_page_weighs_too_much(seen):
    weights = {name: reading.weight(answer.content) for name, (_, answer, _) in seen.items()}

    assert {name: sizes for name, sizes in weights.items() if sizes[0] > FIRST or sizes[1] > AFTERWARDS} == {}


def test_a_page_in_russian_says_nothing_in_english(places):
    if catalogues.gaps(catalogues.update("ru", catalogues.gathered())):
        pytest.skip("The Russian catalogue has gaps: `python -m cats.ui.catalogues --check` names them.")
    written, found = places.written(), {}
    for page, answer, _ in visited(places, "ru"):
        mixed = reading.english(answer.content, written)
        if mixed or list(reading.faults(answer.content, "ru")):
            found[page.name] = (mixed, sorted(reading.faults(answer.content, "ru")))
    assert found == {}, told(found)


@pytest.mark.slow
def test_a_page_in_persian_runs_from_right_to_left(places, settings):
    settings.CATS_LANGUAGES = ["en", "ru", "fa"]

    found = {
        page.name: list(reading.faults(answer.content, "fa", "rtl"))
        for page, answer, _ in visited(places, "fa")
    }

    assert {name: faults for name, faults in found.items() if faults} == {}


def test_a_long_list_asks_no_more_than_a_short_one(places):
    pages = [page for page in PAGES if page.name in GROWING]
    before = {page.name: queries for page, _, queries in [*visited(places, pages=pages)]}
    saved(40)
    with scope("GE"):
        actor = actor_of(places.desks.operator)
        for number in range(20):
            notices.post(
                "movement.overdue",
                "%(reference)s has not arrived within its time limit.",
                reference=f"R{number}",
                office="GEDM0001",
            )
            drafts.start("GEDEMO0001", f"MANY-{number}", actor=actor)

    after = {page.name: queries for page, _, queries in visited(places, pages=pages)}

    assert {name: (before[name], after[name]) for name in before if after[name] > before[name] + MORE} == {}


def test_hostile_text_stays_text_on_every_page(places, servers):
    hostile.fill(places, hostile.superuser_url(servers))
    found, shown = {}, set()
    for page, answer, _ in visited(places):
        assert answer.status_code == STATUS.get(page.name, 200), page.name
        text = answer.content.decode()
        faults = sorted(set(reading.forbidden(reading.parsed(answer.content))))
        faults += [
            raw
            for raw in ("<script>xss", "<svg onload", "<img src=x", "<iframe", "1001337", "<b>xss")
            if raw in text
        ]
        if faults:
            found[page.name] = faults
        shown |= {page.name} if "xss(" in text else set()
    assert found == {}, told(found)
    assert len(shown) > len(PAGES) // 3, "The hostile text does not reach the pages."


def test_no_cell_of_a_file_begins_a_formula(places):
    found = {}
    for who, addresses in FILES.items():
        window = places.window(who)
        for address in addresses:
            answer = window.get(address.format(**places.records))
            assert answer.status_code == 200, address
            text = (b"".join(answer.streaming_content) if answer.streaming else answer.content).decode(
                "utf-8-sig"
            )
            delimiter = ";" if ";" in text.splitlines()[0] else ","
            cells = [cell for row in csv.reader(io.StringIO(text), delimiter=delimiter) for cell in row]
            bad = [cell[:30] for cell in cells if cell[:1] in "=+@\t\r" and cell[:1]]
            if bad:
                found[address] = bad
    assert found == {}, told(found)


def test_no_picture_is_missing_and_none_is_of_a_page_that_is_gone():
    kept = {path.name for path in gallery.FOLDER.glob("*.webp")}

    assert sorted(set(gallery.names()) ^ kept) == [], "`make screens` takes them."
    assert (gallery.FOLDER / "README.md").read_text("utf-8") == gallery.text()
    assert sum(path.stat().st_size for path in gallery.FOLDER.iterdir()) < MOST
