"""The state of an administration's own end of ICE: its inbox cursor, its outgoing numbers, what arrived at which position."""

from django.db import models

from cats.tenancy.models import TenantModel


class Participation(TenantModel):
    """An administration's own end: the committed inbox cursor and the highest epoch seen. One row each.

    `halted` says why nothing is stamped any more (a restore was noticed); empty when all is well.
    """

    cursor = models.CharField(max_length=40, default="0.0")
    epoch = models.BigIntegerField(default=0)
    handshaken_at = models.DateTimeField(null=True)
    polled_at = models.DateTimeField(null=True)
    halted = models.CharField(max_length=200, blank=True, default="")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["administration"], name="ice_one_participation")]

    def __str__(self) -> str:
        return self.cursor


class Link(TenantModel):
    """The outgoing half of a link: the generation in use and the last number given in it."""

    partner = models.CharField(max_length=3)
    gen = models.BigIntegerField()
    seq = models.BigIntegerField(default=0)
    last_seen_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["administration", "partner"], name="ice_link_partner")]

    def __str__(self) -> str:
        return f"{self.partner} {self.gen}:{self.seq}"


class Position(TenantModel):
    """A position of an incoming link that is taken, and by which message. A message stamped anew takes two."""

    append_only = True

    sender = models.CharField(max_length=3)
    gen = models.BigIntegerField()
    seq = models.BigIntegerField()
    message_id = models.UUIDField()
    fp = models.CharField(max_length=43)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["administration", "sender", "gen", "seq"], name="ice_position_once"
            )
        ]

    def __str__(self) -> str:
        return f"{self.sender} {self.gen}:{self.seq}"


class Gap(TenantModel):
    """A position below the highest one that nothing has arrived at: asked for, then an alarm."""

    sender = models.CharField(max_length=3)
    gen = models.BigIntegerField()
    seq = models.BigIntegerField()
    seen_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["administration", "sender", "gen", "seq"], name="ice_gap_once")
        ]

    def __str__(self) -> str:
        return f"{self.sender} {self.gen}:{self.seq}"


class Acknowledgement(TenantModel):
    """Our own signed verdict on one message as it was stamped; repeated until the hub has stored it."""

    sender = models.CharField(max_length=3)
    message_id = models.UUIDField()
    fp = models.CharField(max_length=43)
    jws = models.TextField()
    verdict = models.CharField(max_length=8)
    to_send = models.BooleanField(default=True)
    error = models.CharField(max_length=200, blank=True, default="")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["administration", "sender", "fp"], name="ice_ack_once")
        ]
        indexes = [
            models.Index(fields=["administration"], condition=models.Q(to_send=True), name="ice_ack_to_send")
        ]

    def __str__(self) -> str:
        return f"{self.verdict} {self.message_id}"
