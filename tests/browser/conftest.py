"""A real browser: Debian's Chromium. Without it these tests are skipped, and say so."""

import os
import shutil
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, sync_playwright
from pytest_django.live_server_helper import LiveServer

from tests.desks import Desks

CHROMIUM = shutil.which("chromium")
# Playwright's synchronous interface runs an event loop in this thread; the tests' own queries are still ordinary ones.
os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """One browser for all tests of a worker."""
    if CHROMIUM is None:
        pytest.skip(
            "Chromium is not installed (apt install chromium): nothing of the browser tests was checked"
        )
    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        yield opened
        opened.close()


@pytest.fixture
def desks(desks: Desks) -> Desks:
    """Everybody is there already: people here sign in by what they type."""
    assert desks.people
    return desks


@pytest.fixture
def georgia(desks: Desks, live_server: LiveServer) -> str:
    """The address of Georgia's host on the running server."""
    return _host(live_server, "ge")


@pytest.fixture
def baku(desks: Desks, live_server: LiveServer) -> str:
    """The address of Azerbaijan's host on the running server."""
    return _host(live_server, "az")


@pytest.fixture
def tashkent(desks: Desks, live_server: LiveServer) -> str:
    """The address of Uzbekistan's host on the running server."""
    return _host(live_server, "uz")


def _host(server: LiveServer, land: str) -> str:
    return str(server.url).replace("localhost", f"{land}.localhost")


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """A fresh window of a desktop's size; `page.complaints` collects what the browser's console says against us."""
    context = browser.new_context(viewport={"width": 1440, "height": 900})
    opened = context.new_page()
    complaints: list[str] = []
    opened.complaints = complaints  # type: ignore[attr-defined]
    opened.on("console", lambda said: complaints.append(said.text) if said.type == "error" else None)
    opened.on("pageerror", lambda error: complaints.append(str(error)))
    yield opened
    context.close()
