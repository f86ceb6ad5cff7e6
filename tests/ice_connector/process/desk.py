"""Messages from Azerbaijan as Georgia collected them, a handler that a test gives, and what came of it."""

from datetime import date, timedelta
from typing import Any

from cats.kernel import clock, ids, references
from cats.messaging import header, inbox
from cats.messaging.models import InboundMessage, OutboundMessage
from cats.specification import codec
from cats.specification import definitions as d
from cats.tenancy import scope
from ice_connector import process
from ice_connector.models import Alarm
from ice_connector.routing import INBOUND
from transit.messages import transit_office

MRN, OTHER_MRN = (references.make_mrn(date(2026, 11, 1), "GE", serial) for serial in (1, 2))


class Desk:
    """Georgia's workers. `handled` lists the ids that the handler was given, in order."""

    def __init__(self, monkeypatch: Any) -> None:
        self.monkeypatch = monkeypatch
        self.handled: list[str] = []
        self.number = 0

    def handles(self, handler: Any = lambda message, row: None, kind: str = "CD118C") -> None:
        """This is what a message of the type does from now on."""

        def noted(message: Any, row: InboundMessage) -> None:
            self.handled.append(row.message_id)
            handler(message, row)

        self.monkeypatch.setitem(INBOUND, kind, noted)

    def collect(
        self, message: Any = None, *, mrn: str = MRN, sender: str = "AZ", data: bytes = b"", **facts: Any
    ) -> InboundMessage:
        """A message of a partner is in custody, at the next position of its link."""
        self.number += 1
        identity = ids.uuid7()
        message = message or passage(mrn)
        told = {
            "sender": references.authority(sender),
            "recipient": "NTA.GE",
            "correlation": facts.pop("correlation", ""),
        }
        whole = header.filled(message, message_id=identity, **told)
        stored: dict[str, Any] = {
            "channel": "ice",
            "sender": references.authority(sender),
            "message_id": str(identity),
            "type": type(message).__name__,
            "subject": mrn,
            "mrn": mrn,
            "gen": 1,
            "seq": self.number,
        }
        with scope.scope("GE"):
            return inbox.receive(data or codec.encode(whole), **stored | facts)

    def sweep(self) -> int:
        """Georgia's workers look once for what is ready."""
        return process.sweep("GE")

    def row(self, row: InboundMessage) -> InboundMessage:
        with scope.scope("GE"):
            return InboundMessage.objects.get(pk=row.pk)

    def states(self, *rows: InboundMessage) -> list[str]:
        return [self.row(row).state for row in rows]

    def age(self, row: InboundMessage, **by: float) -> None:
        """The message was received, or began to wait, that much earlier; its pause is over."""
        ago = clock.now() - timedelta(**by)
        with scope.scope("GE"):
            InboundMessage.objects.filter(pk=row.pk).update(received_at=ago, not_before=None)
            InboundMessage.objects.filter(pk=row.pk, state="waiting").update(waiting_since=ago)

    def due(self, row: InboundMessage) -> None:
        """Its pause is over."""
        with scope.scope("GE"):
            InboundMessage.objects.filter(pk=row.pk).update(not_before=None)

    def answers(self) -> list[Any]:
        """What Georgia posted, as messages."""
        with scope.scope("GE"):
            rows = OutboundMessage.objects.select_related("document").order_by("id")
            return [codec.decode(row.data) for row in rows]

    def posted(self) -> list[tuple[str, str]]:
        """Type and recipient of what Georgia posted."""
        with scope.scope("GE"):
            return list(OutboundMessage.objects.order_by("id").values_list("type", "recipient"))

    def alarms(self) -> list[tuple[str, str]]:
        """Kind and matter of the open alarms."""
        with scope.scope("GE"):
            found = Alarm.objects.filter(cleared_at=None).order_by("raised_at")
            return [(str(kind), matter) for kind, matter in found.values_list("kind", "matter")]


def passage(mrn: str = MRN, office: str = "AZDM0001") -> d.CD118C:
    """118: the goods passed an office of transit."""
    return transit_office.border_passage("GEDM0001", office, mrn, date(2026, 11, 20))
