"""What the hub stores. Statements are kept for ever; documents lie apart, compressed, and expire; the log only grows."""

from django.db import models

_PARTICIPANT = 3
_DIGEST = 43


class Message(models.Model):
    """A message statement with the hub's receipt. Its identity is (sender, message_id)."""

    sender = models.CharField(max_length=_PARTICIPANT)
    recipient = models.CharField(max_length=_PARTICIPANT)
    message_id = models.UUIDField()
    fp = models.CharField(max_length=_DIGEST)
    gen = models.BigIntegerField()
    seq = models.BigIntegerField()
    size = models.IntegerField()
    statement = models.TextField()
    receipt = models.TextField()
    received = models.DateTimeField()

    class Meta:
        app_label = "ice_hub"
        db_table = "ice_hub_message"
        constraints = [
            models.UniqueConstraint(fields=["sender", "message_id"], name="ice_hub_message_id"),
            models.UniqueConstraint(
                fields=["sender", "recipient", "gen", "seq"], name="ice_hub_message_position"
            ),
        ]
        indexes = [models.Index(fields=["recipient", "gen", "seq"], name="ice_hub_message_inward")]

    def __str__(self) -> str:
        return f"{self.sender}-{self.recipient} {self.gen}:{self.seq} {self.message_id}"


class Signature(models.Model):
    """A later signature over the same claims, made with another key."""

    message = models.ForeignKey(Message, on_delete=models.CASCADE, db_index=False)
    kid = models.CharField(max_length=_DIGEST)
    statement = models.TextField()

    class Meta:
        app_label = "ice_hub"
        db_table = "ice_hub_signature"
        constraints = [models.UniqueConstraint(fields=["message", "kid"], name="ice_hub_signature_kid")]

    def __str__(self) -> str:
        return self.kid


class Document(models.Model):
    """The document of a message as one gzip stream. The row goes when its time is over; VOID never has one."""

    message = models.OneToOneField(Message, on_delete=models.CASCADE, primary_key=True)
    content = models.BinaryField()

    class Meta:
        app_label = "ice_hub"
        db_table = "ice_hub_document"

    def __str__(self) -> str:
        return f"document of {self.pk}"


class Acknowledgement(models.Model):
    """The recipient's first verdict; a second one never replaces it."""

    message = models.OneToOneField(Message, on_delete=models.CASCADE, primary_key=True)
    statement = models.TextField()
    received = models.DateTimeField(db_index=True)

    class Meta:
        app_label = "ice_hub"
        db_table = "ice_hub_acknowledgement"

    def __str__(self) -> str:
        return f"acknowledgement of {self.pk}"


class Kind(models.TextChoices):
    """What an entry of a log is about."""

    MESSAGE = "message"
    ACK = "ack"


class Waiting(models.Model):
    """Something for a reader that has no cursor yet: the appender of that log gives it one."""

    reader = models.CharField(max_length=_PARTICIPANT)
    kind = models.CharField(max_length=7, choices=Kind)
    message = models.ForeignKey(Message, on_delete=models.CASCADE, db_index=False)

    class Meta:
        app_label = "ice_hub"
        db_table = "ice_hub_waiting"
        constraints = [
            models.UniqueConstraint(fields=["reader", "kind", "message"], name="ice_hub_waiting_once")
        ]

    def __str__(self) -> str:
        return f"{self.kind} for {self.reader}"


class LogEntry(models.Model):
    """One place in a reader's log, for ever: never changed, never taken out."""

    reader = models.CharField(max_length=_PARTICIPANT)
    epoch = models.BigIntegerField()
    number = models.BigIntegerField()
    kind = models.CharField(max_length=7, choices=Kind)
    message = models.ForeignKey(Message, on_delete=models.CASCADE)

    class Meta:
        app_label = "ice_hub"
        db_table = "ice_hub_log"
        constraints = [
            models.UniqueConstraint(fields=["reader", "epoch", "number"], name="ice_hub_log_cursor")
        ]

    def __str__(self) -> str:
        return f"{self.reader} {self.epoch}.{self.number}"


class Reader(models.Model):
    """What a participant said last: the cursor it has committed, and when it was heard."""

    participant = models.CharField(max_length=_PARTICIPANT, primary_key=True)
    epoch = models.BigIntegerField(default=0)
    number = models.BigIntegerField(default=0)
    seen = models.DateTimeField()

    class Meta:
        app_label = "ice_hub"
        db_table = "ice_hub_reader"

    def __str__(self) -> str:
        return self.participant


class Evidence(models.Model):
    """A well signed statement that contradicts one stored before: proof of equivocation."""

    fp = models.CharField(max_length=_DIGEST, primary_key=True)
    problem = models.CharField(max_length=20)
    message = models.ForeignKey(Message, on_delete=models.CASCADE)
    statement = models.TextField()
    received = models.DateTimeField()

    class Meta:
        app_label = "ice_hub"
        db_table = "ice_hub_evidence"

    def __str__(self) -> str:
        return f"{self.problem} {self.fp}"


class DirectoryEdition(models.Model):
    """Every directory ever in force: old proof needs old keys."""

    serial = models.BigIntegerField(primary_key=True)
    fp = models.CharField(max_length=_DIGEST)
    statement = models.TextField()
    accepted = models.DateTimeField()

    class Meta:
        app_label = "ice_hub"
        db_table = "ice_hub_directory"

    def __str__(self) -> str:
        return str(self.serial)


class EpochBegun(models.Model):
    """Every epoch that this database served."""

    epoch = models.BigIntegerField(primary_key=True)
    begun = models.DateTimeField()

    class Meta:
        app_label = "ice_hub"
        db_table = "ice_hub_epoch"

    def __str__(self) -> str:
        return str(self.epoch)
