"""What this access point was given at installation: TLS certificate and key, the hub's CA, and the registrar it believes."""

from dataclasses import dataclass
from pathlib import Path

import msgspec

from ice_connector.protocol.jose import Jwk
from ice_connector.protocol.statements import Env


class Pinned(msgspec.Struct, frozen=True, kw_only=True):
    """`authority.json`: the environment and the registrar's public key."""

    env: Env
    registrar: Jwk


@dataclass(frozen=True)
class Identity:
    """The folder of one access point."""

    folder: Path

    @property
    def certificate(self) -> Path:
        """The TLS client certificate; it only opens the door."""
        return self.folder / "tls.pem"

    @property
    def key(self) -> Path:
        """Its private key."""
        return self.folder / "tls.key.pem"

    @property
    def ca(self) -> Path:
        """The authority that signed the hub's certificate."""
        return self.folder / "ca.pem"

    def is_complete(self) -> bool:
        """Whether the registrar has been here."""
        return all(
            path.exists() for path in (self.certificate, self.key, self.ca, self.folder / "authority.json")
        )

    def pinned(self) -> Pinned:
        """The registrar and environment pinned at installation."""
        return msgspec.json.decode((self.folder / "authority.json").read_bytes(), type=Pinned)
