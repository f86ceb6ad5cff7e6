"""The registrar: everything is made once, kept private, and signed with a key that the hub never has."""

import stat
from datetime import timedelta
from pathlib import Path

import msgspec
import pytest
from cryptography import x509

from cats.kernel import clock
from ice_connector.hub import certificates, registrar
from ice_connector.hub.registrar import Applicant
from ice_connector.protocol import jose
from ice_connector.protocol.directory import HUB
from tests.ice_connector.hub.harness import applicant
from tests.ice_connector.protocol import world


def contents(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def make(folder: Path, *applicants: Applicant) -> None:
    registrar.ensure_authority(folder)
    registrar.ensure_access_point(folder, "cats")
    registrar.publish_directory(folder, applicants or [applicant("GE"), applicant("AZ")])


def test_a_second_start_changes_nothing(tmp_path: Path):
    make(tmp_path)
    before = contents(tmp_path)
    make(tmp_path)
    assert contents(tmp_path) == before
    assert set(before) == {
        *("registrar/signing.pem", "registrar/ca.pem", "registrar/ca.key.pem"),
        *(
            "hub/signing.pem",
            "hub/tls.pem",
            "hub/tls.key.pem",
            "hub/ca.pem",
            "hub/authority.json",
            "hub/directory.jws",
        ),
        *(f"access-points/cats/{name}" for name in ("cats.pem", "cats.key", "ca.pem", "registrar.jwk")),
    }


def test_every_file_is_private(tmp_path: Path):
    make(tmp_path)
    modes = {stat.S_IMODE(path.stat().st_mode) for path in tmp_path.rglob("*") if path.is_file()}
    assert modes == {0o600}


def test_the_hub_holds_neither_the_registrars_nor_the_authoritys_key(tmp_path: Path):
    make(tmp_path)
    offline = contents(tmp_path / "registrar")
    secrets = {offline["signing.pem"], offline["ca.key.pem"]}
    for folder in ("hub", "access-points"):
        assert not secrets & set(contents(tmp_path / folder).values())


def test_the_directory_is_pinned_to_the_registrar_and_lists_keys_for_two_years(tmp_path: Path):
    make(tmp_path)
    directory = registrar.current_directory(tmp_path)
    assert directory is not None
    pinned = msgspec.json.decode(
        (tmp_path / "access-points" / "cats" / "registrar.jwk").read_bytes(), type=jose.Jwk
    )
    assert jose.split(directory.jws, 10**6).kid == jose.thumbprint(pinned)
    now = clock.machine_now()
    kid = jose.thumbprint(world.public_jwk("GE"))
    for at in (now, now + timedelta(days=729)):
        assert directory.key("GE", kid, at).kid == kid
    assert {author for author, _ in directory.keys} == {"GE", "AZ", HUB}
    assert directory.claims.tls_ca.encode() == (tmp_path / "hub" / "ca.pem").read_bytes()


def test_a_change_makes_the_next_directory_and_keeps_the_times_of_known_keys(tmp_path: Path):
    make(tmp_path)
    first = registrar.current_directory(tmp_path)
    second = registrar.publish_directory(
        tmp_path, [applicant("GE", "GE", "GE-2"), applicant("AZ"), applicant("KZ")]
    )
    assert first is not None
    assert (first.serial, second.serial) == (1, 2)
    kid = jose.thumbprint(world.public_jwk("GE"))
    assert second.keys["GE", kid] == first.keys["GE", kid]
    assert ("GE", jose.thumbprint(world.public_jwk("GE-2"))) in second.keys


def test_a_serial_that_is_not_greater_is_refused(tmp_path: Path):
    make(tmp_path)
    registrar.publish_directory(tmp_path, [applicant("GE")], serial=7)
    before = contents(tmp_path)
    for serial in (6, 7):
        with pytest.raises(ValueError, match="directory 7 is in force"):
            registrar.publish_directory(tmp_path, [applicant("AZ")], serial=serial)
    assert contents(tmp_path) == before


def test_a_folder_belongs_to_one_environment(tmp_path: Path):
    registrar.ensure_authority(tmp_path, "training")
    before = contents(tmp_path)
    with pytest.raises(ValueError, match="pins environment training"):
        registrar.ensure_authority(tmp_path, "test")
    assert contents(tmp_path) == before


def test_a_certificate_near_its_end_is_renewed_under_the_same_name(tmp_path: Path):
    registrar.ensure_authority(tmp_path)
    issuer = certificates.load_issuer(
        tmp_path / "registrar" / "ca.pem", tmp_path / "registrar" / "ca.key.pem"
    )
    files = registrar.AccessPointFiles("cats", tmp_path / "access-points" / "cats")
    certificates.ensure_client(issuer, files.certificate, files.key, "cats", life=timedelta(days=29))
    old = x509.load_pem_x509_certificate(files.certificate.read_bytes())
    registrar.ensure_access_point(tmp_path, "cats")
    new = x509.load_pem_x509_certificate(files.certificate.read_bytes())
    assert new.not_valid_after_utc - old.not_valid_after_utc > timedelta(days=300)
    assert new.subject == old.subject


def test_certificates_of_a_removed_authority_are_replaced(tmp_path: Path):
    make(tmp_path)
    old = (tmp_path / "access-points" / "cats" / "cats.pem").read_bytes()
    for path in [*(tmp_path / "registrar").iterdir(), *(tmp_path / "hub").iterdir()]:
        path.unlink()
    make(tmp_path)
    assert (tmp_path / "access-points" / "cats" / "cats.pem").read_bytes() != old


def test_the_server_certificate_names_the_hub(tmp_path: Path):
    registrar.ensure_authority(tmp_path, hub_names=["hub.example"], hub_addresses=["10.0.0.1"])
    found = x509.load_pem_x509_certificate((tmp_path / "hub" / "tls.pem").read_bytes())
    names = found.extensions.get_extension_for_class(x509.SubjectAlternativeName).value
    assert names.get_values_for_type(x509.DNSName) == ["hub.example"]
    assert [str(address) for address in names.get_values_for_type(x509.IPAddress)] == ["10.0.0.1"]
