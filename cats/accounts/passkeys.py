"""Passkeys and security keys (WebAuthn): what the browser is asked, and whether its answer is right. The questions lie in the session.

A key is made for one host name, so that a key of one administration answers at no other. The origin must be this very address.
"""

import uuid
from collections.abc import Sequence
from typing import Any

from django.http import HttpRequest
from fido2.server import Fido2Server
from fido2.utils import websafe_encode
from fido2.webauthn import (
    AttestedCredentialData,
    AuthenticationResponse,
    PublicKeyCredentialRpEntity,
    PublicKeyCredentialUserEntity,
    ResidentKeyRequirement,
    UserVerificationRequirement,
)

from cats.accounts import factors
from cats.accounts.journal import audit
from cats.accounts.models import Passkey, User
from cats.kernel import clock, json_text
from cats.kernel.actors import Actor
from cats.tenancy import scope

MAKING, ASKING = "cats_passkey_making", "cats_passkey_asking"
ANSWER_SECONDS = 10 * 60
LONGEST_ANSWER = 20_000
MOST = 10
"""Passkeys of one user: nobody has more hands."""


def begin_making(request: HttpRequest, user: User) -> dict[str, Any]:
    """What the browser must know to make a passkey for the user."""
    entity = PublicKeyCredentialUserEntity(id=user.pk.bytes, name=user.login, display_name=user.name)
    options, state = _server(request).register_begin(
        entity,
        _credentials(Passkey.objects.filter(user=user)),
        resident_key_requirement=ResidentKeyRequirement.PREFERRED,
        user_verification=UserVerificationRequirement.PREFERRED,
    )
    _put(request, MAKING, state, user)
    return _question(options)


def finish_making(
    request: HttpRequest, user: User, answer: str, name: str, *, actor: Actor
) -> Passkey | None:
    """The passkey that the browser made, kept under a name; None when the answer does not fit the question."""
    state = _take(request, MAKING, user)
    if state is None or Passkey.objects.filter(user=user).count() >= MOST:
        return None
    try:
        made = _server(request).register_complete(state, _parsed(answer))
    except (ValueError, TypeError, KeyError, AssertionError):
        return None
    data = made.credential_data
    identity = websafe_encode(data.credential_id) if data else ""
    if data is None or Passkey.objects.filter(credential_id=identity).exists():
        return None
    kept = Passkey.objects.create(
        administration_id=user.administration_id,
        user=user,
        name=name,
        credential=bytes(data),
        credential_id=identity,
        count=made.counter,
    )
    audit("second_step.added", actor=actor, subject=user, kind="passkey", name=name)
    return kept


def begin_asking(request: HttpRequest, user: User | None) -> dict[str, Any]:
    """What the browser must know to sign in with a passkey: any of this address, proving who holds it, or one of the user's."""
    known = _credentials(Passkey.objects.filter(user=user)) if user else None
    wanted = UserVerificationRequirement.PREFERRED if user else UserVerificationRequirement.REQUIRED
    options, state = _server(request).authenticate_begin(known, user_verification=wanted)
    _put(request, ASKING, state, user)
    return _question(options)


def finish_asking(request: HttpRequest, user: User | None, answer: str) -> User | None:
    """The user whose passkey answered (with `user`: only he); None when the answer is wrong."""
    state = _take(request, ASKING, user)
    if state is None:
        return None
    try:
        parsed = _parsed(answer)
        response = AuthenticationResponse.from_dict(parsed)
        found = _held(response, user)
        if found is None:
            return None
        _server(request).authenticate_complete(
            state, [AttestedCredentialData(bytes(found.credential))], parsed
        )
    except (ValueError, TypeError, KeyError, AssertionError):
        return None
    fits = factors.note_use(found, response.response.authenticator_data.counter)
    return found.user if fits and found.user.is_active else None


def _question(options: Any) -> dict[str, Any]:
    found: dict[str, Any] = dict(options)["publicKey"]
    return found


def _held(response: AuthenticationResponse, user: User | None) -> Passkey | None:
    """The passkey that answered, of the administration in scope; of the user, where he is known or says who he is."""
    rows = Passkey.objects.select_related("user").filter(
        credential_id=websafe_encode(response.raw_id), administration_id=scope.current_or_none()
    )
    if user is None:
        handle = response.response.user_handle
        return rows.filter(user_id=uuid.UUID(bytes=handle)).first() if handle else None
    return rows.filter(user=user).first()


def _server(request: HttpRequest) -> Fido2Server:
    origin = f"{request.scheme}://{request.get_host()}"
    host = request.get_host().partition(":")[0]
    return Fido2Server(
        PublicKeyCredentialRpEntity(id=host, name="CATS"), verify_origin=lambda said: said == origin
    )


def _credentials(rows: Any) -> Sequence[AttestedCredentialData]:
    return [AttestedCredentialData(bytes(row.credential)) for row in rows]


def _parsed(answer: str) -> dict[str, Any]:
    found = json_text.loads(answer) if len(answer) <= LONGEST_ANSWER else None
    if not isinstance(found, dict):
        raise ValueError("No answer of an authenticator.")
    return found


def _put(request: HttpRequest, key: str, state: Any, user: User | None) -> None:
    """The question, until it is answered, once."""
    until = clock.machine_now().timestamp() + ANSWER_SECONDS
    verification = state["user_verification"]
    request.session[key] = {
        "challenge": state["challenge"],
        "user_verification": str(getattr(verification, "value", verification)),
        "user": str(user.pk) if user else "",
        "until": until,
    }


def _take(request: HttpRequest, key: str, user: User | None) -> dict[str, Any] | None:
    state: dict[str, Any] | None = request.session.pop(key, None)
    if state is None or state["until"] < clock.machine_now().timestamp():
        return None
    return state if state["user"] == (str(user.pk) if user else "") else None
