"""A working day as a story: a person's hands do by name what stands on the page, by the keyboard alone or without JavaScript."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from cats.accounts.actors import actor_of
from cats.accounts.models import User
from cats.audit.models import AuditEntry
from cats.tenancy.scope import scope
from tests.factories.accounts import PASSWORD

SCREEN = {"width": 1440, "height": 900}
TABS = 200
PATIENCE = 20_000
"""Milliseconds that a page may take."""
TELEPHONE_SCREEN = {"width": 390, "height": 800}
KEYBOARD, NO_SCRIPTS, TELEPHONE = "by keyboard", "without JavaScript", "on a telephone"
WAYS = (KEYBOARD, *(pytest.param(way, marks=pytest.mark.slow) for way in (NO_SCRIPTS, TELEPHONE)))


class Hands:
    """What both ways of working share. `complaints` is what the browser's console says against us."""

    def __init__(self, page: Page, address: str) -> None:
        self.page, self.address = page, address
        self.complaints: list[str] = []
        page.on("console", lambda said: self.complaints.append(said.text) if said.type == "error" else None)
        page.on("pageerror", lambda error: self.complaints.append(str(error)))

    @property
    def heading(self) -> str:
        """The title of the page as it is written."""
        return self.page.locator("h1").text_content().strip()

    def open(self, path: str) -> None:
        """Type an address, as from a bookmark."""
        self.page.goto(f"{self.address}{path}")

    def sees(self, words: str) -> None:
        """The words stand in the page, or come within the patience of the browser."""
        expect(self.page.locator("main").get_by_text(words).filter(visible=True).first).to_be_visible()

    def sign_in(self, login: str) -> None:
        self.open("/sign-in/")
        self.fill("Login name", login)
        self.fill("Password", PASSWORD)
        self.press("Go on")
        assert "/sign-in/" not in self.page.url

    def sign_out(self, name: str) -> None:
        """Leave; the page that was open does not come back for whoever sits down next and goes back."""
        self.unfold(name)
        self.press("Sign out")
        assert self.page.url.startswith(f"{self.address}/sign-in/")
        self.page.go_back()
        assert self.page.url.startswith(f"{self.address}/sign-in/?next=")

    def hand_over(self, note: str) -> None:
        """From the desk: leave a note for the next shift, and the handover with it on paper."""
        self.press("Add a note")
        self.fill("Note for the next shift", note)
        self.press("Leave the note")
        self.press("Hand over")
        assert self.heading == "Handover"
        self.sees(note)
        self.prints("Given by, signature")

    def prints(self, words: str) -> None:
        """The words are on the paper that the browser prints, and what is only for the screen is not."""
        self.page.emulate_media(media="print")
        self.sees(words)
        assert self.page.locator(".noprint").filter(visible=True).count() == 0
        self.page.emulate_media(media="screen")

    def press(self, name: str) -> None:
        """Press a button or follow a link; another page comes."""
        self.go_to(name)
        with self.page.expect_navigation():
            self.hit(name)
        assert self.complaints == []
        self.fits()

    def fits(self) -> None:
        """Nothing makes the page wider than the screen."""
        beyond = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
        assert self.page.evaluate(beyond) == 0, f"{self.page.url} is wider than the screen"

    def fetch(self, name: str) -> str:
        """Press a link that gives a file; its text."""
        self.go_to(name)
        with self.page.expect_download() as download:
            self.hit(name)
        return Path(download.value.path()).read_text()

    def named(self, name: str) -> Locator:
        """The first button or link that is called so, wholly or with its key beside it."""
        called = re.compile(rf"^\s*{re.escape(name)}(\s|$)")
        button = self.page.get_by_role("button", name=called)
        return button.or_(self.page.get_by_role("link", name=called)).first

    def labelled(self, label: str) -> Locator:
        """The field with this label; what stands in brackets behind it is left out."""
        return self.page.get_by_label(re.compile(rf"^\s*{re.escape(label)}\s*(\(.*\))?\s*$")).first

    def choice(self, label: str) -> Locator:
        """The box or circle whose label begins so."""
        return self.page.get_by_label(re.compile(rf"^\s*{re.escape(label)}")).first

    def go_to(self, name: str) -> None:
        raise NotImplementedError

    def hit(self, name: str) -> None:
        raise NotImplementedError

    def unfold(self, name: str) -> None:
        raise NotImplementedError

    def fill(self, label: str, text: str) -> None:
        raise NotImplementedError

    def choose(self, label: str, option: str) -> None:
        raise NotImplementedError

    def tick(self, label: str) -> None:
        raise NotImplementedError


class Keyboard(Hands):
    """Tab, letters, arrows, blank and Enter; what they do not reach cannot be done."""

    def go_to(self, name: str) -> None:
        self.reach(self.named(name))

    def hit(self, name: str) -> None:
        self.page.keyboard.press("Enter")

    def unfold(self, name: str) -> None:
        self.reach(self.page.locator("summary", has_text=name).first)
        self.page.keyboard.press("Enter")

    def fill(self, label: str, text: str) -> None:
        field = self.labelled(label)
        self.reach(field)
        if field.get_attribute("type") == "date":
            year, month, day = text.split("-")
            self.page.keyboard.type(f"{month}{day}{year}")
        else:
            self.page.keyboard.press("Control+A")
            self.page.keyboard.insert_text(text)
        expect(field).to_have_value(text)

    def choose(self, label: str, option: str) -> None:
        field = self.labelled(label)
        self.reach(field)
        self.page.keyboard.type(option)
        expect(field.locator("option:checked")).to_contain_text(option)

    def tick(self, label: str) -> None:
        box = self.choice(label)
        if box.get_attribute("type") == "radio":
            self.walk(box)
        else:
            self.reach(box)
            self.page.keyboard.press("Space")
        expect(box).to_be_checked()

    def walk(self, radio: Locator) -> None:
        """Into the group by Tab, then from one choice to the next."""
        group = self.page.locator(f"input[type=radio][name='{radio.get_attribute('name')}']")
        self.reach(group, any_of=True)
        if not radio.is_checked() and _has_focus(radio):
            self.page.keyboard.press("Space")
        for _ in range(group.count()):
            if radio.is_checked():
                return
            self.page.keyboard.press("ArrowDown")

    def reach(self, target: Locator, *, any_of: bool = False) -> None:
        """Go there by Tab, wherever the cursor is now."""
        expect(target.first).to_be_visible()
        wanted = target.element_handles() if any_of else [target.element_handle()]
        for _ in range(TABS):
            if self.page.evaluate("wanted => wanted.includes(document.activeElement)", wanted):
                return
            self.page.keyboard.press("Tab")
        raise AssertionError(f"{target} cannot be reached by keyboard on {self.page.url}")


class NoScripts(Hands):
    """A browser without JavaScript: links and forms."""

    def go_to(self, name: str) -> None:
        expect(self.named(name)).to_be_visible()

    def hit(self, name: str) -> None:
        self.named(name).click()

    def unfold(self, name: str) -> None:
        self.page.locator("summary", has_text=name).first.click()

    def fill(self, label: str, text: str) -> None:
        self.labelled(label).fill(text)

    def choose(self, label: str, option: str) -> None:
        field = self.labelled(label)
        value = field.locator("option", has_text=option).first.get_attribute("value")
        field.select_option(value)

    def tick(self, label: str) -> None:
        self.choice(label).check()


@contextmanager
def hands(browser: Browser, address: str, way: str) -> Iterator[Hands]:
    """A fresh window for a person who works this way; nothing is said against us in it."""
    screen = TELEPHONE_SCREEN if way == TELEPHONE else SCREEN
    context = browser.new_context(viewport=screen, java_script_enabled=way != NO_SCRIPTS, locale="en-US")
    context.set_default_timeout(PATIENCE)
    made = (NoScripts if way == NO_SCRIPTS else Keyboard)(context.new_page(), address)
    yield made
    assert made.complaints == []
    context.close()


def audited(person: User) -> list[str]:
    """The verbs of what the audit says that a person did, in order; a refused one says so."""
    with scope(person.administration_id):
        entries = AuditEntry.objects.filter(actor_ref=actor_of(person).ref).order_by("id")
        return [one.verb if one.outcome == "done" else f"{one.verb} ({one.outcome})" for one in entries]


def _has_focus(target: Locator) -> bool:
    return bool(target.evaluate("one => one === document.activeElement"))
