"""A view's own declaration decides: `permission = "transit.view_movement"` or `public = "the reason"`; nothing else opens."""

from typing import Any

from django.core.exceptions import ImproperlyConfigured
from django.http import HttpRequest
from rest_framework.exceptions import MethodNotAllowed
from rest_framework.permissions import BasePermission
from rest_framework.request import Request

from cats.accounts import actors
from cats.accounts.binding import NotSignedIn
from cats.accounts.catalogue import permissions
from cats.accounts.models import User
from cats.accounts.roles import opening
from cats.kernel.errors import Forbidden
from cats.kernel.sentences import said

READ = {"HEAD": "GET"}


def declared(view: Any, method: str) -> str | None:
    """The permission that a view asks for a method, None when it is public.

    `permission` is one code or a table by method. Raises `ImproperlyConfigured` when the view declares nothing.
    """
    if getattr(view, "public", ""):
        return None
    asked = getattr(view, "permission", "")
    code = asked.get(READ.get(method, method), "") if isinstance(asked, dict) else asked
    if not code and method != "OPTIONS":
        raise ImproperlyConfigured(f"{type(view).__name__} declares no permission for {method}.")
    return code or None


def enforce(request: HttpRequest, view: Any) -> None:
    """Raises `NotSignedIn` or `Forbidden` unless the request's user may what the view declares."""
    code = declared(view, request.method or "GET")
    if code is None:
        return
    if not isinstance(request.user, User):
        raise NotSignedIn
    if not actors.of_request(request).may(code):
        raise Forbidden(
            "forbidden",
            said("Your roles do not include {code} ({what}).", code=code, what=_what(code)),
            remedy=_way_in(code),
        )


def _what(code: str) -> str:
    """What the permission lets people do."""
    return str(permissions().get(code, "")).rstrip(".")


def _way_in(code: str) -> str:
    """Which roles would open it, by name."""
    names = ", ".join(str(name) for name in opening(code))
    if not names:
        return said("Ask your administrator for the role.")
    return said("It belongs to: {roles}. Ask your administrator for the role.", roles=names)


class Declared(BasePermission):
    """Enforces the declaration in API views."""

    def has_permission(self, request: Request, view: Any) -> bool:
        if request.method not in view.allowed_methods:
            raise MethodNotAllowed(request.method or "")
        enforce(request._request, view)
        return True
