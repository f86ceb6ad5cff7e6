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
DIFFERS = {
    "01-officer-home": "No lane, no incidents and enquiries in the navigation, nobody on duty abroad: they come with their work. The list says why and by when in words. The clock of a list without its script says as of when it is.",
    "01-officer-home-empty": "As the desk.",
    "02-movement-let-go": "A control takes the place of the risk profile, which comes later; no incident is reported and no plate corrected yet. Seals have a result beside the number, for seals that are broken or missing.",
    "02-movement-late": "As the movement that may go; the clock counts from the usual limit where none was set.",
    "02-movement-stop-dark": "As the movement that may go.",
    "02-movement-messages": "Every message in words and as a file; signatures stand in the trace of the administrators.",
    "02-movement-not-expected": "Says what is known here and keeps the case; asking the office of departure comes with enquiry.",
    "03-declaration-tasks": "A section of its own for the kind of declaration; whether the guarantee fits is said without amounts by country, which come with the chain of guarantors.",
    "03-declaration-check": "Every answer has its line, so that what is signed was seen; the rules are not counted.",
    "03-declaration-rejected": "The answer of customs is linked as it came; whether the guarantee fits stands beside it without amounts by country.",
    "04-operator-home": "Limits and amounts as the ledger has them, in the guarantee's currency; a mailbox in the navigation, no templates and views of one's own yet.",
    "04-operator-home-empty": "As the home.",
    "05-guarantor": "No exposure by country and no claims: they come with the chain of guarantors. What is reserved and what is free again but still liable are told apart.",
    "06-goods-items": "Shipping marks and the cells that NCTS asks for instead of a value, which the declaration does not have.",
    "07-admin-links": "Queues and oldest ages by partner as a table, without curves; the state of our own end and its key are shown.",
    "07-admin-trace": "The world of these pictures has no hub, so nothing crossed ICE and no lane is drawn.",
    "08-sign-in": "Languages that are complete; accounts of the demo stand there in a demo alone.",
    "08-sign-in-code": "The same.",
    "10-not-found": "The same.",
}
"""What every page that follows a mock-up does otherwise, and why."""
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
        lines.append(
            f"| {page.name} | {person} | {_links(page)} | {page.mockup} | {page.differs or DIFFERS.get(page.mockup, '')} |"
        )
    return "\n".join(lines) + "\n"


def _links(page: Page) -> str:
    return " ".join(f"[{look}]({name_of(page, look)})" for look in LOOKS)


if __name__ == "__main__":
    FOLDER.mkdir(parents=True, exist_ok=True)
    (FOLDER / "README.md").write_text(text(), "utf-8")
