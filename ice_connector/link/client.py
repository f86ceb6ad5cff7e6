"""The HTTP client of the hub, the only place that opens a connection to it. Mutual TLS 1.3; answers are still to be verified."""

import gzip
import ssl
from typing import Any, Final, TypeVar

import httpx

from ice_connector.link.identity import Identity
from ice_connector.protocol import limits, wire
from ice_connector.protocol.errors import Malformed, Problem, ProtocolError, TooLarge

COMPRESS_ABOVE: Final = 1024
CAREFUL_RATIO: Final = limits.MAX_RATIO // 2
"""What shrinks more goes as it is: a hub takes it for a bomb and refuses it for good."""
W = TypeVar("W")


class HubAway(Exception):
    """The hub cannot be reached or says it is not itself (network, 5xx without a problem document)."""


class HubClient:
    """Speaks for one access point. Methods raise `ProtocolError` for a refusal and `HubAway` where there is no answer."""

    def __init__(self, base_url: str, identity: Identity) -> None:
        context = ssl.create_default_context(cafile=str(identity.ca))
        context.minimum_version = ssl.TLSVersion.TLSv1_3
        context.load_cert_chain(identity.certificate, identity.key)
        timeout = httpx.Timeout(limits.READ_TIMEOUT, connect=limits.CONNECT_TIMEOUT)
        pool = httpx.Limits(max_connections=64, max_keepalive_connections=32)
        self._http = httpx.Client(
            base_url=base_url, verify=context, timeout=timeout, limits=pool, trust_env=False
        )

    def close(self) -> None:
        """Drop every connection."""
        self._http.close()

    def post(self, participant: str, jws: str, document: bytes, epoch: int) -> wire.Posted:
        """Post one message or hand it back."""
        headers = {wire.MESSAGE_HEADER: jws, "Content-Type": "application/xml"}
        packed = gzip.compress(document, 1) if len(document) > COMPRESS_ABOVE else b""
        if len(packed) * CAREFUL_RATIO > len(document):
            document = packed
            headers["Content-Encoding"] = "gzip"
        answer = self._request(
            "POST", f"/v1/{participant}/messages", epoch, content=document, headers=headers
        )
        return wire.read_answer(answer, wire.Posted)

    def inbox(self, participant: str, after: str, wait: int, epoch: int) -> wire.Inbox:
        """What came after a cursor; waits up to `wait` seconds for something to come."""
        params = {"after": after, "wait": str(wait), "limit": str(limits.MAX_ENTRIES)}
        return self._read(wire.Inbox, f"/v1/{participant}/inbox", epoch, params)

    def document(self, participant: str, sender: str, message_id: str, epoch: int) -> bytes:
        """A document that was too large to stand in the log."""
        path = f"/v1/{participant}/messages/{sender}/{message_id}/document"
        return self._request("GET", path, epoch, longest=limits.MAX_DOCUMENT)

    def positions(
        self, participant: str, link: str, gen: int, first: int, last: int, epoch: int
    ) -> wire.Positions:
        """Messages by position, to fill a hole."""
        params = {"link": link, "gen": str(gen), "seq": f"{first}-{last}"}
        return self._read(wire.Positions, f"/v1/{participant}/messages", epoch, params)

    def acknowledge(self, participant: str, acks: list[str], epoch: int) -> list[wire.AckResult]:
        """Hand in acknowledgements; one result each, in their order."""
        body = wire.write(acks)
        answer = self._request("POST", f"/v1/{participant}/acknowledgements", epoch, content=body)
        return wire.read_answer(answer, list[wire.AckResult])

    def links(self, participant: str, epoch: int) -> str:
        """The hub's signed account of the participant's links."""
        return self._read(wire.LinksAnswer, f"/v1/{participant}/links", epoch, {}).links

    def directory(self) -> str:
        """The directory in force, as the registrar signed it."""
        return self._read(wire.DirectoryAnswer, "/v1/directory", wire.NO_EPOCH, {}).directory

    def _read(self, kind: type[W], path: str, epoch: int, params: dict[str, str]) -> W:
        return wire.read_answer(self._request("GET", path, epoch, params=params), kind)

    def _request(
        self, method: str, path: str, epoch: int, *, longest: int = 2 * limits.MAX_ANSWER, **options: Any
    ) -> bytes:
        headers = {wire.EPOCH_HEADER: str(epoch), **options.pop("headers", {})}
        try:
            with self._http.stream(method, path, headers=headers, **options) as response:
                body = _bounded(response, longest)
        except httpx.HTTPError as error:
            raise HubAway(f"{method} {path}: {type(error).__name__}: {error}") from error
        if response.is_success:
            return body
        raise _problem(response, body)


def _bounded(response: httpx.Response, longest: int) -> bytes:
    body = bytearray()
    for piece in response.iter_bytes():
        body += piece
        if len(body) > longest:
            raise TooLarge(f"the hub's answer has more than {longest} octets", "body")
    return bytes(body)


def _problem(response: httpx.Response, body: bytes) -> Exception:
    try:
        error = wire.read_problem(body)
    except Malformed:
        return HubAway(f"status {response.status_code} without a problem document")
    if error.problem in (Problem.RATE, Problem.BUSY, Problem.MAINTENANCE):
        return Later(error, _seconds(response.headers.get("Retry-After", "")))
    return error


class Later(ProtocolError):
    """The hub asks to come back after `seconds`."""

    def __init__(self, error: ProtocolError, seconds: float) -> None:
        super().__init__(error.problem, error.detail, error.pointer, error.conflict)
        self.seconds = seconds


def _seconds(text: str) -> float:
    """What a hub may ask for ends at an hour."""
    return min(float(text), limits.T_ACK_CAP) if text.isdecimal() else limits.BACKOFF
