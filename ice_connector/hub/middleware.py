"""The door: who holds the TLS connection, and a problem document for whatever goes wrong behind it."""

import logging
import ssl
from collections.abc import Callable
from typing import Any

from django.core.handlers.wsgi import WSGIRequest
from django.db import InterfaceError, OperationalError
from django.http import Http404, HttpRequest, HttpResponse

from ice_connector.hub.answers import failed, problem, refused
from ice_connector.protocol.errors import Problem, ProtocolError
from ice_connector.protocol.limits import READ_TIMEOUT

_log = logging.getLogger(__name__)

ACCESS_POINT = "ice.access_point"


class Door:
    """Puts the access point's name into the request's environ; answers errors by problem documents."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self._get_response = get_response

    def __call__(self, request: WSGIRequest) -> HttpResponse:
        """Only connections with a client certificate come through."""
        name = access_point(request.environ)
        if name is None:
            return problem(
                ProtocolError(
                    Problem.NOT_YOUR_PARTICIPANT, "a client certificate of an access point is needed"
                )
            )
        request.environ[ACCESS_POINT] = name
        response = self._get_response(request)
        response.headers.setdefault("Content-Length", str(len(response.content)))
        return response

    def process_exception(self, request: HttpRequest, error: Exception) -> HttpResponse:
        """Every error of a view."""
        if isinstance(error, ProtocolError):
            return refused(error)
        if isinstance(error, Http404):
            return problem(ProtocolError(Problem.UNKNOWN, "nothing is there"))
        _log.error("%s %s failed", request.method, request.path, exc_info=error)
        if isinstance(error, TimeoutError):
            return problem(ProtocolError(Problem.BUSY, "the request came too slowly: repeat later"))
        if isinstance(error, (OperationalError, InterfaceError)):
            return problem(ProtocolError(Problem.BUSY, "the hub cannot reach its database: repeat later"))
        return failed()


def access_point(environ: dict[str, Any]) -> str | None:
    """The common name in the client certificate that the TLS handshake has verified; None without one."""
    connection = environ.get("gunicorn.socket")
    certificate = connection.getpeercert() if isinstance(connection, ssl.SSLSocket) else None
    if not certificate or connection is None:
        return None
    connection.settimeout(READ_TIMEOUT)  # a peer that stops in the middle must not hold a thread for ever
    subject: Any = certificate["subject"]
    names: list[str] = [value for part in subject for field, value in part if field == "commonName"]
    return names[0] if len(names) == 1 else None
