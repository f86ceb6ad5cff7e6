"""Sessions and tokens are bound to one administration: presented elsewhere they are refused on every address."""

from dataclasses import dataclass

from django.http import HttpRequest
from oauth2_provider.oauth2_backends import get_oauthlib_core

from cats.accounts.models import Client, User
from cats.kernel.errors import CatsError
from cats.kernel.sentences import said
from cats.tenancy import scope

SESSION_KEY = "cats_administration"


class NotSignedIn(CatsError):
    """Nobody, or somebody whose session or token is not valid here (401)."""

    def __init__(self, message: str = said("You are not signed in.")) -> None:
        super().__init__(
            "not-signed-in", message, remedy=said("Sign in on your own administration's address.")
        )


class ForeignSession(NotSignedIn):
    """A genuine session, opened at another administration."""


@dataclass(frozen=True, slots=True)
class Bearer:
    """Who presented a valid access token: the system, and the user as whom it acts."""

    user: User
    client: Client


def bind(request: HttpRequest) -> None:
    """Bind the session, at sign-in, to the administration whose host this is."""
    request.session[SESSION_KEY] = scope.current_or_none() or ""


def check_session(request: HttpRequest) -> None:
    """Raises `ForeignSession` when the session was opened at another administration."""
    bound = request.session.get(SESSION_KEY)
    if bound is not None and bound != (scope.current_or_none() or ""):
        raise ForeignSession(said("This session belongs to another administration."))


def bearer_of(request: HttpRequest) -> Bearer | None:
    """Who presents an access token in the header `Authorization: Bearer`; None without one.

    Raises `NotSignedIn` when it is unknown, expired, of another administration, or its user may no longer use it.
    """
    if not request.headers.get("Authorization", "").lower().startswith("bearer "):
        return None
    valid, verified = get_oauthlib_core().verify_request(request, scopes=[])
    if not valid or verified.client is None:
        raise NotSignedIn(said("The access token is not valid here, or no longer."))
    return Bearer(verified.client.user, verified.client)
