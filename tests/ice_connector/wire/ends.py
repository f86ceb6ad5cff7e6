"""Our own end of ICE, run step by step in a test: the same functions that the threads of the link process call, against a real hub.

Its partners are the `Party` of the hub's tests: they sign with keys of their own and say whatever the test wants.
"""

import uuid
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from typing import Any

from cats.kernel import clock, references
from cats.messaging import documents
from cats.messaging.models import InboundMessage, OutboundMessage
from cats.tenancy import scope
from ice_connector.hub import registrar
from ice_connector.hub.layout import HubFiles
from ice_connector.link import acknowledger, collector, gaps, handshake, sender, stamper
from ice_connector.link.client import HubClient
from ice_connector.link.context import Context, participation
from ice_connector.link.directories import Directories
from ice_connector.link.identity import Identity
from ice_connector.models import Alarm, Gap, Link, Participation
from ice_connector.protocol.signer import KeySigner
from tests.ice_connector.hub.harness import ACCESS_POINT, HubProcess, next_gen
from tests.ice_connector.mrns import new_mrn
from tests.ice_connector.protocol import world

ENV = "test"


class Signer(KeySigner):
    """Signs with the keys of the test's directory."""

    def forget(self, participant: str) -> None:
        """Keys do not roll over here."""


class End:
    """Georgia's end. Every method is one step of the link process."""

    def __init__(self, hub: HubProcess, code: str = "GE") -> None:
        files = registrar.ensure_access_point(hub.folder, ACCESS_POINT)
        identity = Identity(files.certificate.parent)
        self.code = code
        self.hub_key = HubFiles(hub.folder / registrar.HUB_FOLDER).signing_key()
        self.client = HubClient(hub.url, identity)
        self.directories = Directories(self.client, identity.registrar(), ENV)
        self.directories.refresh()
        self.pool = ThreadPoolExecutor(4)
        self.context = self.new_context()

    def new_context(self) -> Context:
        """As after a restart of the link process, or as a second one has it."""
        context = Context(self.code, self.client, self.directories, ENV)
        context.signer = Signer({self.code: world.private_key(self.code)})  # type: ignore[assignment]
        return context

    def close(self) -> None:
        self.client.close()
        self.pool.shutdown()

    def begin(self, cursor: str, partner: str = "AZ") -> None:
        """A link in a generation of its own, and a log read up to here: what other tests did is past."""
        with scope.scope(self.code):
            Link.objects.create(partner=partner, gen=next_gen())
            own = participation()
            own.cursor = cursor
            own.save()

    def queue(self, data: bytes = b"<CD050C/>", subject: str = "", to: str = "NTA.AZ") -> OutboundMessage:
        """A message to send; only the wire looks at it, so its content is any bytes."""
        with scope.scope(self.code):
            return OutboundMessage.objects.create(
                message_id=uuid.uuid4(),
                channel="ice",
                sender=references.authority(self.code),
                recipient=to,
                type="CD050C",
                subject=subject or new_mrn(),
                state="pending",
                document_id=documents.store(data),
            )

    def stamp(self) -> int:
        with scope.scope(self.code):
            return stamper.stamp_all(self.context.signer, self.context.env)

    def send(self) -> int:
        return sender.send_due(self.context, self.pool)

    def collect(self, context: Context | None = None) -> int:
        return collector.collect(context or self.context, wait=0)

    def acknowledge(self) -> int:
        return acknowledger.send_acks(self.context)

    def shake_hands(self) -> None:
        handshake.shake_hands(self.context)

    def fill_gaps(self, later: timedelta = timedelta(0)) -> None:
        """Look for gaps, as if so much time had gone by since they were first seen."""
        with scope.scope(self.code):
            for gap in Gap.objects.all():
                Gap.objects.filter(id=gap.id).update(seen_at=gap.seen_at - later)
        gaps.fill(self.context)

    def due(self) -> None:
        """The time until the next repeat is over."""
        with scope.scope(self.code):
            OutboundMessage.objects.exclude(next_attempt_at=None).update(next_attempt_at=clock.machine_now())

    def out(self, row: OutboundMessage) -> OutboundMessage:
        """The row as it is now."""
        with scope.scope(self.code):
            return OutboundMessage.objects.select_related("document").get(pk=row.pk)

    def received(self, **facts: Any) -> list[InboundMessage]:
        with scope.scope(self.code):
            rows = InboundMessage.objects.select_related("document").filter(channel="ice", **facts)
            return list(rows.order_by("gen", "seq"))

    def alarms(self) -> list[tuple[str, str]]:
        """Open alarms: kind and matter."""
        with scope.scope(self.code):
            return list(Alarm.objects.filter(cleared_at=None).order_by("id").values_list("kind", "matter"))

    def evidence(self) -> list[str]:
        with scope.scope(self.code):
            return list(Alarm.objects.order_by("id").values_list("evidence", flat=True))

    def own(self) -> Participation:
        with scope.scope(self.code):
            return participation()
