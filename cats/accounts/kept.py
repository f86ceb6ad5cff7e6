"""Answers that were sent when the session had ended: kept through the sign-in, for the same person, for half an hour.

They travel in the sign-in form, encrypted, so that the page shows nothing of them and another person gets nothing from it. Not
kept: passwords, files (they must be chosen again), and what is longer than a megabyte.
"""

import json
from dataclasses import dataclass
from datetime import timedelta
from urllib.parse import urlsplit

from django.http import HttpRequest
from django.utils.http import url_has_allowed_host_and_scheme

from cats.accounts import sessions, vault

FIELD = "kept"
SESSION = "cats_kept"
LONGEST = 1_000_000
GOOD_FOR = timedelta(minutes=30)
APART = ("csrfmiddlewaretoken",)


@dataclass(frozen=True, slots=True)
class Kept:
    """One form as it was sent: where to, from which page, by whom, and its answers in order."""

    path: str
    page: str
    user: str
    answers: list[tuple[str, str]]
    had_files: bool


def sealed(request: HttpRequest) -> str:
    """The form of this request, sealed; the empty string where there is nothing to keep, or nobody to keep it for."""
    whose = sessions.was(request)
    answers = [(name, value) for name, values in request.POST.lists() for value in values if _may(name)]
    if request.method != "POST" or not whose or not answers:
        return ""
    facts = [request.get_full_path(), page_of(request), whose, answers, bool(request.FILES)]
    text = json.dumps(facts)
    return vault.seal(text) if len(text) <= LONGEST else ""


def opened(text: str) -> Kept | None:
    """What was sealed; None for what was not, or too long ago."""
    found = vault.opened(text, GOOD_FOR) if text else None
    if found is None:
        return None
    path, page, user, answers, had_files = json.loads(found)
    return Kept(path, page, user, [(name, value) for name, value in answers], had_files)


def page_of(request: HttpRequest) -> str:
    """The page on which the form stood, if the browser says it and it is ours; else the start page."""
    said = request.headers.get("Referer", "")
    if not url_has_allowed_host_and_scheme(said, {request.get_host()}, require_https=request.is_secure()):
        return "/"
    parts = urlsplit(said)
    return f"{parts.path}?{parts.query}" if parts.query else parts.path or "/"


def _may(name: str) -> bool:
    return name not in APART and "password" not in name.lower()
