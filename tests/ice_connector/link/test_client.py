"""What the hub answers becomes an answer, a refusal, a request to come back later, or silence."""

import gzip

import httpx
import msgspec
import pytest

from ice_connector.link.client import HubAway, HubClient, Later
from ice_connector.protocol import limits, wire
from ice_connector.protocol.errors import Malformed, Problem, ProtocolError, TooLarge

POSTED = msgspec.json.encode({"receipt": "r", "ack": None})


@pytest.fixture
def client():
    """A client whose hub is a function that the test puts in."""
    made = HubClient.__new__(HubClient)
    made.seen = []

    def answers(response):
        def handle(request):
            made.seen.append(request)
            if isinstance(response, Exception):
                raise response
            return response

        made._http = httpx.Client(transport=httpx.MockTransport(handle), base_url="https://hub")
        return made

    return answers


def problem(kind, headers=None, **members):
    body = {
        "type": kind.urn,
        "title": "no",
        "status": kind.status,
        "detail": "because",
        "retry": kind.retry,
    } | members
    return httpx.Response(kind.status, content=msgspec.json.encode(body), headers=headers or {})


def test_a_post_carries_statement_epoch_and_document(client):
    hub = client(httpx.Response(201, content=POSTED))

    assert hub.post("GE", "a.b.c", b"<CC015C/>", 20261101080000) == wire.Posted(receipt="r", ack=None)

    (request,) = hub.seen
    assert (request.method, request.url.path, request.content) == ("POST", "/v1/GE/messages", b"<CC015C/>")
    assert (request.headers["Ice-Message"], request.headers["Ice-Epoch"]) == ("a.b.c", "20261101080000")


def test_a_longer_document_travels_compressed(client):
    hub = client(httpx.Response(201, content=POSTED))
    document = b"<CC015C>" + b" " * 2000 + b"</CC015C>"

    hub.post("GE", "a.b.c", document, 0)

    (request,) = hub.seen
    assert request.headers["Content-Encoding"] == "gzip"
    assert gzip.decompress(request.content) == document


@pytest.mark.parametrize("kind", [Problem.RATE, Problem.BUSY, Problem.MAINTENANCE])
def test_a_hub_that_asks_for_patience_is_given_the_time_that_it_names(client, kind):
    hub = client(problem(kind, {"Retry-After": "42"}))

    with pytest.raises(Later) as said:
        hub.links("GE", 0)

    assert (said.value.problem, said.value.seconds) == (kind, 42.0)


@pytest.mark.parametrize("text", ["", "soon", "Wed, 21 Oct 2026 07:28:00 GMT", "-5"])
def test_without_a_number_of_seconds_the_ordinary_pause_is_kept(client, text):
    hub = client(problem(Problem.BUSY, {"Retry-After": text}))

    with pytest.raises(Later) as said:
        hub.links("GE", 0)

    assert said.value.seconds == limits.BACKOFF


def test_nobody_is_sent_away_for_longer_than_an_hour(client):
    hub = client(problem(Problem.BUSY, {"Retry-After": "9" * 400}))

    with pytest.raises(Later) as said:
        hub.links("GE", 0)

    assert said.value.seconds == 3600


def test_a_refusal_says_what_where_and_what_is_held_instead(client):
    hub = client(problem(Problem.ID_CONFLICT, pointer="$.id", conflict="x.y.z"))

    with pytest.raises(ProtocolError) as said:
        hub.post("GE", "a.b.c", b"", 0)

    error = said.value
    assert (error.problem, error.pointer, error.conflict) == (Problem.ID_CONFLICT, "$.id", "x.y.z")


@pytest.mark.parametrize(
    "response",
    [
        httpx.Response(502, content=b"<html>Bad Gateway</html>"),
        httpx.Response(500),
        httpx.Response(404, content=b'{"type": "about:blank"}'),
        httpx.Response(302, headers={"Location": "https://elsewhere"}),
        httpx.ConnectError("refused"),
        httpx.ReadTimeout("slow"),
    ],
)
def test_whatever_is_not_the_hubs_own_word_is_silence(client, response):
    with pytest.raises(HubAway):
        client(response).post("GE", "a.b.c", b"", 0)


def test_an_answer_of_another_form_is_refused(client):
    with pytest.raises(Malformed):
        client(httpx.Response(200, content=b'{"receipt": 7}')).post("GE", "a.b.c", b"", 0)


def test_an_endless_answer_is_cut_off(client):
    hub = client(httpx.Response(200, content=b"x" * (limits.MAX_DOCUMENT + 1)))

    with pytest.raises(TooLarge):
        hub.document("GE", "AZ", "id", 0)


def test_a_poll_names_cursor_wait_and_limit(client):
    hub = client(httpx.Response(200, content=b'{"entries": [], "next": "1.2"}'))

    hub.inbox("GE", "0.0", 25, 0)

    assert dict(hub.seen[0].url.params) == {"after": "0.0", "wait": "25", "limit": "200"}
