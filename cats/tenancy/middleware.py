"""The web's way into a scope: the host name says whose administration it is, and the scope holds view and rendering."""

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseNotFound

from cats.tenancy import scope
from cats.tenancy.models import Administration

REFUSED = 400


class ScopeMiddleware:
    """Opens the scope of the host's administration around the view and its rendering.

    Sets `request.administration` to the `Administration`, or None on the host people's own name. An answer of 400 or more
    rolls everything back, so that a refusal leaves nothing half-done. An unknown host name is 404.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if request.path in settings.CATS_UNSCOPED_PATHS:
            return self.get_response(request)
        host = request.get_host().partition(":")[0].lower()
        administration = find(host)
        request.administration = administration  # type: ignore[attr-defined]
        if administration is None:
            return (
                self.get_response(request)
                if host == settings.CATS_HOST_NAME
                else HttpResponseNotFound("No such host.")
            )
        with scope.scope(administration.code) as opened:
            response = self.get_response(request)
            if response.status_code >= REFUSED:
                opened.fail()
        return response


def find(host: str) -> Administration | None:
    """The administration of a host name; in a single-tenant installation the configured one under every name."""
    if settings.CATS_SINGLE_ADMINISTRATION:
        return Administration.objects.get(code=settings.CATS_SINGLE_ADMINISTRATION)
    return Administration.objects.filter(host=host).first()
