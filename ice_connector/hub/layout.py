"""The hub's own folder as the registrar made it: where its keys lie, and the files read at start."""

from dataclasses import dataclass
from pathlib import Path
from typing import Final

import msgspec
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import load_pem_private_key

from ice_connector.protocol.jose import Jwk
from ice_connector.protocol.statements import Env

AUTHORITY: Final = "authority.json"
DIRECTORY: Final = "directory.jws"
SIGNING_KEY: Final = "signing.pem"
TLS_CERTIFICATE: Final = "tls.pem"
TLS_KEY: Final = "tls.key.pem"
TLS_CA: Final = "ca.pem"
EPOCH: Final = "epoch"


class Authority(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """What every party pins at installation: the environment and the registrar's public key."""

    env: Env
    registrar: Jwk


@dataclass(frozen=True)
class HubFiles:
    """The files of one hub."""

    folder: Path

    def authority(self) -> Authority:
        """The pinned environment and registrar; OSError or msgspec.ValidationError where they are not there."""
        return msgspec.json.decode((self.folder / AUTHORITY).read_bytes(), type=Authority)

    def signing_key(self) -> ec.EllipticCurvePrivateKey:
        """The key that signs receipts and links."""
        return load_private_key(self.folder / SIGNING_KEY)

    @property
    def directory(self) -> Path:
        """The directory in force, as the registrar put it there."""
        return self.folder / DIRECTORY


def load_private_key(path: Path) -> ec.EllipticCurvePrivateKey:
    """The EC private key in a PEM file; TypeError for a key of another kind."""
    key = load_pem_private_key(path.read_bytes(), password=None)
    if not isinstance(key, ec.EllipticCurvePrivateKey):
        raise TypeError(f"{path} holds no EC key")
    return key
