"""What a page asks of the database, without what a process asks by its clock whatever page it shows."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

BY_THE_CLOCK = ('FROM "refdata_edition"', 'UPDATE "django_session"')
"""Once a second: whether there is a newer edition of the reference data. Once a minute: that somebody is here."""


@contextmanager
def counted() -> Iterator[list[str]]:
    """The queries of the block, there when it has ended."""
    found: list[str] = []
    with CaptureQueriesContext(connection) as seen:
        yield found
    found += [one["sql"] for one in seen if not any(words in one["sql"] for words in BY_THE_CLOCK)]


def cost(browser: Client, address: str) -> int:
    """How many queries the page takes; what its first visit asks once for all does not count."""
    browser.get(address)
    with counted() as found:
        assert browser.get(address).status_code == 200
    return len(found)
