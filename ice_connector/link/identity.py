"""What this access point was given at installation: TLS certificate and key, the hub's CA, and the registrar it believes."""

from dataclasses import dataclass
from pathlib import Path

import msgspec

from ice_connector.protocol.jose import Jwk


@dataclass(frozen=True)
class Identity:
    """The folder of one access point; its name is that of the folder."""

    folder: Path

    @property
    def certificate(self) -> Path:
        """The TLS client certificate; it only opens the door."""
        return self.folder / f"{self.folder.name}.pem"

    @property
    def key(self) -> Path:
        """Its private key."""
        return self.folder / f"{self.folder.name}.key"

    @property
    def ca(self) -> Path:
        """The authority that signed the hub's certificate."""
        return self.folder / "ca.pem"

    @property
    def authority(self) -> Path:
        """The registrar's public key, pinned at installation."""
        return self.folder / "registrar.jwk"

    def is_complete(self) -> bool:
        """Whether the registrar has been here."""
        return all(path.exists() for path in (self.certificate, self.key, self.ca, self.authority))

    def registrar(self) -> Jwk:
        """The registrar's public key."""
        return msgspec.json.decode(self.authority.read_bytes(), type=Jwk)
