"""Error answers of every address: a page for people, a problem document for systems."""

import sys
from http import HTTPStatus

from django.db import InterfaceError, OperationalError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from cats.accounts.binding import ForeignSession, NotSignedIn
from cats.accounts.views import sign_in
from cats.api import problems
from cats.kernel.errors import CatsError, Invalid
from cats.kernel.sentences import said

TEMPLATES = {
    400: "400.html",
    401: "401.html",
    403: "403.html",
    404: "404.html",
    500: "500.html",
    503: "500.html",
}
RETRY_SECONDS = 2
AWAY = said(
    "The database cannot be reached at the moment. Send the same request again soon, under the same Idempotency-Key."
)


def wants_problem(request: HttpRequest) -> bool:
    """Whether the caller is a system: it speaks to the interface, or with a token."""
    return request.path.startswith(("/api/", "/oauth/")) or "Authorization" in request.headers


def answer(request: HttpRequest, error: CatsError) -> HttpResponse:
    """A domain error as the caller's kind of answer, with the remedy."""
    if wants_problem(request):
        return problems.as_answer(error)
    status = problems.status_of(error)
    faults = error.faults if isinstance(error, Invalid) else ()
    context = {"status": status, "title": problems.TITLES[status], "error": error, "faults": faults}
    if _came_too_late(request, error):
        response = sign_in.ended(request)
    else:
        response = render(request, TEMPLATES.get(status, "ui/refused.html"), context, status=status)
    if isinstance(error, NotSignedIn):
        response["WWW-Authenticate"] = 'Bearer realm="CATS"'
    return response


def _came_too_late(request: HttpRequest, error: CatsError) -> bool:
    """Whether a form came from somebody who was no longer signed in: he signs in, and his answers wait for him."""
    late = isinstance(error, NotSignedIn) and not isinstance(error, ForeignSession)
    return late and request.method == "POST"


def bad_request(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """400: what Django could not read."""
    return _plain(request, HTTPStatus.BAD_REQUEST)


def forbidden(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """403 without a domain error."""
    return _plain(request, HTTPStatus.FORBIDDEN)


def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """404: an unknown address."""
    return _plain(request, HTTPStatus.NOT_FOUND)


def server_error(request: HttpRequest) -> HttpResponse:
    """500: a fault of ours. The page needs neither database nor session, and says only which request it was.

    503 with `Retry-After` when the database is away or another transaction held it too long: the same request may succeed soon.
    """
    if not isinstance(sys.exc_info()[1], OperationalError | InterfaceError):
        return _plain(request, HTTPStatus.INTERNAL_SERVER_ERROR)
    response = _plain(request, HTTPStatus.SERVICE_UNAVAILABLE, AWAY)
    response["Retry-After"] = str(RETRY_SECONDS)
    return response


def too_large(request: HttpRequest) -> HttpResponse:
    """413: more than any document that is accepted."""
    return _plain(request, HTTPStatus.REQUEST_ENTITY_TOO_LARGE)


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    """403: a form without its token; the reason stays inside."""
    return _plain(
        request,
        HTTPStatus.FORBIDDEN,
        said("The form has expired or came from elsewhere. Open the page again."),
    )


def _plain(request: HttpRequest, status: HTTPStatus, detail: str = "") -> HttpResponse:
    if wants_problem(request):
        return problems.plain(status, detail)
    context = {"status": int(status), "title": problems.TITLES[status], "detail": detail}
    return render(request, TEMPLATES.get(status, "ui/refused.html"), context, status=status)
