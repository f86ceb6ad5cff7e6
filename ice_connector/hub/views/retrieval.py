"""GET messages: one by sender and id, its document, or several by position; for sender and recipient only."""

from http import HTTPStatus

from django.http import HttpResponse

from ice_connector.hub import decisions, queries
from ice_connector.hub.answers import answer, problem
from ice_connector.hub.callers import Caller, acting
from ice_connector.hub.decisions import Held
from ice_connector.hub.entries import by_position
from ice_connector.hub.store import messages
from ice_connector.protocol.documents import decompress
from ice_connector.protocol.errors import Malformed, Problem, ProtocolError
from ice_connector.protocol.limits import MAX_INTEGER
from ice_connector.protocol.wire import Positions, Stored


def positions(caller: Caller) -> HttpResponse:
    """What is held of `link`, `gen`, `seq`, for gaps and recovery."""
    query = caller.request.GET
    sender, recipient = queries.link(query)
    gen = queries.number(query, "gen", default=None, least=1, most=MAX_INTEGER)
    first, last = queries.span(query)
    if caller.participant not in (sender, recipient):
        raise ProtocolError(
            Problem.NOT_YOUR_PARTICIPANT,
            f"{caller.participant} is at neither end of {sender}-{recipient}",
            "link",
        )
    found = messages.by_position(sender, recipient, gen, first, last)
    return answer(Positions(entries=by_position(found)))


@acting("read")
def message(caller: Caller, sender: str, message_id: str) -> HttpResponse:
    """The statements of one message."""
    held, _ = _find(caller, sender, message_id)
    return answer(Stored(message=held.statement, receipt=held.receipt, ack=held.ack))


@acting("read")
def document(caller: Caller, sender: str, message_id: str) -> HttpResponse:
    """The plain octets, or one range of them."""
    held, size = _find(caller, sender, message_id)
    octets = decompress(_content(held), size) if size else b""
    asked = caller.request.headers.get("Range")
    if asked is None:
        return _octets(octets, HTTPStatus.OK)
    try:
        start, end = decisions.parse_range(asked, size)
    except Malformed as error:
        response = problem(error, status=HTTPStatus.REQUESTED_RANGE_NOT_SATISFIABLE)
        response["Content-Range"] = f"bytes */{size}"
        return response
    response = _octets(octets[start:end], HTTPStatus.PARTIAL_CONTENT)
    response["Content-Range"] = f"bytes {start}-{end - 1}/{size}"
    return response


def _octets(octets: bytes, status: int) -> HttpResponse:
    response = HttpResponse(octets, status=status, content_type="application/octet-stream")
    response["Accept-Ranges"] = "bytes"
    return response


def _find(caller: Caller, sender: str, message_id: str) -> tuple[Held, int]:
    found = messages.find(sender, str(message_id), caller.participant)
    if found is None:
        raise ProtocolError(Problem.UNKNOWN, "no such message is held for this participant")
    return found


def _content(held: Held) -> bytes:
    content = messages.content(held.key)
    if content is None:
        raise ProtocolError(
            Problem.DOCUMENT_EXPIRED,
            "the document was kept for 90 days after its acknowledgement and is gone",
        )
    return content
