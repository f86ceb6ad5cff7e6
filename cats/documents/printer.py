"""Makes the copies that wait: claims one, builds it in the scope, prints it outside of every scope, keeps it in the scope."""

import time
from collections.abc import Callable

import structlog

from cats.documents import kinds, pressing, services
from cats.documents.kinds import Content
from cats.documents.models import PrintedDocument
from cats.kernel.errors import CatsError
from cats.tenancy.models import Administration
from cats.tenancy.scope import scope

log = structlog.get_logger(__name__)

BUILT, LAID_OUT = 5, 85
"""Percent: when the content is built, and when every page is laid out; writing the file is the rest."""

TOLD_EVERY = 0.5
"""Seconds between two words about the progress."""


def print_waiting() -> int:
    """Make what waits in every administration, one copy of each in turn, until nothing waits; returns how many were made."""
    codes = list(Administration.objects.order_by("code").values_list("code", flat=True))
    made = 0
    while busy := [code for code in codes if print_one(code)]:
        made += len(busy)
    return made


def print_one(administration: str) -> bool:
    """Make the oldest copy that waits in one administration; False when none does. What fails is left in the row and the log."""
    with scope(administration):
        document = services.claim()
    if document is None:
        return False
    try:
        _make(administration, document)
    except CatsError as error:
        with scope(administration):
            services.give_up(document, error.message)
    except Exception:
        log.exception("document not made", administration=administration, document=str(document.pk))
        with scope(administration):
            services.put_back(document)
    return True


def _make(administration: str, document: PrintedDocument) -> None:
    with scope(administration):
        content = kinds.of(document).content(document)
    printed = pressing.press(content.html, _teller(administration, document, content))
    with scope(administration):
        services.keep(document, printed.data, pages=printed.pages, version=content.version)


def _teller(administration: str, document: PrintedDocument, content: Content) -> Callable[[int], None]:
    """Writes the progress, each time in a short scope of its own, and not more often than people can see."""
    told = 0.0

    def tell(page: int) -> None:
        nonlocal told
        if time.monotonic() - told < TOLD_EVERY:
            return
        told = time.monotonic()
        share = min(page / max(content.pages, 1), 1.0)
        with scope(administration):
            services.tell(document, BUILT + round((LAID_OUT - BUILT) * share))

    return tell
