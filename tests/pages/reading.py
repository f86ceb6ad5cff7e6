"""What a page says and needs: its texts, its static files, and what no page may hold."""

import gzip
import re
from collections import Counter
from collections.abc import Iterator
from functools import cache

from django.contrib.staticfiles import finders
from lxml import html

SAID = ("title", "aria-label", "placeholder", "alt", "data-confirm", "data-say")
NOT_WORDS = {"script", "style", "code", "pre", "bdi", "kbd", "samp"}
ENGLISH = re.compile(r"\b[A-Za-z][a-z]+(?:[ ,;:’']+(?:[a-z]{2,}|a|I)\b)+")
"""At least two words in a row, the second one small: no name."""
LINKED = "//link[@rel='stylesheet']/@href|//link[@rel='icon']/@href|//script/@src|//img/@src|//*[local-name()='use']/@href"
HANDLER = re.compile(r"on[a-z]+$")
ADDRESSES = ("href", "src", "action", "formaction", "poster", "data")


def parsed(content: bytes) -> html.HtmlElement:
    return html.document_fromstring(content)


def faults(content: bytes, language: str = "en", direction: str = "ltr") -> Iterator[str]:
    """What is wrong with a page as it came from the server."""
    page = parsed(content)
    if (page.get("lang"), page.get("dir")) != (language, direction):
        yield f"says lang={page.get('lang')} dir={page.get('dir')}"
    if len(page.xpath("//h1")) != 1:
        yield f"{len(page.xpath('//h1'))} h1"
    if not page.xpath("normalize-space(//title)").strip(" ·"):
        yield "no title"
    if len(page.xpath("//main")) != 1:
        yield "not one main"
    for id, times in Counter(page.xpath("//@id")).items():
        if times > 1:
            yield f"id {id} twice"
    yield from forbidden(page)


def forbidden(page: html.HtmlElement) -> Iterator[str]:
    """What the policy forbids and hostile text would make: inline scripts and styles, handlers, addresses that run."""
    for element in page.iter(html.etree.Element):
        if element.tag == "style" or (element.tag == "script" and (element.text or "").strip()):
            yield f"inline {element.tag}"
        for name, value in element.attrib.items():
            if name == "style" or HANDLER.match(name):
                yield f"attribute {name}={value[:40]}"
            if name in ADDRESSES and value.strip().lower().startswith(
                ("javascript:", "vbscript:", "data:text")
            ):
                yield f"{name}={value[:40]}"


def texts(element: html.HtmlElement) -> Iterator[str]:
    """Everything that a reader or a screen reader is told in the page's own language."""
    if not isinstance(element.tag, str) or element.tag in NOT_WORDS:
        return
    if element.tag != "html" and element.get("lang"):
        return
    yield from (element.get(name) for name in SAID if element.get(name))
    if element.text:
        yield element.text
    for child in element:
        yield from texts(child)
        if child.tail:
            yield child.tail


def english(content: bytes, known: str) -> set[str]:
    """English that a page in another language says, but for what the world's people wrote themselves (`known`)."""
    said = (" ".join(text.split()) for text in texts(parsed(content)))
    return {found for text in said for found in ENGLISH.findall(text) if found not in known}


def static_files(content: bytes) -> set[str]:
    """The static files that a first visit fetches, fonts apart."""
    wanted = parsed(content).xpath(LINKED)
    return {one.removeprefix("/static/").partition("#")[0] for one in wanted if one.startswith("/static/")}


@cache
def weight_of_file(name: str) -> int:
    """Its bytes as they travel."""
    path = finders.find(name)
    assert path, name
    with open(path, "rb") as file:
        return len(gzip.compress(file.read(), 9))


def weight(content: bytes) -> tuple[int, int]:
    """Bytes of the first visit and of the ones after it."""
    page = len(gzip.compress(content, 6))
    return page + sum(map(weight_of_file, static_files(content))), page
