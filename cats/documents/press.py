"""The press: a program of its own that turns HTML into PDF and knows nothing else, no database, no keys, no network.

`python -m cats.documents.press` reads jobs from standard input and answers on standard output (`frames`); the environment
variable FONTCONFIG_FILE must be set before it starts. What it is given is hostile until printed: nothing is fetched, connections and
other programs are refused, memory is limited. It ends with its input.
"""

import json
import logging
import os
import resource
import sys
from functools import cache
from pathlib import Path
from typing import Any, BinaryIO

from cats.documents import frames

FONTS = Path(__file__).parent / "fonts"
MEMORY = 2 * 1024**3
"""Bytes of address space; a list of 1 999 items needs about a quarter of it."""

REFUSED = ("socket.", "subprocess.", "os.system", "os.exec", "os.fork", "os.posix_spawn", "urllib.Request")


class NothingOutside(Exception):
    """A page asked for something that lies outside it."""


def main() -> int:
    """Answer jobs until the input ends."""
    given, taken = sys.stdin.buffer, os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)
    _warm_up()
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    sys.addaudithook(_refuse)
    while (job := frames.read(given)) is not None:
        _answer(json.loads(job[1]), taken)
    return 0


def _warm_up() -> None:
    import weasyprint  # noqa: PLC0415 - the caller has set the fonts; importing takes two seconds

    weasyprint.HTML(string="<p>Aa</p>").write_pdf()


def _refuse(event: str, arguments: object) -> None:
    if event.startswith(REFUSED):
        raise NothingOutside(event)


def _answer(job: dict[str, Any], taken: BinaryIO) -> None:
    try:
        data, pages = render(
            job["html"], lambda page: frames.write(taken, frames.PROGRESS, str(page).encode())
        )
    except Exception as error:  # noqa: BLE001 - whatever it is, the other side is told and decides
        frames.write(taken, frames.ERROR, f"{type(error).__name__}: {error}"[:500].encode())
        return
    frames.write(taken, frames.PAGES, str(pages).encode())
    frames.write(taken, frames.PDF, data)


def render(html: str, on_page: Any) -> tuple[bytes, int]:
    """The PDF of a page of HTML and how many pages it has; `on_page` gets the number of each as it is laid out."""
    import weasyprint  # noqa: PLC0415 - see `_warm_up`

    listener = _Listener(on_page)
    progress = logging.getLogger("weasyprint.progress")
    progress.setLevel(logging.INFO)
    progress.addHandler(listener)
    try:
        document = weasyprint.HTML(string=printable(html), url_fetcher=_nothing()).render()
        return document.write_pdf(), len(document.pages)
    finally:
        progress.removeHandler(listener)


def printable(html: str) -> str:
    """The text with every character that no font has written out as its number: it must not vanish or become an empty box."""
    strange = {letter for letter in html if letter > "\x7f" and letter not in _covered()}
    return html.translate({ord(letter): f"[U+{ord(letter):04X}]" for letter in strange}) if strange else html


@cache
def _covered() -> frozenset[str]:
    from fontTools.ttLib import TTFont  # noqa: PLC0415 - needed only for text beyond ASCII

    found: set[str] = {
        "\u00a0",
        "\u200b",
        "\u200c",
        "\u200d",
        "\u200e",
        "\u200f",
        "\u2066",
        "\u2067",
        "\u2068",
        "\u2069",
    }
    for path in sorted(FONTS.glob("*Regular.ttf")):
        found.update(map(chr, TTFont(path, lazy=True).getBestCmap()))
    return frozenset(found)


def _nothing() -> Any:
    """A fetcher that fetches nothing: what a page asks for is left out, and the page is printed without it."""
    from weasyprint.urls import URLFetcher  # noqa: PLC0415 - see `_warm_up`

    class Nothing(URLFetcher):  # type: ignore[misc]
        def fetch(self, url: str, headers: object = None) -> Any:
            raise NothingOutside(url)

    return Nothing()


class _Listener(logging.Handler):
    """Hears from WeasyPrint which page it lays out: `Step 5 - Creating layout - Page 12`."""

    def __init__(self, on_page: Any) -> None:
        super().__init__()
        self.on_page = on_page

    def emit(self, record: logging.LogRecord) -> None:
        _, found, page = record.getMessage().partition("Creating layout - Page ")
        if found and page.isdigit():
            self.on_page(int(page))


if __name__ == "__main__":
    sys.exit(main())
