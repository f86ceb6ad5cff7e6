"""What a person without a mouse does in a browser test: signs in, goes by Tab, presses Enter."""

from tests.factories.accounts import PASSWORD

SMALL = {"width": 360, "height": 740}
TABS = 80


def sign_in(page, address, login):
    """Sign in from the keyboard, in a window that knew nobody."""
    page.context.clear_cookies()
    page.goto(f"{address}/sign-in/")
    page.wait_for_selector("[name=login]:focus")
    page.keyboard.type(login)
    page.keyboard.press("Tab")
    page.keyboard.type(PASSWORD)
    page.keyboard.press("Enter")
    page.wait_for_url(lambda url: "/sign-in/" not in url)


def tab_to(page, selector):
    """Press Tab until the element has the focus."""
    for _ in range(TABS):
        page.keyboard.press("Tab")
        if page.evaluate("wanted => document.activeElement.matches(wanted)", selector):
            return
    raise AssertionError(f"{selector} cannot be reached by keyboard on {page.url}")


def press(page, selector):
    """Reach a link or button by keyboard and press Enter."""
    tab_to(page, selector)
    with page.expect_navigation():
        page.keyboard.press("Enter")
