"""The hub's database goes away, connections break, clients stop in the middle: refused for a while, never half done."""

import socket
import ssl

import psycopg

from tests.ice_connector.hub import harness
from tests.ice_connector.hub.harness import HubProcess, Party, tls_context


def test_broken_database_connections_are_replaced(hub: HubProcess, ge: Party, az: Party):
    after = az.end_of_log()
    with psycopg.connect(hub.database_url, autocommit=True) as connection:
        connection.execute(
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
            " WHERE datname = current_database() AND pid <> pg_backend_pid()"
        )
    message = harness.message()
    jws = ge.signed(message)
    statuses = []
    harness.until(
        lambda: statuses.append(ge.post(message, jws=jws).status_code), lambda _: statuses[-1] in (200, 201)
    )
    assert set(statuses[:-1]) <= {503}
    assert [entry["message"] for entry in az.inbox(after)["entries"]] == [jws]


def test_a_hub_killed_while_polls_sleep_and_posts_run_keeps_what_it_receipted(own_hub: HubProcess):
    own_hub.start()
    receipts = {}
    with own_hub.client() as client:
        ge = Party("GE", own_hub, client)
        messages = [harness.message() for _ in range(20)]
        for message in messages[:10]:
            receipts[message.id] = ge.post(message).json()["receipt"]
        own_hub.kill()
        own_hub.start()
        for message in messages:
            answer = ge.post(message)
            assert answer.status_code == (200 if message.id in receipts else 201)
            assert answer.json()["receipt"] == receipts.get(message.id, answer.json()["receipt"])
        assert len(Party("AZ", own_hub, client).inbox()["entries"]) == 20


def test_a_client_that_goes_in_the_middle_of_a_body_leaves_nothing(hub: HubProcess, ge: Party):
    message = harness.message(b"x" * 100_000)
    headers = ge.headers(**{"Ice-Message": ge.signed(message), "Content-Length": "100000", "Host": "hub"})
    head = "POST /v1/GE/messages HTTP/1.1\r\n" + "".join(f"{k}: {v}\r\n" for k, v in headers.items())
    with socket.create_connection(("127.0.0.1", hub.port)) as plain:
        context: ssl.SSLContext = tls_context(hub.folder, "host-1")
        with context.wrap_socket(plain, server_hostname="127.0.0.1") as connection:
            connection.sendall(head.encode() + b"\r\n" + b"x" * 50_000)
    assert ge.get(f"messages/GE/{message.id}").status_code == 404
    assert ge.post(message, b"x" * 100_000).status_code == 201


def test_the_tables_are_those_of_the_models(hub: HubProcess):
    done = hub.django("makemigrations", "--check", "--dry-run")
    assert (done.returncode, done.stdout) == (0, "No changes detected\n")


def test_a_hub_without_database_says_so(own_hub: HubProcess):
    url = f"postgresql://nobody@127.0.0.1:{harness.free_port()}/none"
    refused = own_hub.run(HUB_DATABASE_URL=url, HUB_POOL_TIMEOUT="1")
    assert refused.returncode == 1
    assert "The hub does not start: " in refused.stderr
