"""Gives each request an id of our own making; what a client claims in headers is not taken over."""

from collections.abc import Callable

import structlog
from django.http import HttpRequest, HttpResponse

from cats.audit import requests
from cats.kernel import ids


class RequestIdMiddleware:
    """Puts the id into audit rows, log lines and the header `X-Request-Id` of the answer."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        value = str(ids.uuid7())
        requests.set_id(value)
        try:
            with structlog.contextvars.bound_contextvars(request_id=value):
                response = self.get_response(request)
        finally:
            requests.set_id("")
        response["X-Request-Id"] = value
        return response
