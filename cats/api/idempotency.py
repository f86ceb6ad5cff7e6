"""`Idempotency-Key`: the same request twice has one effect and one answer.

A refusal has no effect, so nothing is kept of it: the repeat is judged anew.
"""

import hashlib
import json
import re
from datetime import timedelta
from typing import Any

from django.db import connection
from django.http import HttpResponseBase
from rest_framework.renderers import JSONRenderer
from rest_framework.request import Request
from rest_framework.response import Response

from cats.api.models import IdempotentAnswer
from cats.kernel import clock
from cats.kernel.errors import Conflict, Fault, Invalid
from cats.kernel.sentences import said
from cats.tenancy import scope

KEPT = timedelta(days=7)
KEY = re.compile(r"[\x21-\x7e]{1,200}")
CARRIED = ("Location",)


class Replayed(Exception):
    """Not an error: the request was answered before, and this was the answer."""

    def __init__(self, response: Response) -> None:
        super().__init__()
        self.response = response


class Key:
    """One request under a key. Holds the key's lock until the transaction ends."""

    def __init__(self, user_ref: str, key: str, digest: str) -> None:
        self.user_ref = user_ref
        self.key = key
        self.digest = digest

    def store(self, response: Response) -> None:
        """Keep the answer, in the transaction of the effect."""
        self.keep(response, json.loads(JSONRenderer().render(response.data) or "null"))

    def keep(self, response: HttpResponseBase, body: Any = None) -> None:
        """Keep an answer with this content."""
        IdempotentAnswer.objects.create(
            user_ref=self.user_ref,
            key=self.key,
            digest=self.digest,
            status=response.status_code,
            headers={name: response[name] for name in CARRIED if name in response},
            body=body,
            at=clock.machine_now(),
        )


def begin(request: Request) -> Key | None:
    """Claim the request's key; None when it carries none.

    Raises `Replayed` when the same request was answered before, `Conflict` when the key came with another content
    or its first request is still being served, `Invalid` for a malformed key.
    """
    key = request.headers.get("Idempotency-Key")
    if key is None:
        return None
    if not KEY.fullmatch(key):
        raise Invalid(
            [Fault("Idempotency-Key", "12", "CATS_KEY", said("1 to 200 visible ASCII characters."), key[:80])]
        )
    claimed = Key(str(request.user.pk), key, _digest(request))
    before = claim(claimed)
    if before is None:
        return claimed
    raise Replayed(
        Response(before.body, status=before.status, headers={**before.headers, "Idempotent-Replayed": "true"})
    )


def claim(key: Key) -> IdempotentAnswer | None:
    """Hold a key until the transaction ends; the answer that the same request got before, if it did.

    Raises `Conflict` when the key came with another content or its first request is still being served.
    """
    _lock(key)
    before = IdempotentAnswer.objects.filter(user_ref=key.user_ref, key=key.key).first()
    if before is not None and before.digest != key.digest:
        raise Conflict(
            "idempotency-key-reused",
            said("This Idempotency-Key was used for another request."),
            pointer="Idempotency-Key",
            remedy=said("Take a new key for a new request."),
        )
    return before


def forget_old() -> int:
    """Delete answers that are older than seven days; returns how many."""
    return IdempotentAnswer.objects.filter(at__lt=clock.machine_now() - KEPT).delete()[0]


def _digest(request: Request) -> str:
    parts: list[Any] = [request.method, request.get_full_path(), request.content_type or ""]
    head = "\n".join(parts).encode() + b"\n"
    return hashlib.sha256(head + request._request.body).hexdigest()


def _lock(claim: Key) -> None:
    name = f"idempotency {scope.current()} {claim.user_ref} {claim.key}"
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_try_advisory_xact_lock(hashtextextended(%s, 0))", [name])
        if not cursor.fetchone()[0]:
            raise Conflict(
                "idempotency-key-busy",
                said("The first request under this Idempotency-Key is still being served."),
                pointer="Idempotency-Key",
                remedy=said("Send the same request again in a moment: it will get the same answer."),
            )
