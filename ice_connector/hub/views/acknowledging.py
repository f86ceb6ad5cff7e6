"""POST acknowledgements: the recipient's verdicts, or those that the sender hands back to a hub that lost them."""

from collections.abc import Sequence

import msgspec
from django.http import HttpResponse

from ice_connector.hub import bodies, decisions
from ice_connector.hub.alarms import alarm
from ice_connector.hub.answers import answer
from ice_connector.hub.callers import Caller, acting
from ice_connector.hub.decisions import Held
from ice_connector.hub.state import hub
from ice_connector.hub.store import acknowledgements, messages
from ice_connector.protocol import verification
from ice_connector.protocol.errors import Malformed, Problem, ProtocolError
from ice_connector.protocol.limits import MAX_ACKNOWLEDGEMENTS, MAX_STATEMENT
from ice_connector.protocol.statements import Ack, Statement, parse
from ice_connector.protocol.wire import AckResult

_BODY = MAX_ACKNOWLEDGEMENTS * MAX_STATEMENT * 2


@acting("read")
def acknowledge(caller: Caller) -> HttpResponse:
    """One result per acknowledgement, in their order; a single bad one refuses the whole request."""
    acks = [_verified(caller, jws, place) for place, jws in enumerate(_statements(caller))]
    if not acks:
        return answer([])
    by_recipient = [ack for ack in acks if ack.claims.recipient == caller.participant]
    handed_back = [ack for ack in acks if ack.claims.recipient != caller.participant]
    for group, told in ((by_recipient, True), (handed_back, False)):
        if group:
            hub().bells.ring(*acknowledgements.insert(group, caller.now, told))
    held = acknowledgements.held(acks)
    return answer([_result(caller, ack, held.get(_name(ack.claims))) for ack in acks])


def _statements(caller: Caller) -> Sequence[str]:
    try:
        found = msgspec.json.decode(bodies.octets(caller.request, _BODY), type=list[str])
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        raise Malformed(f"the body is a JSON array of signed statements: {error}", "body") from error
    if len(found) > MAX_ACKNOWLEDGEMENTS:
        raise Malformed(f"at most {MAX_ACKNOWLEDGEMENTS} acknowledgements in one request", "body")
    return found


def _verified(caller: Caller, jws: str, place: int) -> Statement[Ack]:
    try:
        claims = parse(jws, Ack).claims
        if caller.participant not in (claims.sender, claims.recipient):
            raise ProtocolError(
                Problem.NOT_YOUR_PARTICIPANT, f"{caller.participant} is neither from nor to of this message"
            )
        handed_back = caller.participant == claims.sender
        return verification.ack(jws, caller.directory, caller.now, ended=handed_back)
    except ProtocolError as error:
        error.pointer = f"[{place}]" + (f" {error.pointer}" if error.pointer else "")
        raise


def _name(claims: Ack) -> tuple[str, str, str]:
    return claims.sender, claims.recipient, claims.id


def _result(caller: Caller, ack: Statement[Ack], held: Held | None) -> AckResult:
    status = decisions.verdict(ack.claims, held)
    if held is None or status != 409:
        return AckResult(id=ack.claims.id, status=status)
    messages.keep_evidence(ack.fp, Problem.ACK_CONFLICT, held.key, ack.jws, caller.now)
    alarm(Problem.ACK_CONFLICT, ack.claims.recipient, f"message {ack.claims.id} of {ack.claims.sender}")
    return AckResult(id=ack.claims.id, status=status, conflict=held.ack or held.statement)
