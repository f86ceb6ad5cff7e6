"""What every page's frame needs to know."""

from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse
from django.utils import translation
from django.utils.functional import Promise

from cats.accounts import actors
from cats.accounts.models import User
from cats.audit import requests
from cats.ui import language, navigation

VERSION = "0.1"
SPECIFICATION = "CATS1.0"


@dataclass(frozen=True, slots=True)
class Place:
    """An entry of the navigation on this page: where it leads, and whether this page lies there."""

    label: str | Promise
    address: str
    here: bool


def shell(request: HttpRequest) -> dict[str, Any]:
    """Who is signed in, where, and where he may go. Looks nothing up for people who are not signed in."""
    user = getattr(request, "user", None)
    signed_in = isinstance(user, User)
    entries = navigation.entries_for(actors.of_request(request)) if signed_in else []
    theme = getattr(user, "theme", "") if signed_in else ""
    return {
        "administration": getattr(request, "administration", None),
        "demo": settings.CATS_DEMO,
        "desks": _places(request, entries, navigation.DESK),
        "menu": _places(request, entries, navigation.MENU),
        "person": user if signed_in else None,
        "theme": theme or "light",
        "theme_is_chosen": bool(theme),
        "keys": getattr(user, "shortcuts", True),
        "languages": language.offered(),
        "language_name": dict(settings.LANGUAGES).get(translation.get_language() or "en", ""),
        "request_id": requests.current_id(),
        "version": VERSION,
        "specification": SPECIFICATION,
    }


def _places(request: HttpRequest, entries: list[navigation.Entry], place: str) -> list[Place]:
    """The entries of one part of the frame; the one with the longest beginning of this page's address is here."""
    shown = [entry for entry in entries if entry.place == place]
    begun = [(entry, begin) for entry in shown for begin in (reverse(entry.url), *entry.under)]
    matching = [(len(begin), entry) for entry, begin in begun if request.path.startswith(begin)]
    here = max(matching, key=lambda found: found[0])[1] if matching else None
    return [Place(entry.label, reverse(entry.url), entry is here) for entry in shown]
