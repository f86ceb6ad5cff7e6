"""Signing keys of the administrations hosted here and the signer over them.

The link process signs only through the `Signer` port; a signer process of its own comes with hosting.
"""

import base64
import hashlib
from datetime import timedelta

import msgspec
from cryptography.fernet import Fernet
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric import ec
from django.conf import settings

from cats.kernel import clock
from cats.tenancy import scope
from ice_connector.models import SigningKey
from ice_connector.protocol import jose
from ice_connector.protocol.signer import KeySigner

VALID = timedelta(days=730)


def ensure_key() -> SigningKey:
    """The signing key of the administration in scope that is valid longest; made when there is none."""
    now = clock.machine_now()
    key = SigningKey.objects.filter(valid_from__lte=now, valid_until__gt=now).order_by("-valid_until").first()
    return key or _make()


class DatabaseSigner:
    """Signs with the keys in the database; a decrypted key is kept in memory for the life of the process."""

    def __init__(self) -> None:
        self._signers: dict[str, KeySigner] = {}

    def sign(self, participant: str, typ: str, payload: bytes) -> str:
        """See `Signer`. Signs only for the administration in scope. LookupError without a key."""
        if participant != scope.current():
            raise LookupError(f"{scope.current()} does not sign for {participant}.")
        signer = self._signers.get(participant)
        if signer is None:
            signer = self._signers[participant] = KeySigner({participant: _private(ensure_key())})
        return signer.sign(participant, typ, payload)

    def forget(self, participant: str) -> None:
        """Load the key anew before the next signature: it has rolled over."""
        self._signers.pop(participant, None)


def _make() -> SigningKey:
    private = ec.generate_private_key(ec.SECP256R1())
    jwk = jose.jwk_of(private.public_key())
    octets = private.private_bytes(
        serialization.Encoding.DER, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    )
    now = clock.machine_now()
    return SigningKey.objects.create(
        kid=jose.thumbprint(jwk),
        jwk=msgspec.to_builtins(jwk),
        private=_vault().encrypt(octets),
        valid_from=now - timedelta(minutes=5),
        valid_until=now + VALID,
    )


def _private(key: SigningKey) -> ec.EllipticCurvePrivateKey:
    private = serialization.load_der_private_key(_vault().decrypt(bytes(key.private)), password=None)
    if not isinstance(private, ec.EllipticCurvePrivateKey):
        raise LookupError(f"Key {key.kid} is no elliptic curve key.")
    return private


def _vault() -> Fernet:
    secret = hashlib.sha256(b"cats signing keys\0" + settings.SECRET_KEY.encode()).digest()
    return Fernet(base64.urlsafe_b64encode(secret))
