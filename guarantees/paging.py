"""Pages of usages: a page starts after the usage that ended the one before."""

from collections.abc import Sequence
from uuid import UUID

from cats.kernel.errors import Fault, Invalid
from guarantees import selectors


def after(text: str) -> UUID | None:
    """The cursor of a page of usages. Raises `Invalid`."""
    try:
        return UUID(text) if text else None
    except ValueError:
        what = "This is no cursor of this list: start at its first page."
        raise Invalid([Fault("?after", "12", "CATS_PAGE", what, text[:80])]) from None


def following(rows: Sequence[selectors.UsageRow]) -> str:
    """The query of the page after these rows; empty where there can be none."""
    return f"?after={rows[-1].id}" if len(rows) == selectors.PAGE else ""
