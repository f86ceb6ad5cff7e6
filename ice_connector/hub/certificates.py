"""X.509 for the registrar's TLS authority: one CA, one server certificate for the hub, one client certificate per host."""

import ipaddress
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from typing import Final

from cryptography import x509
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import ExtendedKeyUsageOID, NameOID

from cats.kernel import clock
from ice_connector.hub.layout import load_private_key
from ice_connector.hub.private_files import write_private

_CA_LIFE: Final = timedelta(days=3650)
_LIFE: Final = timedelta(days=365)
_RENEW_BEFORE: Final = timedelta(days=30)
_BACKDATED: Final = timedelta(minutes=5)


@dataclass(frozen=True)
class Issuer:
    """The TLS authority with its key."""

    certificate: x509.Certificate
    key: ec.EllipticCurvePrivateKey


def pem_of(key: ec.EllipticCurvePrivateKey) -> bytes:
    """Unencrypted PKCS#8: the file's mode protects it."""
    return key.private_bytes(
        serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    )


def load_issuer(certificate: Path, key: Path) -> Issuer:
    """The authority in these two layout."""
    return Issuer(x509.load_pem_x509_certificate(certificate.read_bytes()), load_private_key(key))


def ensure_ca(certificate: Path, key_path: Path, name: str) -> None:
    """Make a self-signed authority unless it is there."""
    if certificate.exists() and key_path.exists():
        return
    key = ec.generate_private_key(ec.SECP256R1())
    subject = _name(name)
    builder = _builder(subject, subject, key.public_key(), key.public_key(), _CA_LIFE)
    builder = builder.add_extension(x509.BasicConstraints(ca=True, path_length=0), critical=True)
    builder = builder.add_extension(_usage(ca=True), critical=True)
    write_private(key_path, pem_of(key))
    write_private(certificate, _pem(builder.sign(key, hashes.SHA256())))


def ensure_server(
    issuer: Issuer, certificate: Path, key_path: Path, names: list[str], addresses: list[str]
) -> None:
    """Make or renew a server certificate for these DNS names and IP addresses."""
    alternatives: list[x509.GeneralName] = [x509.DNSName(name) for name in names]
    alternatives += [x509.IPAddress(ipaddress.ip_address(address)) for address in addresses]
    if not _is_good(certificate, key_path, issuer, alternatives):
        _issue(issuer, certificate, key_path, names[0], ExtendedKeyUsageOID.SERVER_AUTH, alternatives)


def ensure_client(
    issuer: Issuer, certificate: Path, key_path: Path, name: str, life: timedelta = _LIFE
) -> None:
    """Make or renew the client certificate of an access point; its name is the common name."""
    alternatives: list[x509.GeneralName] = [x509.DNSName(name)]
    if not _is_good(certificate, key_path, issuer, alternatives):
        _issue(issuer, certificate, key_path, name, ExtendedKeyUsageOID.CLIENT_AUTH, alternatives, life)


def _is_good(certificate: Path, key_path: Path, issuer: Issuer, alternatives: list[x509.GeneralName]) -> bool:
    if not (certificate.exists() and key_path.exists()):
        return False
    found = x509.load_pem_x509_certificate(certificate.read_bytes())
    names = found.extensions.get_extension_for_class(x509.SubjectAlternativeName).value
    ours = found.public_key() == load_private_key(key_path).public_key()
    lasting = found.not_valid_after_utc - clock.machine_now() > _RENEW_BEFORE
    return ours and lasting and list(names) == alternatives and _is_issued_by(found, issuer)


def _is_issued_by(certificate: x509.Certificate, issuer: Issuer) -> bool:
    try:
        certificate.verify_directly_issued_by(issuer.certificate)
    except (ValueError, InvalidSignature):
        return False
    return True


def _issue(
    issuer: Issuer,
    certificate: Path,
    key_path: Path,
    name: str,
    purpose: x509.ObjectIdentifier,
    alternatives: list[x509.GeneralName],
    life: timedelta = _LIFE,
) -> None:
    key = ec.generate_private_key(ec.SECP256R1())
    builder = _builder(
        _name(name), issuer.certificate.subject, key.public_key(), issuer.key.public_key(), life
    )
    builder = builder.add_extension(x509.BasicConstraints(ca=False, path_length=None), critical=True)
    builder = builder.add_extension(_usage(ca=False), critical=True)
    builder = builder.add_extension(x509.ExtendedKeyUsage([purpose]), critical=False)
    builder = builder.add_extension(x509.SubjectAlternativeName(alternatives), critical=False)
    write_private(key_path, pem_of(key))
    write_private(certificate, _pem(builder.sign(issuer.key, hashes.SHA256())))


def _builder(
    subject: x509.Name,
    issuer: x509.Name,
    key: ec.EllipticCurvePublicKey,
    issuer_key: ec.EllipticCurvePublicKey,
    life: timedelta,
) -> x509.CertificateBuilder:
    begins = clock.machine_now() - _BACKDATED
    builder = x509.CertificateBuilder(subject_name=subject, issuer_name=issuer, public_key=key)
    builder = builder.serial_number(x509.random_serial_number())
    builder = builder.not_valid_before(begins).not_valid_after(begins + life)
    builder = builder.add_extension(x509.SubjectKeyIdentifier.from_public_key(key), critical=False)
    identifier = x509.AuthorityKeyIdentifier.from_issuer_public_key(issuer_key)
    return builder.add_extension(identifier, critical=False)


def _name(text: str) -> x509.Name:
    return x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, text)])


def _pem(certificate: x509.Certificate) -> bytes:
    return certificate.public_bytes(serialization.Encoding.PEM)


def _usage(*, ca: bool) -> x509.KeyUsage:
    return x509.KeyUsage(
        digital_signature=not ca,
        key_cert_sign=ca,
        crl_sign=ca,
        content_commitment=False,
        key_encipherment=False,
        data_encipherment=False,
        key_agreement=False,
        encipher_only=False,
        decipher_only=False,
    )
