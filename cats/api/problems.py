"""Errors as problem+json (RFC 9457): what, where, why and how to mend it, and never anything from inside."""

from typing import Any

from django.core.exceptions import BadRequest, PermissionDenied, RequestDataTooBig, SuspiciousOperation
from django.http import Http404, HttpRequest, JsonResponse
from rest_framework import exceptions, status
from rest_framework.response import Response

from cats.accounts import actors
from cats.accounts.binding import NotSignedIn
from cats.api.spoken import spoken
from cats.audit import log, requests
from cats.kernel.errors import CatsError, Conflict, Fault, Forbidden, Invalid, NotFound, Refused, json_pointer
from cats.kernel.sentences import said
from cats.tenancy.scope import NoScope

MEDIA_TYPE = "application/problem+json"
URN = "urn:carec:cats:problem:"
STATUS: dict[type[CatsError], int] = {
    NotSignedIn: 401,
    Forbidden: 403,
    NotFound: 404,
    NoScope: 404,
    Refused: 409,
    Conflict: 409,
    Invalid: 422,
}
TITLES = {
    400: said("The request cannot be understood"),
    401: said("Not signed in"),
    403: said("Not allowed"),
    404: said("Not found"),
    405: said("This method is not offered here"),
    406: said("The answer cannot be given in the form asked for"),
    409: said("Not possible now"),
    413: said("Too large"),
    415: said("This form of content is not accepted here"),
    422: said("The content breaks rules"),
    429: said("Too many requests"),
    500: said("Something went wrong on our side"),
    503: said("Not available now"),
}
CODES = {
    400: "bad-request", 401: "not-signed-in", 403: "forbidden", 404: "not-found", 405: "method-not-allowed",
    406: "not-acceptable", 413: "too-large", 415: "unsupported-media-type", 422: "invalid", 429: "too-many-requests",
    500: "internal", 503: "unavailable",
}  # fmt: skip
SAFE = frozenset({"GET", "HEAD", "OPTIONS"})


def status_of(error: CatsError) -> int:
    """The HTTP status of a domain error."""
    return next((STATUS[kind] for kind in type(error).__mro__ if kind in STATUS), 400)


def body(error: CatsError) -> dict[str, Any]:
    """The problem document of a domain error."""
    code = status_of(error)
    document = document_of(code, error.code, error.message)
    if error.remedy:
        document["remedy"] = spoken(error.remedy)
    if error.pointer:
        document["pointer"] = error.pointer
    if isinstance(error, Invalid):
        document["errors"] = [fault_body(fault) for fault in error.faults]
    return document


def document_of(status_code: int, code: str, detail: str) -> dict[str, Any]:
    """A problem document without particulars. `instance` names the request, as the audit and the logs do."""
    return {
        "type": URN + code,
        "title": spoken(TITLES.get(status_code, said("The request failed"))),
        "status": status_code,
        "detail": spoken(detail),
        "instance": f"urn:uuid:{requests.current_id()}",
    }


def fault_body(fault: Fault) -> dict[str, str]:
    """One functional error, as 906, 056 and 057 carry it; its sentence in the language of the request."""
    return {
        "pointer": fault.pointer,
        "json_pointer": json_pointer(fault.pointer),
        "code": fault.code,
        "reason": fault.reason,
        "text": spoken(fault.text),
        "value": fault.value,
    }


def plain(status_code: int, detail: str = "") -> JsonResponse:
    """A problem answer for what happens outside an API view: an unknown address, a crash."""
    document = document_of(status_code, CODES.get(status_code, "error"), detail or TITLES[status_code])
    return JsonResponse(document, status=status_code, content_type=MEDIA_TYPE)


def as_answer(error: CatsError) -> JsonResponse:
    """A domain error as an answer outside an API view."""
    answer = JsonResponse(body(error), status=status_of(error), content_type=MEDIA_TYPE)
    if answer.status_code == 401:
        answer["WWW-Authenticate"] = 'Bearer realm="CATS"'
    return answer


def handle(raised: Exception, context: dict[str, Any]) -> Response | None:
    """The API's exception handler. None leaves what is a fault of ours to the 500 handler, which says nothing of it."""
    error = as_domain_error(raised)
    if error is not None:
        audit(context["request"], error)
        code, document = status_of(error), body(error)
    elif isinstance(raised, exceptions.APIException):
        code = raised.status_code
        document = document_of(code, CODES.get(code, "error"), str(raised.detail))
    elif isinstance(raised, RequestDataTooBig):
        code = status.HTTP_413_REQUEST_ENTITY_TOO_LARGE
        document = document_of(code, CODES[code], said("The content is larger than this address accepts."))
    elif isinstance(raised, SuspiciousOperation | BadRequest):
        code, document = 400, document_of(400, CODES[400], TITLES[400])
    else:
        return None
    return Response(document, status=code, headers=_headers(raised, code), content_type=MEDIA_TYPE)


def as_domain_error(raised: Exception) -> CatsError | None:
    """What Django and REST framework raise, as the domain error that it means; None when it means none."""
    if isinstance(raised, CatsError):
        return raised
    if isinstance(raised, exceptions.ValidationError):
        return Invalid(list(_faults(raised.detail, "")))
    if isinstance(raised, exceptions.NotAuthenticated | exceptions.AuthenticationFailed):
        return NotSignedIn()
    if isinstance(raised, exceptions.PermissionDenied | PermissionDenied):
        return Forbidden("forbidden", str(getattr(raised, "detail", "")) or said("You may not do this."))
    if isinstance(raised, Http404):
        return NotFound("not-found", said("There is no such record for you."))
    return None


def audit(request: Any, error: CatsError) -> None:
    """Write the refusal of an act, and of any forbidden look, once the attempt has been rolled back."""
    if request.method in SAFE and not isinstance(error, Forbidden):
        return
    if isinstance(error, NotSignedIn):
        return
    django_request: HttpRequest = getattr(request, "_request", request)
    log.refused(
        "act.refused",
        actor=actors.of_request(django_request),
        error=error,
        method=request.method,
        path=request.path[:200],
    )


def _faults(detail: Any, pointer: str) -> list[Fault]:
    if isinstance(detail, dict):
        return [found for name, inner in detail.items() for found in _faults(inner, _below(pointer, name))]
    if isinstance(detail, list):
        return [found for inner in detail for found in _faults(inner, pointer)]
    return [Fault(pointer or "/", "14", str(getattr(detail, "code", "invalid")), str(detail))]


def _below(pointer: str, name: str) -> str:
    return pointer if name == "non_field_errors" else f"{pointer}/{name}"


def _headers(raised: Exception, code: int) -> dict[str, str]:
    headers = {}
    if code == 401:
        headers["WWW-Authenticate"] = 'Bearer realm="CATS"'
    if getattr(raised, "wait", None):
        headers["Retry-After"] = str(int(raised.wait))  # type: ignore[attr-defined]
    return headers
