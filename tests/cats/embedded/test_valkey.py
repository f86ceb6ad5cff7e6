"""The embedded Valkey: password, persistence through a crash, orphan, port in use."""

import os
import signal

import pytest
import redis

from cats.embedded.errors import SetupError
from cats.embedded.owner import OwnerFile
from cats.embedded.processes import identity, port_is_free
from cats.embedded.valkey import Valkey


@pytest.fixture
def server(tmp_path):
    found = Valkey(tmp_path / "valkey")
    found.start()
    yield found
    found.stop()


def test_it_answers_on_its_url_and_refuses_strangers(server):
    assert redis.Redis.from_url(server.url).ping() is True
    with pytest.raises(redis.AuthenticationError):
        redis.Redis(port=server.port).ping()


def test_the_password_stands_in_no_command_line(server):
    with open(f"/proc/{server.pid}/cmdline", "rb") as source:
        assert server.url.split("@")[0].split(":")[-1].encode() not in source.read()


def test_a_clean_restart_keeps_keys_and_port(server):
    redis.Redis.from_url(server.url).set("kept", "7")
    port = server.port
    server.stop()
    assert port_is_free(port)
    again = Valkey(server.data_dir)
    again.start()
    assert redis.Redis.from_url(again.url).get("kept") == b"7"
    again.stop()


def test_after_sigkill_written_keys_are_there(server):
    client = redis.Redis.from_url(server.url)
    for number in range(100):
        client.set(f"key:{number}", number)
    # The file is synced once a second, and a write may wait for a sync that is under way.
    assert client.waitaof(1, 0, 10_000)[0] == 1
    port = server.port
    server.kill()
    server.start()
    assert server.port == port
    assert redis.Redis.from_url(server.url).dbsize() == 100


def test_a_start_ends_the_orphan_of_a_killed_launcher(server):
    orphan = server.pid
    owner = OwnerFile.beside(server.data_dir)
    owner.path.write_text(owner.path.read_text().replace(str(identity(os.getpid())), "999999:1:none"))
    heir = Valkey(server.data_dir)
    heir.start()
    assert identity(orphan) is None
    assert redis.Redis.from_url(heir.url).ping() is True
    heir.stop()


def test_a_port_in_use_is_said(server, tmp_path):
    with pytest.raises(SetupError, match=f"Port {server.port} of 127.0.0.1 is in use"):
        Valkey(tmp_path / "other", port=server.port).start()


def test_a_server_that_will_not_stop_is_killed(server):
    os.kill(server.pid, signal.SIGSTOP)
    stopped = server.pid
    server.kill()
    assert identity(stopped) is None
