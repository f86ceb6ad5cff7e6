"""The outer face of every request: foreign sessions and tokens are refused, domain errors become answers."""

from collections.abc import Callable

import structlog
from django.conf import settings
from django.http import HttpRequest, HttpResponse

from cats.accounts import binding, sessions
from cats.accounts.actors import NOBODY
from cats.api import problems
from cats.audit import log
from cats.ui import errors

LONGEST = settings.DATA_UPLOAD_MAX_MEMORY_SIZE + 2**20
"""Beyond the largest document and its wrapping nothing is read: uploaded files would fill the disk."""

journal = structlog.get_logger(__name__)


class FacesMiddleware:
    """Stands inside the scope, so that an answer of 400 or more rolls the attempt back and its audit follows."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if hasattr(request, "administration"):
            try:
                binding.check_session(request)
                sessions.watch(request)
                request.bearer = binding.bearer_of(request)  # type: ignore[attr-defined]
            except binding.NotSignedIn as error:
                return _turned_away(request, error)
        if _holds_nul(request):
            return errors.bad_request(request)
        if _length(request) > LONGEST:
            return errors.too_large(request)
        response = self.get_response(request)
        response.headers.setdefault("Cache-Control", "no-store")
        return response

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        """What a page raises; API views answer for themselves."""
        error = problems.as_domain_error(exception)
        if error is None:
            return None
        problems.audit(request, error)
        return errors.answer(request, error)


def _length(request: HttpRequest) -> int:
    """What the request says of its length; what it does not say is not read."""
    said = request.META.get("CONTENT_LENGTH") or "0"
    return int(said) if said.isdecimal() else 0


def _holds_nul(request: HttpRequest) -> bool:
    """No text in the database can hold a NUL character, so that an address with one names nothing."""
    return "\0" in request.path or "%00" in request.META.get("QUERY_STRING", "")


def _turned_away(request: HttpRequest, error: binding.NotSignedIn) -> HttpResponse:
    """A foreign session is audited; bad tokens go to the log file, lest anybody fill the audit by sending rubbish."""
    if isinstance(error, binding.ForeignSession):
        log.refused("act.refused", actor=NOBODY, error=error, method=request.method, path=request.path[:200])
    else:
        journal.warning("token refused", path=request.path[:200], method=request.method)
    response = errors.answer(request, error)
    response.headers.setdefault("Cache-Control", "no-store")
    if request.headers.get("Sec-Fetch-Mode") == "navigate":
        # A browser that shows this page to somebody: what is refused everywhere here keeps him from signing in here.
        response.delete_cookie(settings.SESSION_COOKIE_NAME)
    return response
