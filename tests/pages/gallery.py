"""The pictures of all pages under `docs/screens/`: their names, and the page that pairs each with its mock-up.

`python -m tests.pages.gallery` writes the page; the pictures themselves are taken by `make screens`.
"""

from collections.abc import Iterator
from pathlib import Path

from tests.pages.table import PAGES, Page
from tests.pages.windows import NARROW, WIDE, Look

FOLDER = Path(__file__).resolve().parents[2] / "docs" / "screens"
LOOKS = (
    *(
        Look(scheme, language, size)
        for language in ("en", "ru")
        for size in (WIDE, NARROW)
        for scheme in ("light", "dark")
    ),
    Look("light", "fa", WIDE),
    Look("light", "fa", NARROW),
)
PEOPLE = {
    "": "nobody signed in",
    "operator": "operator",
    "competitor": "another operator",
    "trader": "trader at destination",
    "consignee": "authorised consignee",
    "departure_officer": "officer of departure",
    "officer": "officer",
    "other": "officer of another office",
    "nobody_posted": "officer without a posting",
    "guarantor": "guarantor",
    "guarantee_officer": "guarantee officer",
    "administrator": "national administrator",
    "second": "second national administrator",
    "host": "host administrator",
    "auditor": "auditor",
    "stranger": "person without a role",
    "with_app": "person with an app",
}
HEAD = """# Every page, as it looks

Made by `make screens` from the table of pages (`tests/pages/table.py`); a test says when a picture is missing. Each page is shown
light and dark, in English and Russian, 1440 and 360 px wide, and light in Persian, which runs from right to left. Long pages
are cut at 1600 px. People, firms, vehicles and references are demo data.

Where a page follows a picture of the visual target, its name stands in the column *mock-up*; pages without one use the same
components.
"""


def name_of(page: Page, look: Look) -> str:
    """The picture's file."""
    return f"{page.name}-{look}.webp"


def names() -> Iterator[str]:
    """Every picture that there must be."""
    return (name_of(page, look) for page in PAGES for look in LOOKS)


def text() -> str:
    """The page that pairs pictures and mock-ups."""
    lines = [HEAD, "| page | who | pictures | mock-up | what differs and why |", "|---|---|---|---|---|"]
    for page in PAGES:
        person = PEOPLE[page.who.partition(".")[2].partition("+")[0]]
        lines.append(f"| {page.name} | {person} | {_links(page)} | {page.mockup} | {page.differs} |")
    return "\n".join(lines) + "\n"


def _links(page: Page) -> str:
    return " ".join(f"[{look}]({name_of(page, look)})" for look in LOOKS)


if __name__ == "__main__":
    FOLDER.mkdir(parents=True, exist_ok=True)
    (FOLDER / "README.md").write_text(text(), "utf-8")
