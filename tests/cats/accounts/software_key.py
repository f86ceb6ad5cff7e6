"""An authenticator made of software: what a browser and a key would answer (WebAuthn level 2, no attestation, ES256)."""

import hashlib
import json
import os

from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from fido2.cose import ES256
from fido2.utils import websafe_decode, websafe_encode
from fido2.webauthn import AttestationObject, AttestedCredentialData, AuthenticatorData

PRESENT, VERIFIED, ATTESTED = 0x01, 0x04, 0x40


class SoftwareKey:
    """One credential at one origin; `count` is its counter, `verifies` whether it knows who holds it."""

    def __init__(self, origin: str, host: str, verifies: bool = True) -> None:
        self.origin, self.host, self.verifies = origin, host, verifies
        self.private = ec.generate_private_key(ec.SECP256R1())
        self.identity = os.urandom(32)
        self.count = 1
        self.handle = b""

    def made(self, question: dict) -> dict:
        """The answer to a question to make a credential."""
        self.handle = websafe_decode(question["user"]["id"])
        public = ES256.from_cryptography_key(self.private.public_key())
        data = AttestedCredentialData.create(b"\0" * 16, self.identity, public)
        authenticator = AuthenticatorData.create(self._host_hash(), self._flags(ATTESTED), self.count, data)
        attestation = AttestationObject.create("none", authenticator, {})
        return self._answer(
            clientDataJSON=self._client("webauthn.create", question["challenge"]),
            attestationObject=websafe_encode(attestation),
        )

    def answered(self, question: dict, *, challenge: str = "", handle: bytes | None = None) -> dict:
        """The answer to a question to sign in."""
        self.count += 1
        authenticator = AuthenticatorData.create(self._host_hash(), self._flags(), self.count)
        client = self._client("webauthn.get", challenge or question["challenge"])
        signed = authenticator + hashlib.sha256(websafe_decode(client)).digest()
        return self._answer(
            clientDataJSON=client,
            authenticatorData=websafe_encode(authenticator),
            signature=websafe_encode(self.private.sign(signed, ec.ECDSA(hashes.SHA256()))),
            userHandle=websafe_encode(self.handle if handle is None else handle),
        )

    def _answer(self, **response: str) -> dict:
        identity = websafe_encode(self.identity)
        return {"id": identity, "rawId": identity, "type": "public-key", "response": response}

    def _client(self, kind: str, challenge: str) -> str:
        facts = {"type": kind, "challenge": challenge, "origin": self.origin, "crossOrigin": False}
        return websafe_encode(json.dumps(facts).encode())

    def _flags(self, more: int = 0) -> int:
        return PRESENT | (VERIFIED if self.verifies else 0) | more

    def _host_hash(self) -> bytes:
        return hashlib.sha256(self.host.encode()).digest()
