"""Takes the pictures of all pages into `docs/screens/`: `make screens`. No test of the ordinary run."""

import io
import os

import pytest
from PIL import Image

from tests.pages import gallery
from tests.pages.table import PAGES
from tests.pages.windows import LANGUAGES, WIDE, Look, Windows

pytestmark = [pytest.mark.browser, pytest.mark.timeout(7200)]
TALLEST = 1600
ONLY = os.environ.get("ONLY", "")
"""A part of the names of the pages to take, for one who mends a page."""
SIZE = "() => [document.documentElement.clientWidth, document.documentElement.scrollHeight]"
THEME = "scheme => document.documentElement.setAttribute('data-bs-theme', scheme)"


def shoot(window, look):
    """The page as a picture, cut where it gets too tall."""
    width, height, _ = look.size
    window.set_viewport_size({"width": width, "height": height})
    window.emulate_media(color_scheme=look.scheme)
    window.evaluate(THEME, look.scheme)
    _, full = window.evaluate(SIZE)
    clip = {"x": 0, "y": 0, "width": width, "height": min(full, TALLEST)}
    return window.screenshot(full_page=True, clip=clip, animations="disabled")


def keep(data, name):
    """Few colours and no loss: letters stay sharp, and the whole gallery stays small."""
    picture = Image.open(io.BytesIO(data)).convert("RGB").quantize(48, dither=Image.Dither.NONE)
    picture.convert("RGB").save(gallery.FOLDER / name, "WEBP", lossless=True, method=4, quality=70)


@pytest.mark.parametrize("language", LANGUAGES)
def test_take_the_pictures(language, browser, places, places_server, settings):
    settings.CATS_LANGUAGES = LANGUAGES
    gallery.FOLDER.mkdir(parents=True, exist_ok=True)
    looks = [look for look in gallery.LOOKS if look.language == language]
    with Windows(browser, places, places_server, Look("light", language, WIDE), axe=False) as windows:
        for page in PAGES:
            if ONLY not in page.name:
                continue
            window = windows.show(page)
            for look in looks:
                keep(shoot(window, look), gallery.name_of(page, look))


def test_nothing_else_lies_there_and_the_page_is_written():
    wanted = set(gallery.names())
    for found in gallery.FOLDER.glob("*.webp"):
        if found.name not in wanted:
            found.unlink()
    (gallery.FOLDER / "README.md").write_text(gallery.text(), "utf-8")
    assert ONLY or wanted == {found.name for found in gallery.FOLDER.glob("*.webp")}
