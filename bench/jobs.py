"""What callers do, one piece at a time, in the thread that they do it in: ask for a reservation, release a movement, or the naive loop."""

import os
import threading
import time
from typing import Any
from uuid import UUID

import psycopg

from cats.kernel import ids
from cats.specification import codec
from cats.tenancy.scope import scope
from guarantees import handlers, ledger, selectors
from guarantees.usages import Kind
from ice_connector import process
from tests.guarantees import world as guarantees
from tests.transit import world as corridor
from transit.models import Movement
from transit.services import acts, submissions

PATIENCE = 60.0
_local = threading.local()


def ask(piece: tuple[str, int]) -> None:
    """Ask one guarantee for a reservation of 1 for one movement, and wait for the answer; what nobody posts, the caller does."""
    grn, number = piece
    request = asking(grn, number)
    with scope("GE"):
        handlers.queue([request])
    end = time.monotonic() + PATIENCE
    while (outcome := _outcome(request.request)) is None:
        if time.monotonic() > end:
            raise TimeoutError(f"no answer to {request.request}")
        with scope("GE"):
            ledger.post_waiting(grn)
    assert outcome == "registered", outcome


def asking(grn: str, number: int) -> Any:
    """A request of Azerbaijan, to which the answer goes through ICE."""
    mrn = guarantees.mrn(number, "AZ")
    return guarantees.asks(
        Kind.RESERVE,
        number,
        "1.00",
        grn=grn,
        id=ids.uuid7(),
        mrn=mrn,
        asked_by="NTA.AZ",
        departure_office="AZDM0003",
    )


def lodge(number: int) -> None:
    """A movement that is accepted, its guarantee checked; until then what a worker would do is done here."""
    message = corridor.declaration(f"BENCH{number:08d}", amount="1.00")
    with scope("GE"):
        submissions.lodge(codec.encode(message), actor=corridor.trader(corridor.HOLDER))
    _until(message.TransitOperation.LRN, "accepted", checked=True)


def release(number: int) -> None:
    """The officer releases an accepted movement; done when the guarantee is registered and the goods may go."""
    lrn = f"BENCH{number:08d}"
    with scope("GE"):
        movement = Movement.objects.get(lrn=lrn)
        acts.act(movement, "release", {}, actor=corridor.officer("GE", corridor.DEPARTURE))
    _until(lrn, "released")


def naive(piece: tuple[int, float]) -> None:
    """The loop that everybody writes first: lock the account, look, update it, insert the entry, commit."""
    account, amount = piece
    connection = _connection()
    row = connection.execute(
        "SELECT credit - used FROM bench_account WHERE id = %s FOR UPDATE", [account]
    ).fetchone()
    assert row is not None
    assert row[0] >= amount
    connection.execute("UPDATE bench_account SET used = used + %s WHERE id = %s", [amount, account])
    connection.execute("INSERT INTO bench_entry VALUES (%s, %s, %s)", [ids.uuid7(), account, amount])
    connection.commit()


def _connection() -> "psycopg.Connection[Any]":
    url = os.environ["DATABASE_URL"]
    if getattr(_local, "connection", None) is None:
        _local.connection = psycopg.connect(url)
    return _local.connection


def _outcome(request: UUID) -> str | None:
    with scope("GE"):
        answer = selectors.answer_to(request)
        return None if answer is None else answer.outcome


def _until(lrn: str, state: str, *, checked: bool = False) -> None:
    end = time.monotonic() + PATIENCE
    while not _stands(lrn, state, checked=checked):
        if time.monotonic() > end:
            raise TimeoutError(f"{lrn} never was {state}")
        with scope("GE"):
            ledger.post_waiting(corridor.GRN)
        process.sweep("GE")


def _stands(lrn: str, state: str, *, checked: bool) -> bool:
    with scope("GE"):
        found = Movement.objects.get(lrn=lrn) if Movement.objects.filter(lrn=lrn).exists() else None
        unchecked = found is not None and checked and found.guarantee_uses.filter(checked_at=None).exists()
        return found is not None and found.state == state and not unchecked
