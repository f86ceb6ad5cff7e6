"""Messages that operators hand in: size and structure are checked at once, everything else when they are processed."""

from collections.abc import Iterable
from typing import Any

from cats.audit import log
from cats.kernel.actors import Actor
from cats.kernel.errors import Fault, Forbidden, Invalid
from cats.kernel.sentences import said
from cats.messaging import inbox
from cats.messaging.models import InboundMessage
from cats.messaging.states import Channel
from cats.specification import codec
from cats.specification import faults as structure

PERMISSIONS = {
    "CC015C": "transit.lodge_declaration",
    "CC013C": "transit.amend_declaration",
    "CC014C": "transit.request_invalidation",
    "CC007C": "transit.notify_arrival",
    "CC044C": "transit.submit_unloading_remarks",
}
"""The messages that operators send, with the permission of the person who sends one."""


def lodge(data: bytes, *, actor: Actor, channel: str = Channel.TRADER) -> InboundMessage:
    """Take a declaration (015) into custody; it is processed right after the commit. See `submit`."""
    return submit(data, actor=actor, channel=channel, types=("CC015C",))


def submit(
    data: bytes,
    *,
    actor: Actor,
    channel: str = Channel.TRADER,
    types: Iterable[str] = tuple(PERMISSIONS),
) -> InboundMessage:
    """Take an operator's message (XML bytes) into custody and return its row; its answers go to his mailbox.

    The same message again returns the first row. Raises `Invalid` with every fault of structure, `Forbidden` for a
    person without the permission or the mandate, `Conflict` for another content under a used identification.
    """
    message = _decoded(data, tuple(types))
    code = type(message).__name__
    sender = _sender(message, actor, PERMISSIONS[code])
    operation = message.TransitOperation
    mrn = getattr(operation, "MRN", None) or ""
    lrn = getattr(operation, "LRN", None) or ""
    row = inbox.receive(
        data,
        channel=channel,
        sender=sender,
        message_id=message.messageIdentification,
        type=code,
        subject=mrn or lrn,
        mrn=mrn,
        lrn=lrn,
    )
    log.record("message.submitted", actor=actor, mrn=mrn, type=code, message=row.message_id, sender=sender)
    return row


def _decoded(data: bytes, types: tuple[str, ...]) -> Any:
    """The message, if it is one of those expected here. Structural faults become the faults of a refusal."""
    try:
        message = codec.decode(data)
    except structure.Refused as refused:
        raise Invalid(
            [
                Fault(fault.pointer, fault.code, fault.kind.name, fault.reason, fault.value or "")
                for fault in refused.faults
            ],
            said("This is not a message of the specification."),
        ) from None
    code = type(message).__name__
    if code not in types:
        text = said("Expected here: {names}.", names=", ".join(types))
        raise Invalid(
            [Fault(f"/{code}", "12", "CL060", text, code)], said("{code} is not taken here.", code=code)
        )
    return message


def _sender(message: Any, actor: Actor, permission: str) -> str:
    """Whom the message comes from: the party in it that the person acts for."""
    if not actor.may(permission):
        raise Forbidden("permission", said("Your role does not include this act."), pointer=permission)
    parties = [party for party in _parties(message) if party]
    for party in parties:
        if actor.kind != "user" or party in actor.operators:
            return party
    named = " or ".join(parties) or "any operator with an identification number"
    raise Forbidden(
        "operator",
        said("You do not act for {named}.", named=named),
        remedy=said("Ask the administration for a mandate, or correct the identification number."),
    )


def _parties(message: Any) -> list[str]:
    """The identification numbers of those who may send the message, the representative first: he acts when he is named."""
    if hasattr(message, "TraderAtDestination"):
        return [message.TraderAtDestination.identificationNumber]
    representative = getattr(message, "Representative", None)
    holder = message.HolderOfTheTransitProcedure
    return [representative.identificationNumber if representative else "", holder.identificationNumber or ""]
