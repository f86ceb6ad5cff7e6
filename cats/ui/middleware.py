"""The outer face of every request: foreign sessions and tokens are refused, domain errors become answers."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse

from cats.accounts import binding
from cats.api import problems
from cats.ui import errors


class FacesMiddleware:
    """Stands inside the scope, so that an answer of 400 or more rolls the attempt back and its audit follows."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if hasattr(request, "administration"):
            try:
                binding.check_session(request)
                request.bearer = binding.bearer_of(request)  # type: ignore[attr-defined]
            except binding.NotSignedIn as error:
                return errors.answer(request, error)
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
