"""Message tables of all channels: queue rows in both directions, kept small, and the documents apart from them."""

import base64
import hashlib
import zlib

from django.db import models
from django.db.models import Q

from cats.kernel import clock
from cats.messaging.states import UNDELIVERED, UNRESOLVED, Channel, Inbound, Outbound
from cats.tenancy.fields import TenantForeignKey
from cats.tenancy.models import TenantModel


class MessageDocument(TenantModel):
    """The exact bytes of a message, compressed (zlib, level 1), once for each content.

    `sha256` is base64url without padding, as signed headers carry it; `size` counts uncompressed bytes.
    """

    append_only = True

    sha256 = models.CharField(max_length=43)
    size = models.PositiveIntegerField()
    content = models.BinaryField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["administration", "sha256"], name="messaging_document_content")
        ]

    def __str__(self) -> str:
        return self.sha256

    @property
    def data(self) -> bytes:
        """The document as it crossed."""
        return zlib.decompress(self.content)

    @staticmethod
    def digest(data: bytes) -> str:
        """SHA-256 in base64url without padding: 43 characters."""
        return base64.urlsafe_b64encode(hashlib.sha256(data).digest()).rstrip(b"=").decode()


class Message(TenantModel):
    """What both directions share. `gen`, `seq`, `follows` (`gen:seq`) and the statements belong to the ICE channel alone."""

    channel = models.CharField(max_length=6, choices=[(one.value, one.value) for one in Channel])
    sender = models.CharField(max_length=35)
    type = models.CharField(max_length=8)
    subject = models.CharField(
        max_length=35, help_text="Ordering key: MRN, or GRN or LRN where there is none."
    )
    mrn = models.CharField(max_length=18, blank=True, default="")
    lrn = models.CharField(max_length=22, blank=True, default="")
    cause = models.UUIDField(null=True, blank=True, help_text="The message or act that this one comes from.")
    correlation = models.CharField(max_length=35, blank=True, default="")
    gen = models.BigIntegerField(null=True, blank=True)
    seq = models.BigIntegerField(null=True, blank=True)
    follows = models.CharField(max_length=40, blank=True, default="")
    jws = models.TextField(blank=True, default="")
    fp = models.CharField(max_length=43, blank=True, default="")
    receipt = models.TextField(blank=True, default="")
    ack = models.TextField(blank=True, default="")
    attempts = models.PositiveSmallIntegerField(default=0)
    error = models.TextField(blank=True, default="")
    document = TenantForeignKey("messaging.MessageDocument", null=True, blank=True, related_name="+")

    class Meta:
        abstract = True

    @property
    def position(self) -> str:
        """`gen:seq`, the place in the link; empty before the stamp and outside ICE."""
        return "" if self.seq is None else f"{self.gen}:{self.seq}"

    @property
    def data(self) -> bytes:
        """The document's bytes; none for `VOID`."""
        return self.document.data if self.document_id else b""


class OutboundMessage(Message):
    """A message to send. It leaves by being inserted; `created_at` is business time, `next_attempt_at` the machine's."""

    message_id = models.UUIDField()
    recipient = models.CharField(max_length=35)
    state = models.CharField(max_length=9, choices=[(one.value, one.value) for one in Outbound])
    created_at = models.DateTimeField(default=clock.now)
    next_attempt_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["administration", "message_id"], name="messaging_outbound_id"),
            models.UniqueConstraint(
                fields=["administration", "recipient", "gen", "seq"],
                condition=Q(seq__isnull=False),
                name="messaging_outbound_position",
            ),
            models.CheckConstraint(
                condition=Q(state__in=[one.value for one in Outbound]), name="messaging_outbound_state"
            ),
        ]
        indexes = [
            models.Index(
                fields=["administration", "recipient", "created_at", "id"],
                condition=Q(state=Outbound.PENDING.value),
                name="messaging_out_pending",
            ),
            models.Index(
                fields=["administration", "recipient", "next_attempt_at"],
                condition=Q(state__in=[one.value for one in UNDELIVERED[1:]]),
                name="messaging_out_in_flight",
            ),
            models.Index(
                fields=["administration", "recipient", "subject", "gen", "seq"],
                condition=Q(seq__isnull=False),
                name="messaging_out_chain",
            ),
            models.Index(
                fields=["administration", "recipient", "-created_at", "-id"],
                condition=Q(channel=Channel.TRADER.value),
                name="messaging_out_mailbox",
            ),
            models.Index(fields=["administration", "mrn", "created_at"], name="messaging_out_mrn"),
            models.Index(fields=["administration", "lrn"], condition=~Q(lrn=""), name="messaging_out_lrn"),
        ]

    def __str__(self) -> str:
        return f"{self.type} to {self.recipient}"


class InboundMessage(Message):
    """A message received. `received_at` and `waiting_since` are business time; `not_before` is the machine's.

    `waits_for` is `follows` or a business condition; `message_id` is the sender's own identification of it.
    """

    message_id = models.CharField(max_length=36)
    state = models.CharField(max_length=9, choices=[(one.value, one.value) for one in Inbound])
    waits_for = models.CharField(max_length=40, blank=True, default="")
    waiting_since = models.DateTimeField(null=True, blank=True)
    not_before = models.DateTimeField(null=True, blank=True)
    crashes = models.PositiveSmallIntegerField(default=0, help_text="Workers that ended while processing it.")
    received_at = models.DateTimeField(default=clock.now)
    processed_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["administration", "sender", "message_id"], name="messaging_inbound_id"
            ),
            models.CheckConstraint(
                condition=Q(state__in=[one.value for one in Inbound]), name="messaging_inbound_state"
            ),
        ]
        indexes = [
            models.Index(
                fields=["administration", "subject", "channel", "sender", "gen", "seq", "received_at"],
                condition=Q(state__in=[one.value for one in UNRESOLVED]),
                name="messaging_in_unresolved",
            ),
            models.Index(
                fields=["administration", "received_at"],
                condition=Q(state=Inbound.READY.value),
                name="messaging_in_ready",
            ),
            models.Index(
                fields=["administration", "mrn"],
                condition=Q(state=Inbound.WAITING.value),
                name="messaging_in_waiting",
            ),
            models.Index(
                fields=["administration", "sender", "gen", "seq"],
                condition=Q(seq__isnull=False),
                name="messaging_in_position",
            ),
            models.Index(fields=["administration", "mrn", "received_at"], name="messaging_in_mrn"),
            models.Index(fields=["administration", "lrn"], condition=~Q(lrn=""), name="messaging_in_lrn"),
        ]

    def __str__(self) -> str:
        return f"{self.type} from {self.sender}"
