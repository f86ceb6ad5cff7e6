"""The registrar and its TLS authority: makes keys and certificates, signs directories. Never imported by the hub's requests.

Folder: `registrar/` (signing key, CA key: offline), `hub/` (HUB_STATE_DIR), `access-points/<name>/` (ICE_FOLDER). Files are 0600.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import Final, Literal

import msgspec
from cryptography.hazmat.primitives.asymmetric import ec

from cats.kernel import clock
from ice_connector.hub import certificates, layout
from ice_connector.hub.layout import Authority, HubFiles
from ice_connector.hub.private_files import write_private
from ice_connector.protocol import jose
from ice_connector.protocol.directory import (
    Directory,
    DirectoryClaims,
    Entry,
    Key,
    RateLimits,
    open_directory,
)
from ice_connector.protocol.limits import BURST, RATE
from ice_connector.protocol.statements import Env, timestamp

REGISTRAR: Final = "registrar"
HUB_FOLDER: Final = "hub"
ACCESS_POINTS: Final = "access-points"
_CA_KEY: Final = "ca.key.pem"
_KEY_LIFE: Final = timedelta(days=730)
_BACKDATED: Final = timedelta(minutes=5)
"""So that a key is good at once on a machine whose clock is a little behind."""


@dataclass(frozen=True)
class AccessPointFiles:
    """What an access point needs to reach the hub; the link process is given `folder`."""

    name: str
    folder: Path

    @property
    def certificate(self) -> Path:
        """Its TLS client certificate."""
        return self.folder / f"{self.name}.pem"

    @property
    def key(self) -> Path:
        """The key of that certificate."""
        return self.folder / f"{self.name}.key"

    @property
    def ca(self) -> Path:
        """The authority by which the hub's certificate is judged."""
        return self.folder / layout.TLS_CA

    @property
    def registrar(self) -> Path:
        """The registrar's public key as JWK: pinned, it stands in no directory."""
        return self.folder / "registrar.jwk"


@dataclass(frozen=True)
class Applicant:
    """A participant as it is to stand in the directory. Keys that stand there already keep their times."""

    id: str
    access_points: Sequence[str]
    keys: Sequence[jose.Jwk]
    specs: Sequence[str] = ("CATS1.0",)
    rate: int = RATE
    burst: int = BURST
    state: Literal["active", "suspended"] = "active"


def ensure_authority(
    folder: Path,
    env: Env = "test",
    hub_names: Sequence[str] = ("localhost",),
    hub_addresses: Sequence[str] = ("127.0.0.1",),
) -> Authority:
    """Make registrar key, TLS authority, the hub's signing key and server certificate, where they are not there yet.

    A second call changes nothing, except that a server certificate near its end is renewed. ValueError if the folder
    belongs to another environment.
    """
    registrar, hub = folder / REGISTRAR, folder / HUB_FOLDER
    key = _ensure_key(registrar / layout.SIGNING_KEY)
    _ensure_key(hub / layout.SIGNING_KEY)
    certificates.ensure_ca(registrar / layout.TLS_CA, registrar / _CA_KEY, f"ICE {env} TLS authority")
    _ensure(hub / layout.TLS_CA, (registrar / layout.TLS_CA).read_bytes())
    ca = certificates.load_issuer(registrar / layout.TLS_CA, registrar / _CA_KEY)
    certificates.ensure_server(
        ca, hub / layout.TLS_CERTIFICATE, hub / layout.TLS_KEY, list(hub_names), list(hub_addresses)
    )
    pinned = Authority(env=env, registrar=jose.jwk_of(key.public_key()))
    _pin(hub / layout.AUTHORITY, pinned)
    return pinned


def ensure_access_point(folder: Path, name: str) -> AccessPointFiles:
    """Make the client certificate of an access point (its name is the subject's common name) where it is missing.

    Renews one near its end. The folder also gets the CA and the registrar's public key. Needs `ensure_authority` before.
    """
    registrar = folder / REGISTRAR
    own = AccessPointFiles(name, folder / ACCESS_POINTS / name)
    ca = certificates.load_issuer(registrar / layout.TLS_CA, registrar / _CA_KEY)
    certificates.ensure_client(ca, own.certificate, own.key, name)
    _ensure(own.ca, (registrar / layout.TLS_CA).read_bytes())
    _ensure(own.registrar, msgspec.json.encode(HubFiles(folder / HUB_FOLDER).authority().registrar))
    return own


def publish_directory(
    folder: Path, participants: Sequence[Applicant], serial: int | None = None
) -> Directory:
    """Sign the directory of these participants and put it where the hub reads it; it takes effect within a second.

    Nothing is signed if it would say the same as the one in force. `serial` None = the next one; ValueError if it is
    not greater than the one in force.
    """
    current = current_directory(folder)
    next_serial = serial if serial is not None else (current.serial + 1 if current else 1)
    claims = _claims(folder, participants, next_serial, current)
    if current is not None:
        if _same(claims, current.claims):
            return current
        if next_serial <= current.serial:
            raise ValueError(f"directory {current.serial} is in force; serial {next_serial} is not greater")
    return sign_directory(folder, claims)


def sign_directory(folder: Path, claims: DirectoryClaims) -> Directory:
    """Sign these claims as they are and put them where the hub reads them."""
    key = HubFiles(folder / REGISTRAR).signing_key()
    registrar = jose.jwk_of(key.public_key())
    jws = jose.sign(key, jose.thumbprint(registrar), DirectoryClaims.TYP, claims.payload())
    directory = open_directory(jws, registrar, claims.env, clock.machine_now())
    write_private(folder / HUB_FOLDER / layout.DIRECTORY, jws.encode("ascii"))
    return directory


def current_directory(folder: Path) -> Directory | None:
    """The directory in force, verified; None before the first."""
    hub = HubFiles(folder / HUB_FOLDER)
    if not hub.directory.exists():
        return None
    pinned = hub.authority()
    return open_directory(hub.directory.read_text("ascii"), pinned.registrar, pinned.env, clock.machine_now())


def _claims(
    folder: Path, participants: Sequence[Applicant], serial: int, current: Directory | None
) -> DirectoryClaims:
    hub = HubFiles(folder / HUB_FOLDER)
    now = clock.machine_now()
    known = {key.kid: key for key in current.keys.values()} if current else {}
    return DirectoryClaims(
        v=1,
        env=hub.authority().env,
        serial=serial,
        begins=timestamp(now - _BACKDATED),
        participants=[_entry(applicant, known, now) for applicant in participants],
        hub_keys=[_key(jose.jwk_of(hub.signing_key().public_key()), known, now)],
        tls_ca=(hub.folder / layout.TLS_CA).read_text("ascii"),
    )


def _entry(applicant: Applicant, known: dict[str, Key], now: datetime) -> Entry:
    return Entry(
        id=applicant.id,
        access_points=list(applicant.access_points),
        keys=[_key(jwk, known, now) for jwk in applicant.keys],
        specs=list(applicant.specs),
        limits=RateLimits(rate=applicant.rate, burst=applicant.burst),
        state=applicant.state,
    )


def _key(jwk: jose.Jwk, known: dict[str, Key], now: datetime) -> Key:
    kid = jose.thumbprint(jwk)
    begins = now - _BACKDATED
    return known.get(kid) or Key(
        kid=kid, jwk=jwk, begins=timestamp(begins), ends=timestamp(begins + _KEY_LIFE)
    )


def _same(fresh: DirectoryClaims, current: DirectoryClaims) -> bool:
    return msgspec.structs.replace(fresh, serial=current.serial, begins=current.begins) == current


def _ensure_key(path: Path) -> ec.EllipticCurvePrivateKey:
    if not path.exists():
        write_private(path, certificates.pem_of(ec.generate_private_key(ec.SECP256R1())))
    return HubFiles(path.parent).signing_key()


def _pin(path: Path, pinned: Authority) -> None:
    if path.exists():
        found = HubFiles(path.parent).authority()
        if found != pinned:
            raise ValueError(
                f"{path} pins environment {found.env} and another registrar: remove the folder first"
            )
        return
    write_private(path, msgspec.json.encode(pinned))


def _ensure(path: Path, content: bytes) -> None:
    if not path.exists() or path.read_bytes() != content:
        write_private(path, content)
