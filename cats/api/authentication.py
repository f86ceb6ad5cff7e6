"""Who calls: a system with an access token, or a person's browser session with its CSRF token."""

from typing import Any

from drf_spectacular.extensions import OpenApiAuthenticationExtension
from rest_framework import authentication
from rest_framework.request import Request

from cats.accounts.binding import Bearer
from cats.accounts.models import User


class BearerAuthentication(authentication.BaseAuthentication):
    """The token was checked, and bound to this host, before any view; here it becomes the user."""

    def authenticate(self, request: Request) -> tuple[User, Bearer] | None:
        bearer: Bearer | None = getattr(request._request, "bearer", None)
        return None if bearer is None else (bearer.user, bearer)

    def authenticate_header(self, request: Request) -> str:
        return 'Bearer realm="CATS"'


class SessionAuthentication(authentication.SessionAuthentication):
    """A signed-in browser; every act needs the CSRF token."""


class BearerScheme(OpenApiAuthenticationExtension):  # type: ignore[no-untyped-call]
    """How the description of the interface names the token."""

    target_class = BearerAuthentication
    name = "oauth2"

    def get_security_definition(self, auto_schema: Any) -> dict[str, Any]:
        flow = {
            "tokenUrl": "/oauth/token/",
            "scopes": {"cats": "Act as the user for whom the system is registered"},
        }
        return {"type": "oauth2", "flows": {"clientCredentials": flow}}


class SessionScheme(OpenApiAuthenticationExtension):  # type: ignore[no-untyped-call]
    """How the description of the interface names the session."""

    target_class = SessionAuthentication
    name = "session"

    def get_security_definition(self, auto_schema: Any) -> dict[str, Any]:
        return {"type": "apiKey", "in": "cookie", "name": "sessionid"}
