"""Every page of the table in a real browser: no finding of axe, no word against the policy, no text beyond the screen.

Three looks a page in the ordinary run; with `CATS_ALL_LOOKS=1` light and dark, left and right, wide and narrow, and 200 % zoom.
"""

import os

import pytest

from tests.pages.table import PAGES, STATUS
from tests.pages.windows import LANGUAGES, NARROW, WIDE, ZOOMED, Look, Windows

pytestmark = [pytest.mark.browser, pytest.mark.timeout(1800)]
FINDINGS = """async () => {
  const found = await axe.run(document, {resultTypes: ["violations"]});
  const page = document.documentElement;
  return {
    axe: found.violations.map(one => [one.id, one.nodes.slice(0, 3).map(node => node.html.slice(0, 160))]),
    wider: page.scrollWidth - page.clientWidth,
    beyond: beyond(page),
  };

  function beyond(page) {
    const words = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT), lost = [], range = document.createRange();
    for (let node = words.nextNode(); node; node = words.nextNode()) {
      if (!node.data.trim() || excused(node.parentElement)) continue;
      range.selectNodeContents(node);
      const box = range.getBoundingClientRect();
      if (box.width && (box.right > page.clientWidth + 1 || box.left < -1)) lost.push(node.data.trim().slice(0, 40));
    }
    return lost.slice(0, 5);
  }

  function excused(element) {
    for (let one = element; one; one = one.parentElement) {
      const style = getComputedStyle(one);
      if (/auto|scroll/.test(style.overflowX) && one !== document.documentElement && one !== document.body) return true;
      if (style.clipPath !== "none" || style.clip !== "auto" || style.visibility === "hidden") return true;
      if (one.matches(".skip, .visually-hidden, option, noscript, script, style")) return true;
    }
    return false;
  }
}"""
THREE = (Look("light", "en", WIDE), Look("dark", "fa", NARROW), Look("dark", "ru", NARROW))
ALL = (
    *(
        Look(scheme, language, size)
        for scheme in ("light", "dark")
        for language in ("en", "fa")
        for size in (WIDE, NARROW, ZOOMED)
    ),
    Look("light", "ru", ZOOMED),
    Look("dark", "ru", NARROW),
)
LOOKS = ALL if os.environ.get("CATS_ALL_LOOKS") else THREE


def findings(windows, page):
    """What there is to say against one page."""
    windows.complaints.clear()
    found = windows.show(page).evaluate(FINDINGS)
    if found["wider"] > 0:
        yield f"{found['wider']} px wider than the screen"
    yield from (f"beyond the screen: {words}" for words in found["beyond"])
    yield from found["axe"]
    expected = "Failed to load resource" if page.name in STATUS else None
    yield from (said for said in windows.complaints if not expected or expected not in said)


@pytest.mark.slow
@pytest.mark.parametrize("look", LOOKS, ids=str)
def test_every_page_holds_the_policy_the_screen_and_what_readers_need(
    look, browser, places, places_server, settings
):
    settings.CATS_LANGUAGES = LANGUAGES
    with Windows(browser, places, places_server, look, axe=True) as windows:
        found = {page.name: list(findings(windows, page)) for page in PAGES}

    found = {name: said for name, said in found.items() if said}
    assert found == {}, "\n".join(f"{name}: {said}" for name, said in found.items())
