"""A real hub process (gunicorn, TLS, its own database) and parties that speak to it, for tests of the wire."""

import os
import socket
import ssl
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

import httpx

from cats.kernel import clock
from ice_connector.hub import registrar
from ice_connector.hub.registrar import Applicant
from ice_connector.protocol import jose
from ice_connector.protocol.statements import Ack, Message, timestamp
from tests.ice_connector.protocol import world

ACCESS_POINT = "host-1"


class HubProcess:
    """One hub on one folder and database. `start` returns when it answers; `stop` and `kill` end it."""

    def __init__(self, folder: Path, database_url: str, **environment: str) -> None:
        self.folder = folder
        self.port = free_port()
        self.url = f"https://127.0.0.1:{self.port}"
        self.log = folder / "hub.log"
        self.database_url = database_url
        self._environment = {
            "HUB_DATABASE_URL": database_url,
            "HUB_STATE_DIR": str(folder / registrar.HUB_FOLDER),
            "HUB_BIND": f"127.0.0.1:{self.port}",
            **environment,
        }
        self._process: subprocess.Popen[bytes] | None = None

    def start(self, **environment: str) -> "HubProcess":
        with self.log.open("ab") as log:
            self._process = subprocess.Popen(
                [sys.executable, "-m", "ice_connector.hub"],
                env=_plain_environment() | self._environment | environment,
                stdout=log,
                stderr=log,
                start_new_session=True,
            )
        self._await()
        return self

    def stop(self) -> int:
        assert self._process is not None
        self._process.terminate()
        return self._process.wait(20)

    def kill(self) -> None:
        if self._process is not None and self._process.poll() is None:
            os.killpg(self._process.pid, 9)
            self._process.wait(20)

    def run(self, *arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
        """Another act of `python -m ice_connector.hub` on the same folder and database."""
        return self._run("ice_connector.hub", *arguments, **environment)

    def django(self, *arguments: str) -> subprocess.CompletedProcess[str]:
        """A command of Django under the hub's settings."""
        return self._run("django", *arguments, DJANGO_SETTINGS_MODULE="ice_connector.hub.settings")

    def _run(self, module: str, *arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [sys.executable, "-m", module, *arguments],
            env=_plain_environment() | self._environment | environment,
            capture_output=True,
            text=True,
            timeout=60,
            check=False,
        )

    @property
    def epoch(self) -> int:
        return int((self.folder / registrar.HUB_FOLDER / "epoch").read_text())

    def client(self, access_point: str = ACCESS_POINT) -> httpx.Client:
        context = tls_context(self.folder, access_point)
        return httpx.Client(base_url=self.url, verify=context, trust_env=False, timeout=40)

    def _await(self) -> None:
        end = time.monotonic() + 20
        with self.client() as client:
            while time.monotonic() < end:
                assert self._process is not None
                if self._process.poll() is not None:
                    raise AssertionError(f"the hub did not start:\n{self.log.read_text()}")
                try:
                    client.get("/v1/directory")
                except httpx.HTTPError:
                    time.sleep(0.02)
                    continue
                return
        raise AssertionError("the hub does not answer")


class Party:
    """A participant that signs and speaks through one access point."""

    def __init__(self, name: str, hub: HubProcess, client: httpx.Client, epoch: int | None = None) -> None:
        self.name = name
        self.hub = hub
        self.http = client
        self.epoch = epoch
        """The highest epoch seen, where it is not that of the hub."""

    def headers(self, **more: str) -> dict[str, str]:
        return {"Ice-Epoch": str(self.epoch or self.hub.epoch)} | more

    def get(self, path: str, **query: Any) -> httpx.Response:
        return self.http.get(f"/v1/{self.name}/{path}", params=query, headers=self.headers())

    def signed(self, message: Message, key: str | None = None) -> str:
        return world.signed(key or self.name, "ice-msg", message.payload())

    def post(
        self, message: Message, document: bytes = b"<CC015C/>", jws: str | None = None, **headers: str
    ) -> httpx.Response:
        return self.http.post(
            f"/v1/{self.name}/messages",
            content=document,
            headers=self.headers(**{"Ice-Message": jws or self.signed(message)} | headers),
        )

    def inbox(self, after: str = "0.0", wait: int = 0, limit: int = 200) -> dict[str, Any]:
        answer = self.get("inbox", after=after, wait=wait, limit=limit)
        assert answer.status_code == 200, answer.text
        found: dict[str, Any] = answer.json()
        return found

    def end_of_log(self) -> str:
        """The cursor after everything that is in the log now."""
        after = "0.0"
        while (page := self.inbox(after))["entries"]:
            after = page["next"]
        return after

    def ack(self, *acks: Ack, author: str | None = None) -> httpx.Response:
        return self.ack_signed(
            [world.signed(author or ack.recipient, "ice-ack", ack.payload()) for ack in acks]
        )

    def ack_signed(self, statements: list[str]) -> httpx.Response:
        return self.http.post(f"/v1/{self.name}/acknowledgements", json=statements, headers=self.headers())


def tls_context(folder: Path, access_point: str | None) -> ssl.SSLContext:
    context = ssl.create_default_context(cafile=str(folder / registrar.HUB_FOLDER / "ca.pem"))
    if access_point is not None:
        files = registrar.ensure_access_point(folder, access_point)
        context.load_cert_chain(files.certificate, files.key)
    return context


def publish(folder: Path, *extra: Applicant, **changes: Applicant) -> None:
    """GE, AZ and KZ on one host, UZ on another, all with high rates; `changes` replace one of them."""
    registrar.publish_directory(
        folder, [changes.get(name) or applicant(name) for name in ("GE", "AZ", "KZ", "UZ")] + list(extra)
    )


def applicant(name: str, *keys: str, **changes: Any) -> Applicant:
    members: dict[str, Any] = {
        "id": name,
        "access_points": ["host-2" if name == "UZ" else ACCESS_POINT],
        "keys": [world.public_jwk(key) for key in keys or (name,)],
        "rate": 100_000,
        "burst": 100_000,
    }
    return Applicant(**(members | changes))


def message(document: bytes = b"<CC015C/>", **changes: Any) -> Message:
    """A message of now: real keys in the directory of a real hub begin when it was made."""
    return world.message(document, **{"created": timestamp(clock.machine_now()), "gen": next_gen()} | changes)


def digest_of(statement: Message | Ack) -> str:
    return jose.digest(statement.payload())


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


_gens = iter(range(1, 10**6))


def next_gen() -> int:
    """Generations are used once, so that tests on one hub never meet at a position."""
    return next(_gens)


def _plain_environment() -> dict[str, str]:
    return {name: value for name, value in os.environ.items() if not name.startswith(("HUB_", "DJANGO_"))}


def problem(answer: httpx.Response) -> tuple[int, str]:
    """Status and problem type of a refusal."""
    assert answer.headers["Content-Type"] == "application/problem+json", answer.text
    return answer.status_code, answer.json()["type"].rpartition(":")[2]


T = TypeVar("T")


def until(look: Callable[[], T], good: Callable[[T], bool], seconds: float = 10) -> T:
    """What `look` finds as soon as it is good."""
    end = time.monotonic() + seconds
    while not good(found := look()):
        assert time.monotonic() < end, found
        time.sleep(0.05)
    return found
