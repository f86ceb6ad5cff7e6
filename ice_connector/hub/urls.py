"""The paths of section 4 and the methods each answers."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.urls import path

from ice_connector.hub.answers import problem
from ice_connector.hub.views import acknowledging, inbox, listings, messages, retrieval
from ice_connector.protocol.errors import Problem, ProtocolError


def only(*methods: str) -> Callable[[Callable[..., HttpResponse]], Callable[..., HttpResponse]]:
    """Answer other methods by 405."""

    def decorate(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
        @wraps(view)
        def endpoint(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
            if request.method in methods:
                return view(request, *args, **kwargs)
            response = problem(
                ProtocolError(Problem.MALFORMED, f"only {', '.join(methods)} here"), status=405
            )
            response["Allow"] = ", ".join(methods)
            return response

        return endpoint

    return decorate


def unknown(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """Any other path."""
    return problem(ProtocolError(Problem.UNKNOWN, f"{request.path} is no path of this protocol"))


handler404 = unknown

urlpatterns = [
    path("v1/directory", only("GET")(listings.directory)),
    path("v1/packages/<str:sha256>", only("GET")(listings.package)),
    path("v1/<str:p>/messages", only("GET", "POST")(messages.messages)),
    path("v1/<str:p>/messages/<str:sender>/<uuid:message_id>", only("GET")(retrieval.message)),
    path("v1/<str:p>/messages/<str:sender>/<uuid:message_id>/document", only("GET")(retrieval.document)),
    path("v1/<str:p>/inbox", only("GET")(inbox.inbox)),
    path("v1/<str:p>/acknowledgements", only("POST")(acknowledging.acknowledge)),
    path("v1/<str:p>/links", only("GET")(listings.links)),
]
