"""What the database itself refuses to the application's role, whatever the program asks: raw SQL as `cats_app`."""

from datetime import UTC, datetime
from decimal import Decimal

import pytest
from django.db import DatabaseError, IntegrityError, ProgrammingError, connection, transaction

from cats.kernel import ids
from cats.tenancy.scope import scope
from guarantees.models import Account, Guarantee, ReservationRequest, Transfer, Usage
from guarantees.usages import Kind
from tests.guarantees import world
from tests.guarantees.world import asks, balance, post

pytestmark = pytest.mark.usefixtures("reserved")


@pytest.fixture
def reserved(georgia):
    """USD 400 of 1 000 reserved by a movement."""
    post(asks(Kind.RESERVE, 1, 400))


def attempt(sql, *params):
    """Run a statement as the application in Georgia's scope, in a savepoint."""
    with scope("GE"), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(sql, params)


@pytest.mark.parametrize(
    "sql",
    [
        "UPDATE guarantees_account SET balance = balance + 100 WHERE kind = 'available'",
        "UPDATE guarantees_account SET balance = 0",
        "DELETE FROM guarantees_account",
        "UPDATE guarantees_transfer SET amount = 1",
        "DELETE FROM guarantees_transfer",
        "TRUNCATE guarantees_transfer",
        "TRUNCATE guarantees_account CASCADE",
        "UPDATE guarantees_usage SET mrn = ''",
        "DELETE FROM guarantees_usage",
        "UPDATE guarantees_answer SET outcome = 'registered'",
        "DELETE FROM guarantees_answer",
        "UPDATE guarantees_reservationrequest SET amount = 0",
        "DELETE FROM guarantees_reservationrequest",
        "ALTER TABLE guarantees_transfer DISABLE TRIGGER ALL",
        "DROP TRIGGER post_transfers ON guarantees_transfer",
        "SELECT guarantees_post_transfers()",
    ],
)
def test_what_was_written_cannot_be_changed(sql):
    with pytest.raises(ProgrammingError):
        attempt(sql)
    assert balance() == (400, 0, 600)


def test_not_even_with_the_switch_of_the_migrations():
    with pytest.raises(ProgrammingError):
        attempt("SET LOCAL cats.migration = 'on'; UPDATE guarantees_account SET balance = 0")
    assert balance() == (400, 0, 600)


def transfer(**changes):
    """A lawful second reservation of USD 10, unless changed."""
    with scope("GE"):
        guarantee = Guarantee.objects.get(grn=world.GRN)
        accounts = {account.kind: account for account in Account.objects.filter(guarantee=guarantee)}
        details = {
            "guarantee": guarantee,
            "sequence": 99,
            "kind": "reserve",
            "debit": accounts["reserved"],
            "credit": accounts["available"],
            "amount": Decimal(10),
            "currency": "USD",
            "usage": Usage.objects.first(),
            "reservation": ids.uuid7(),
            "request": ReservationRequest.objects.first(),
            "posted_at": datetime(2026, 6, 1, tzinfo=UTC),
        }
        changes = {name: accounts.get(value, value) for name, value in changes.items()}
        with transaction.atomic():
            Transfer.objects.create(**(details | changes))


@pytest.mark.parametrize(
    "changes",
    [
        {"amount": Decimal(0)},
        {"amount": Decimal(-10)},
        {"amount": Decimal("600.01")},
        {"debit": "available"},
        {"debit": "available", "credit": "reserved", "kind": "release", "amount": Decimal("400.01")},
        {"debit": "undertaken", "credit": "available", "amount": Decimal("600.01"), "kind": "undertake"},
        {"debit": "liability", "credit": "credited_liable", "kind": "end_liability"},
        {"currency": "EUR"},
        {"request": None},
        {"request": None, "kind": "undertake"},
        {"sequence": 1},
    ],
)
def test_a_transfer_that_breaks_an_invariant_is_refused(changes):
    with pytest.raises(IntegrityError):
        transfer(**changes)
    assert balance() == (400, 0, 600)


def test_a_reservation_can_be_ended_only_once():
    with scope("GE"):
        reservation = ReservationRequest.objects.get().request
    back = {"debit": "available", "credit": "reserved", "reservation": reservation, "amount": Decimal(400)}
    transfer(**back, kind="release")
    assert balance() == (0, 0, 1000)
    post(asks(Kind.RESERVE, 2, 500))
    with pytest.raises(IntegrityError):
        transfer(**back, kind="void", sequence=100)
    with pytest.raises(IntegrityError):
        transfer(reservation=reservation)


def test_a_lawful_transfer_moves_both_balances():
    transfer()
    assert balance() == (410, 0, 590)


def test_a_transfer_between_two_guarantees_is_refused():
    other = world.guarantee(grn="26GE0000OTHER0012")
    with scope("GE"):
        foreign = Account.objects.get(guarantee=other, kind="reserved")
    with pytest.raises(IntegrityError, match="one guarantee"):
        transfer(debit=foreign)


def test_an_account_opens_empty():
    with scope("GE"):
        guarantee = Guarantee.objects.get()
    with pytest.raises(IntegrityError, match="opens empty"):
        attempt(
            "INSERT INTO guarantees_account (id, administration_id, guarantee_id, kind, currency, balance)"
            " VALUES (%s, 'GE', %s, 'spare', 'USD', 5)",
            ids.uuid7(),
            guarantee.pk,
        )


def test_another_administrations_row_cannot_be_written():
    world.administrations("AZ")
    with pytest.raises(DatabaseError):
        attempt(
            "INSERT INTO guarantees_waitingrequest (id, administration_id, request_id, grn)"
            " SELECT %s, 'AZ', id, grn FROM guarantees_reservationrequest",
            ids.uuid7(),
        )
