"""The desks of the demo world as API clients: address, OAuth client, token. Nothing here knows the order of acts."""

import json
import time
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import httpx

PATIENCE = 60.0
AWAY = (502, 503, 504)


class Refusal(Exception):
    """The API said no: the problem document, as people read it."""

    def __init__(self, status: int, problem: dict[str, Any]) -> None:
        self.status = status
        self.problem = problem
        lines = [f"{problem.get('title', status)}: {problem.get('detail', '')}".strip()]
        lines += [
            f"  {fault.get('pointer', '')} [{fault.get('code', '')} {fault.get('reason', '')}] {fault.get('text', '')}"
            for fault in problem.get("errors", [])
        ]
        super().__init__("\n".join(lines))


@dataclass
class Desk:
    """One person's system: speaks to his own administration's host and holds its token."""

    http: httpx.Client
    host: str
    client_id: str
    secret: str
    token: str = field(default="", repr=False)

    def get(self, path: str, **params: str) -> dict[str, Any]:
        """A resource, as JSON. Raises `Refusal`."""
        return self._request("GET", path, params=params)

    def post(
        self, path: str, body: Any = None, *, content: bytes | None = None, key: str = ""
    ) -> dict[str, Any]:
        """An act or a message (JSON `body` or XML `content`), with an idempotency key. Raises `Refusal`."""
        headers = {"Idempotency-Key": key} if key else {}
        if content is not None:
            return self._request(
                "POST", path, content=content, headers={**headers, "Content-Type": "application/xml"}
            )
        return self._request("POST", path, json=body or {}, headers=headers)

    def _request(self, method: str, path: str, **options: Any) -> dict[str, Any]:
        answer = self._send(method, path, **options)
        if answer.status_code == 401 and self.token:
            self.token = ""
            answer = self._send(method, path, **options)
        if not answer.is_success:
            raise Refusal(answer.status_code, _problem(answer))
        return dict(answer.json()) if answer.content else {}

    def _send(self, method: str, path: str, **options: Any) -> httpx.Response:
        """Repeats while the server is away: every request is safe to repeat, by its key or by what it asks."""
        until = time.monotonic() + PATIENCE
        while True:
            try:
                answer = self._once(method, path, **options)
                if answer.status_code not in AWAY or time.monotonic() > until:
                    return answer
            except httpx.TransportError:
                if time.monotonic() > until:
                    raise
            time.sleep(0.3)

    def _once(self, method: str, path: str, **options: Any) -> httpx.Response:
        if not self.token:
            granted = self._ask_token()
            if not granted.is_success:
                return granted
            self.token = str(granted.json()["access_token"])
        headers = {**options.pop("headers", {}), "Host": self.host, "Authorization": f"Bearer {self.token}"}
        return self.http.request(method, path, headers=headers, **options)

    def _ask_token(self) -> httpx.Response:
        form = {"grant_type": "client_credentials", "client_id": self.client_id, "client_secret": self.secret}
        return self.http.post("/oauth/token/", data=form, headers={"Host": self.host})


class World:
    """The demo world as its secrets file describes it."""

    def __init__(self, base_url: str, secrets: Path) -> None:
        self._facts = json.loads(secrets.read_text("utf-8"))
        limits = httpx.Limits(max_connections=32, max_keepalive_connections=32)
        self._http = httpx.Client(base_url=base_url, timeout=30.0, limits=limits, trust_env=False)
        self._desks: dict[tuple[str, str], Desk] = {}

    def desk(self, administration: str, name: str) -> Desk:
        """The desk of one person, such as ("AZ", "transit_officer")."""
        key = (administration, name)
        if key not in self._desks:
            facts = self._facts["administrations"][administration]
            client = facts["clients"][name]
            self._desks[key] = Desk(self._http, facts["host"], client["client_id"], client["secret"])
        return self._desks[key]

    def access_code(self, grn: str) -> str:
        """The access code of a demo guarantee."""
        return str(self._facts["guarantees"][grn]["access_code"])


def _problem(answer: httpx.Response) -> dict[str, Any]:
    try:
        return dict(answer.json())
    except ValueError:
        return {"title": f"status {answer.status_code}", "detail": answer.text[:300]}
