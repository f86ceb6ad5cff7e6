"""Browser windows in which the people of the table look at their pages: one for each person, in one look."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from axe_playwright_python.base import AXE_FILE_PATH
from playwright.sync_api import Browser, Page
from pytest_django.live_server_helper import LiveServer

if TYPE_CHECKING:
    from tests.pages.world import Places

WIDE, NARROW, ZOOMED = (1440, 900, 1), (360, 740, 1), (720, 450, 2)
"""Width, height and pixels for each: the last is 1440 px at 200 %."""
LANGUAGES = ["en", "ru", "fa"]


@dataclass(frozen=True, slots=True)
class Look:
    """How a page is looked at."""

    scheme: str
    language: str
    size: tuple[int, int, int]

    def __str__(self) -> str:
        return f"{self.scheme}-{self.language}-{self.size[0]}"


class Windows:
    """`of(person)` is his window; what its console says against us is in `complaints`."""

    def __init__(
        self, browser: Browser, places: "Places", server: LiveServer, look: Look, *, axe: bool
    ) -> None:
        self.browser, self.places, self.server, self.look, self.axe = browser, places, server, look, axe
        self.open: dict[str, Page] = {}
        self.complaints: list[str] = []

    def __enter__(self) -> "Windows":
        return self

    def __exit__(self, *_: object) -> None:
        for page in self.open.values():
            page.context.close()

    def of(self, who: str) -> Page:
        if who not in self.open:
            self.open[who] = self._opened(who)
        return self.open[who]

    def show(self, page) -> Page:
        """The person's window with a page of the table."""
        window = self.of(page.who)
        window.goto(self.host(page.who) + page.address.format(**self.places.records))
        return window

    def host(self, who: str) -> str:
        """The address of the person's administration on the running server."""
        land = who.partition(".")[0] or "ge"
        return self.server.url.replace("localhost", {"ho": "host.localhost"}.get(land, f"{land}.localhost"))

    def _opened(self, who: str) -> Page:
        width, height, pixels = self.look.size
        context = self.browser.new_context(
            viewport={"width": width, "height": height},
            device_scale_factor=pixels,
            color_scheme=self.look.scheme,
            reduced_motion="reduce",
            locale=self.look.language,
        )
        for name, morsel in self.places.window(who, self.look.language).cookies.items():
            context.add_cookies([{"name": name, "value": morsel.value, "url": self.host(who)}])
        if self.axe:
            context.add_init_script(path=AXE_FILE_PATH)
        page = context.new_page()
        page.on("console", lambda said: self.complaints.append(said.text) if said.type == "error" else None)
        page.on("pageerror", lambda error: self.complaints.append(str(error)))
        return page
