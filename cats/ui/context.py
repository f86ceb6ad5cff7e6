"""What every page's frame needs to know."""

from typing import Any

from django.conf import settings
from django.http import HttpRequest

from cats.accounts import actors
from cats.accounts.models import User
from cats.audit import requests
from cats.ui import navigation


def shell(request: HttpRequest) -> dict[str, Any]:
    """Who is signed in, where, and where he may go. Looks nothing up for people who are not signed in."""
    user = getattr(request, "user", None)
    signed_in = isinstance(user, User)
    at_work = signed_in and getattr(request, "administration", None) is not None
    entries = navigation.entries_for(actors.of_request(request)) if at_work else []
    return {
        "administration": getattr(request, "administration", None),
        "demo": settings.CATS_DEMO,
        "navigation": entries,
        "person": user if signed_in else None,
        "request_id": requests.current_id(),
    }
