"""POST messages: store, sign the receipt, put into the recipient's log. The same message gets the same answer for ever."""

from django.http import HttpResponse

from ice_connector.hub import bodies, decisions
from ice_connector.hub.alarms import alarm
from ice_connector.hub.answers import answer
from ice_connector.hub.callers import Caller
from ice_connector.hub.decisions import Held
from ice_connector.hub.state import hub
from ice_connector.hub.store import messages
from ice_connector.protocol import verification
from ice_connector.protocol.errors import Malformed, Problem, ProtocolError
from ice_connector.protocol.statements import Message, Receipt, Statement, parse, timestamp
from ice_connector.protocol.wire import MESSAGE_HEADER, Posted


def post(caller: Caller) -> HttpResponse:
    """201 for a new message, 200 for a known one."""
    if hub().disk.is_full():
        raise ProtocolError(Problem.BUSY, "the hub is full: repeat later")
    statement = _statement(caller)
    claims = statement.claims
    decisions.admit(claims, caller.directory, caller.now)
    content = bodies.document(caller.request, claims.sha256, claims.size)
    receipt = hub().sign(_receipt(caller, statement))
    if messages.insert(statement, receipt, caller.now, None if claims.is_void else content):
        hub().bells.ring(claims.recipient)
        return answer(Posted(receipt=receipt, ack=None), 201)
    return _repeated(caller, statement)


def _statement(caller: Caller) -> Statement[Message]:
    jws = caller.request.headers.get(MESSAGE_HEADER)
    if not jws:
        raise Malformed(f"the header {MESSAGE_HEADER} with the signed statement is missing", MESSAGE_HEADER)
    claims = parse(jws, Message).claims
    if caller.participant not in (claims.sender, claims.recipient):
        raise ProtocolError(
            Problem.NOT_YOUR_PARTICIPANT,
            f"{caller.participant} is neither from nor to of this message",
            "$.from",
        )
    # A recipient hands back what it received in time: only he is told by it, so a key that has ended since is good.
    handed_back = caller.participant == claims.recipient
    return verification.message(jws, caller.directory, caller.now, ended=handed_back)


def _receipt(caller: Caller, statement: Statement[Message]) -> Receipt:
    claims = statement.claims
    return Receipt(
        v=1,
        env=claims.env,
        sender=claims.sender,
        recipient=claims.recipient,
        id=claims.id,
        fp=statement.fp,
        gen=claims.gen,
        seq=claims.seq,
        epoch=hub().epoch,
        received=timestamp(caller.now),
    )


def _repeated(caller: Caller, statement: Statement[Message]) -> HttpResponse:
    claims = statement.claims
    by_id = messages.held_by_id(claims.sender, claims.id)
    by_position = messages.held_by_position(claims) if by_id is None else None
    try:
        held = decisions.known(statement.fp, by_id, by_position)
    except ProtocolError as conflict:
        _keep(caller, statement, conflict, by_id or by_position)
        raise
    if parse(held.statement, Message).kid != statement.kid:
        messages.keep_signature(held.key, statement.kid, statement.jws)
    _return_to_log(held, claims.recipient)
    return answer(Posted(receipt=held.receipt, ack=held.ack))


def _keep(caller: Caller, statement: Statement[Message], conflict: ProtocolError, held: Held | None) -> None:
    if held is not None:
        messages.keep_evidence(statement.fp, conflict.problem, held.key, statement.jws, caller.now)
    alarm(conflict.problem, statement.claims.sender, f"message {statement.claims.id}")


def _return_to_log(held: Held, reader: str) -> None:
    if held.ack is not None:
        return
    place = messages.place(held.key, reader)
    if decisions.returns_to_log(False, place.waiting, place.last, place.read):
        messages.wait_again(held.key, reader)
        hub().bells.ring(reader)
