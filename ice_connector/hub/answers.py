"""HTTP answers of the hub: JSON bodies and problem documents."""

import math

from django.http import HttpResponse

from ice_connector.protocol.errors import Problem, ProtocolError
from ice_connector.protocol.wire import PROBLEM_JSON, ProblemDocument, problem_document, write

_BUSY_AFTER = 5


def answer(body: object, status: int = 200) -> HttpResponse:
    """A JSON answer."""
    return HttpResponse(write(body), status=status, content_type="application/json")


def problem(error: ProtocolError, status: int | None = None, wait: float | None = None) -> HttpResponse:
    """The problem document of an error; `wait` seconds become Retry-After (429 and 503 always have one)."""
    document = problem_document(error)
    response = HttpResponse(write(document), status=status or error.problem.status, content_type=PROBLEM_JSON)
    if wait is not None or error.problem.status in {429, 503}:
        response["Retry-After"] = str(math.ceil(wait if wait is not None else _BUSY_AFTER))
    return response


def refused(error: ProtocolError) -> HttpResponse:
    """The answer to a refused request."""
    if isinstance(error, RateExceeded):
        return problem(error, wait=error.wait)
    if isinstance(error, EncodingUnsupported):
        return problem(error, status=415)
    return problem(error)


def failed() -> HttpResponse:
    """The answer to a fault of the hub itself: no problem type of the protocol, repeated because it is a 5xx."""
    document = ProblemDocument(
        type="about:blank", title="fault of the hub", status=500, detail="logged at the hub", retry=True
    )
    return HttpResponse(write(document), status=500, content_type=PROBLEM_JSON)


class RateExceeded(ProtocolError):
    """More than the directory grants; `wait` seconds until the next."""

    def __init__(self, wait: float) -> None:
        super().__init__(Problem.RATE, f"too many requests: wait {wait:.2f} s")
        self.wait = wait


class EncodingUnsupported(ProtocolError):
    """A Content-Encoding that this hub does not read."""

    def __init__(self, encoding: str) -> None:
        super().__init__(
            Problem.MALFORMED, f"send the body plain or as gzip, not as {encoding}", "Content-Encoding"
        )
