"""A form acts once: sent twice (double click, reload, back button), the second answer is the first one's, its effect too."""

import hashlib
import re
from collections.abc import Callable
from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseBase

from cats.api import idempotency
from cats.kernel.errors import Conflict
from cats.kernel.sentences import said

FIELD = "form_token"
TOKEN = re.compile(r"[0-9a-f]{32}")
APART = ("csrfmiddlewaretoken", FIELD)


def once(request: HttpRequest, do: Callable[[], HttpResponseBase]) -> HttpResponseBase:
    """Do what a form asks for, unless the form was sent before. Raises `Conflict` when it was, with other answers.

    The form's field `form_token` (template tag of that name) tells forms apart. A refusal keeps nothing: the mended form is
    sent under its old token.
    """
    token = request.POST.get(FIELD, "")
    if not TOKEN.fullmatch(token):
        return do()
    key = idempotency.Key(str(request.user.pk), f"form:{token}", _digest(request))
    try:
        before = idempotency.claim(key)
    except Conflict as error:
        raise _explained(error) from None
    if before is not None:
        return HttpResponse(status=before.status, headers=before.headers)
    response = do()
    if response.status_code < 400:
        key.keep(response)
    return response


def _explained(error: Conflict) -> Conflict:
    if error.code == "idempotency-key-busy":
        return Conflict(
            "form-busy",
            said("This form is being sent just now."),
            remedy=said("Wait a moment and reload the page."),
        )
    return Conflict(
        "form-sent",
        said("This form was sent before, with other answers, and that had its effect."),
        remedy=said("Open the page again and look at what is there now."),
    )


def _digest(request: HttpRequest) -> str:
    """Address and content of the form, files included."""
    digest = hashlib.sha256(request.path.encode())
    for name, values in sorted(request.POST.lists()):
        if name not in APART:
            digest.update(repr((name, values)).encode())
    files: dict[str, Any] = request.FILES.dict()
    for name, file in sorted(files.items()):
        digest.update(repr(name).encode())
        for chunk in file.chunks():
            digest.update(chunk)
        file.seek(0)
    return digest.hexdigest()
