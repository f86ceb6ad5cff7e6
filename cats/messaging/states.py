"""Channels and states of messages in both directions (wire protocol, section 8). Pure data."""

from enum import StrEnum

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


class Channel(StrEnum):
    """How a message travels: through ICE, within the administration, or to and from an economic operator."""

    ICE = "ice"
    LOCAL = "local"
    TRADER = "trader"


class Outbound(StrEnum):
    """pending -> stamped -> accepted (by the hub) -> delivered (acknowledged by the recipient)."""

    PENDING = "pending"
    STAMPED = "stamped"
    ACCEPTED = "accepted"
    DELIVERED = "delivered"
    REFUSED = "refused"
    STUCK = "stuck"
    CANCELLED = "cancelled"


class Inbound(StrEnum):
    """collected -> ready -> done; waiting for an earlier one, stuck after failures, skipped by a person, refused as evidence."""

    COLLECTED = "collected"
    READY = "ready"
    WAITING = "waiting"
    DONE = "done"
    STUCK = "stuck"
    SKIPPED = "skipped"
    REFUSED = "refused"


WORDS: dict[str, str | Promise] = {
    Outbound.PENDING: _("not signed yet"),
    Outbound.STAMPED: _("signed, waiting for the hub"),
    Outbound.ACCEPTED: _("kept by the hub"),
    Outbound.DELIVERED: _("delivered"),
    Outbound.CANCELLED: _("cancelled"),
    Inbound.COLLECTED: _("received, not read yet"),
    Inbound.READY: _("waiting to be processed"),
    Inbound.WAITING: _("waiting"),
    Inbound.DONE: _("done"),
    Inbound.SKIPPED: _("skipped"),
    Inbound.STUCK: _("stuck"),
    Inbound.REFUSED: _("refused"),
}
"""What people call the states of both directions: `stuck` and `refused` are the same word in each."""

UNDELIVERED = (Outbound.PENDING, Outbound.STAMPED, Outbound.ACCEPTED)
UNRESOLVED = (Inbound.COLLECTED, Inbound.READY, Inbound.WAITING, Inbound.STUCK)
RESOLVED = (Inbound.DONE, Inbound.SKIPPED, Inbound.REFUSED)

FOLLOWS = "follows"
"""What a message waits for whose predecessor on its link is still open; other values name a business condition."""

VOID = "VOID"
"""The message type that only occupies a position."""
