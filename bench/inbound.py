"""A message through ICE, fully processed, against bare parse + XSD + one commit (goal P1).

Fully: both signatures verified, digest, custody with a signed acknowledgement, decoded, state moved, log, audit, durable.
"""

import base64
import uuid
from collections.abc import Iterator
from itertools import count
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import psycopg
from lxml import etree

from bench.declarations import of_items
from bench.measuring import Scale, Side, alternated, rate
from bench.results import Result
from bench.site import FLUSHES, Site
from cats.kernel import clock, references
from cats.messaging.models import OutboundMessage
from cats.specification import codec
from cats.tenancy.scope import scope
from ice_connector import process
from ice_connector.link.collector import collect
from ice_connector.link.context import participation
from ice_connector.models import Acknowledgement
from ice_connector.protocol import wire
from ice_connector.protocol.directory import HUB
from ice_connector.protocol.signer import KeySigner
from tests.ice_connector.protocol import world as keys
from tests.transit import world as corridor
from transit.models import Movement

NAME = "inbound"
SIZES = ((1, 30, ">= 0.50"), (100, 15, ">= 0.75"))
SCHEMA = etree.XMLSchema(file=str(Path(codec.__file__).parent / "generated" / "xsd" / "cats.xsd"))
_serials = count(500_000)
_places = count(1)


def measure(site: Site, scale: Scale) -> Iterator[Result]:
    """The announcement of a movement (CD050C) at an office of transit, with 1 and with 100 items."""
    with site.database(NAME) as database:
        corridor.build()
        for items, messages, goal in SIZES:
            document, mrn = announcement(items)
            for how in FLUSHES:
                site.flush(how)
                sides = _sides(document, mrn, scale.of(messages), site.app_url(database))
                found = alternated(scale, sides)
                what = f"CD050C of {items} items, custody and processing, {how}, messages/s"
                yield Result(NAME, what, found["full"], found["bare"], goal)


def _sides(document: bytes, mrn: str, number: int, url: str) -> dict[str, Side]:
    return {
        "full": lambda: full(varied(document, mrn, number)),
        "bare": lambda: bare(url, varied(document, mrn, number)),
    }


def announcement(items: int) -> tuple[bytes, str]:
    """The CD050C of a movement with that many items, as Georgia sends it to Azerbaijan, and its MRN."""
    record = corridor.lodge(of_items(items))
    assert record.state == "accepted", corridor.letters(corridor.HOLDER)[-1]
    released = corridor.act(record, "release")
    assert released.state == "released", released.state
    with scope("GE"):
        sent = OutboundMessage.objects.get(type="CD050C", mrn=record.mrn, recipient="NTA.AZ")
        return sent.data, record.mrn


def varied(document: bytes, mrn: str, number: int) -> list[tuple[str, uuid.UUID, bytes]]:
    """The document for that many further movements: MRN, message id and bytes of each."""
    sent = codec.decode(document).messageIdentification.encode()
    made = []
    for _ in range(number):
        other, id = references.make_mrn(clock.today("UTC"), "GE", next(_serials)), uuid.uuid4()
        made.append(
            (other, id, document.replace(mrn.encode(), other.encode()).replace(sent, id.hex.encode()))
        )
    return made


def bare(url: str, messages: list[tuple[str, uuid.UUID, bytes]]) -> float:
    """Parse, validate, insert one row, commit: for each message."""
    with psycopg.connect(url) as connection:

        def work() -> None:
            for mrn, id, document in messages:
                assert SCHEMA.validate(etree.fromstring(document))
                connection.execute("INSERT INTO bench_message VALUES (%s, %s)", [id, mrn])
                connection.commit()

        return rate(len(messages), work)


def full(messages: list[tuple[str, uuid.UUID, bytes]]) -> float:
    """Collect the messages from a hub that answers at once, then process them as a worker does."""
    context = _context([_entry(*message) for message in messages])
    begun = _acknowledged()

    def work() -> None:
        assert collect(context) == len(messages)
        assert process.sweep("AZ") == len(messages)

    measured = rate(len(messages), work)
    mrns = [mrn for mrn, _, _ in messages]
    with scope("AZ"):
        assert Movement.objects.filter(mrn__in=mrns, state="expected").count() == len(messages)
    assert _acknowledged() - begun == len(messages)
    return measured


def _acknowledged() -> int:
    with scope("AZ"):
        return Acknowledgement.objects.filter(verdict="accepted").count()


def _entry(mrn: str, id: uuid.UUID, document: bytes) -> wire.MessageEntry:
    """The entry of the log with which the hub hands a message over."""
    claims = keys.message(document, id=str(id), type="CD050C", subject=mrn, seq=next(_places))
    return wire.MessageEntry(
        cursor=f"1.{claims.seq}",
        message=keys.signed("GE", claims.TYP, claims.payload()),
        receipt=keys.signed(HUB, "ice-receipt", keys.receipt(claims).payload()),
        ack=None,
        document=base64.b64encode(document).decode(),
    )


def _context(entries: list[wire.MessageEntry]) -> Any:
    """Azerbaijan's end of the link, with a hub that answers with these entries."""
    answer = wire.Inbox(entries=[*entries], next=entries[-1].cursor or "")
    with scope("AZ"):
        participation()
    return SimpleNamespace(
        participant="AZ",
        env="test",
        epoch=keys.EPOCH,
        directory=keys.directory(),
        signer=KeySigner({"AZ": keys.private_key("AZ")}),
        saw_epoch=lambda epoch: None,
        client=SimpleNamespace(inbox=lambda *asked: answer),
    )
