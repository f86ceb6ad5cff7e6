"""The port through which statements are signed, and the signer that holds its keys in its own memory."""

from typing import Protocol

from cryptography.hazmat.primitives.asymmetric import ec

from ice_connector.protocol import jose


class Signer(Protocol):
    """Signs for participants; the caller never sees a private key."""

    def sign(self, participant: str, typ: str, payload: bytes) -> str:
        """A compact JWS over `payload` with the participant's current key. LookupError without one."""
        ...


class KeySigner:
    """A signer over keys held here: for the hub, for demo and tests, and behind a signer process."""

    def __init__(self, keys: dict[str, ec.EllipticCurvePrivateKey]) -> None:
        self._keys = {
            name: (key, jose.thumbprint(jose.jwk_of(key.public_key()))) for name, key in keys.items()
        }

    def sign(self, participant: str, typ: str, payload: bytes) -> str:
        """See Signer."""
        key, kid = self._keys[participant]
        return jose.sign(key, kid, typ, payload)

    def kid(self, participant: str) -> str:
        """Thumbprint of the key that signs for the participant."""
        return self._keys[participant][1]
