"""Who comes in: TLS 1.3 with a certificate of the registrar's authority, for participants of the directory only."""

import ssl
from datetime import timedelta
from pathlib import Path

import httpx
import pytest

from ice_connector.hub import certificates, registrar
from tests.ice_connector.hub import harness
from tests.ice_connector.hub.harness import HubProcess, Party, applicant, problem, publish


def ask(hub: HubProcess, context: ssl.SSLContext) -> httpx.Response:
    with httpx.Client(base_url=hub.url, verify=context, trust_env=False) as client:
        return client.get("/v1/directory", headers={"Ice-Epoch": "0"})


def context_with(hub: HubProcess, certificate: Path, key: Path) -> ssl.SSLContext:
    context = harness.tls_context(hub.folder, None)
    context.load_cert_chain(certificate, key)
    return context


def test_the_right_certificate_is_let_in(hub: HubProcess):
    assert ask(hub, harness.tls_context(hub.folder, "host-1")).status_code == 200


def test_no_certificate_is_turned_away(hub: HubProcess):
    with pytest.raises(httpx.HTTPError):
        ask(hub, harness.tls_context(hub.folder, None))


def test_a_certificate_of_a_foreign_authority_is_turned_away(hub: HubProcess, tmp_path: Path):
    registrar.ensure_authority(tmp_path)
    foreign = registrar.ensure_access_point(tmp_path, "host-1")
    with pytest.raises(httpx.HTTPError):
        ask(hub, context_with(hub, foreign.certificate, foreign.key))


def test_an_expired_certificate_is_turned_away(hub: HubProcess, tmp_path: Path):
    issuer = certificates.load_issuer(
        hub.folder / "registrar" / "ca.pem", hub.folder / "registrar" / "ca.key.pem"
    )
    paths = tmp_path / "old.pem", tmp_path / "old.key"
    certificates.ensure_client(issuer, *paths, "host-1", life=timedelta(minutes=4))
    with pytest.raises(httpx.HTTPError):
        ask(hub, context_with(hub, *paths))


def test_the_hubs_own_certificate_is_no_client_certificate(hub: HubProcess):
    folder = hub.folder / "hub"
    with pytest.raises(httpx.HTTPError):
        ask(hub, context_with(hub, folder / "tls.pem", folder / "tls.key.pem"))


def test_an_older_tls_is_turned_away(hub: HubProcess):
    context = harness.tls_context(hub.folder, "host-1")
    context.maximum_version = ssl.TLSVersion.TLSv1_2
    with pytest.raises(httpx.HTTPError):
        ask(hub, context)


def test_an_access_point_speaks_for_its_participants_only(hub: HubProcess, ge: Party, uz: Party):
    for path in ("inbox", "links", "messages/GE/0191d2a0-0000-7000-8000-000000000001"):
        assert problem(Party("UZ", hub, ge.http).get(path)) == (403, "not-your-participant")
        assert problem(Party("GE", hub, uz.http).get(path)) == (403, "not-your-participant")
        assert problem(Party("TM", hub, ge.http).get(path)) == (403, "not-your-participant")
    message = harness.message()
    answer = Party("GE", hub, uz.http).post(message)
    assert problem(answer) == (403, "not-your-participant")
    assert problem(ge.get(f"messages/GE/{message.id}")) == (404, "unknown")


def test_an_access_point_that_speaks_for_nobody_gets_no_directory(hub: HubProcess):
    answer = ask(hub, harness.tls_context(hub.folder, "stranger"))
    assert problem(answer) == (403, "not-your-participant")


def test_a_stolen_tls_key_forges_nothing(hub: HubProcess, az: Party):
    message = harness.message()
    forged = Party("GE", hub, az.http).post(message, jws=az.signed(message))
    assert problem(forged) == (403, "key-not-valid")


def test_a_suspended_participant_finds_the_door_closed_within_a_directory_read(own_hub: HubProcess):
    own_hub.start()
    with own_hub.client() as client:
        ge = Party("GE", own_hub, client)
        assert ge.get("links").status_code == 200
        publish(own_hub.folder, GE=applicant("GE", state="suspended"))
        answer = harness.until(lambda: ge.get("links"), lambda found: found.status_code != 200)
        assert problem(answer) == (403, "suspended")
        assert problem(ge.post(harness.message())) == (403, "suspended")
        assert Party("AZ", own_hub, client).get("links").status_code == 200


def test_a_directory_of_a_smaller_serial_is_not_taken(own_hub: HubProcess):
    own_hub.start()
    with own_hub.client() as client:
        path = own_hub.folder / "hub" / "directory.jws"
        old = path.read_bytes()
        publish(own_hub.folder, GE=applicant("GE", state="suspended"))
        ge = Party("GE", own_hub, client)
        harness.until(lambda: ge.get("links"), lambda found: found.status_code == 403)
        path.write_bytes(old)
        harness.until(
            lambda: (ge.get("links"), own_hub.log.read_text())[1], lambda text: "ALARM directory" in text
        )
        assert problem(ge.get("links")) == (403, "suspended")
        assert "smaller than 2" in own_hub.log.read_text()


@pytest.mark.parametrize(
    "path", ["/", "/v1", "/v1/GE", "/v1/GE/inbox/", "/v2/GE/inbox", "/v1/GE/messages/GE/1"]
)
def test_any_other_path_is_unknown(ge: Party, path: str):
    assert problem(ge.http.get(path, headers=ge.headers())) == (404, "unknown")


def test_another_method_is_refused(ge: Party):
    for method, path in (("DELETE", "messages"), ("POST", "inbox"), ("GET", "acknowledgements")):
        answer = ge.http.request(method, f"/v1/GE/{path}", headers=ge.headers())
        assert problem(answer) == (405, "malformed")


def test_a_package_is_unknown(ge: Party):
    assert problem(ge.http.get("/v1/packages/abc", headers=ge.headers())) == (404, "unknown")


def test_the_directory_is_served_as_the_registrar_signed_it(hub: HubProcess, ge: Party):
    served = ge.http.get("/v1/directory", headers=ge.headers()).json()["directory"]
    current = registrar.current_directory(hub.folder)
    assert current is not None
    assert served == current.jws
