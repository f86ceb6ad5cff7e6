"""The verification sees what only the owner of the tables could break."""

import psycopg
import pytest
from django.core.management import CommandError, call_command

from cats.tenancy.scope import scope
from guarantees import invariants
from guarantees.usages import Kind
from tests.guarantees import world
from tests.guarantees.world import asks, post, reserve

pytestmark = pytest.mark.commits

OFF, ON = (f"ALTER TABLE guarantees_{{}} {switch} TRIGGER USER" for switch in ("DISABLE", "ENABLE"))


@pytest.fixture
def tamper(servers, database_name):
    """Runs statements as the migrator, with the ledger's trigger off."""

    def run(*statements):
        with psycopg.connect(servers.migrator_url(database_name)) as connection:
            connection.execute("SELECT set_config('cats.migration', 'on', false)")
            for statement in (OFF.format("transfer"), *statements, ON.format("transfer")):
                connection.execute(statement)

    return run


@pytest.mark.slow
def test_every_kind_of_damage_is_found(tamper):
    world.administrations("GE")
    world.guarantee()
    reserve(1, 400)
    post(asks(Kind.CREDIT, 1, after=9))
    reserve(2, 300)
    assert found() == set()

    for damage, finding in DAMAGE:
        tamper(damage)
        assert finding in found(), damage

    with pytest.raises(CommandError, match="NOT sound"):
        call_command("ledger", "verify")


DAMAGE = (
    (
        "UPDATE guarantees_account SET balance = balance + 1 WHERE kind = 'available'",
        "a balance is the sum of the transfers of its account",
    ),
    (
        "UPDATE guarantees_account SET balance = balance + 1 WHERE kind = 'reserved'",
        "reference amount = available + reserved, none below zero",
    ),
    (
        "UPDATE guarantees_account SET balance = balance - 3 WHERE kind = 'liability'",
        "all balances of a currency sum to zero",
    ),
    (
        "UPDATE guarantees_transfer SET sequence = 99 WHERE sequence = 1",
        "postings of a guarantee are numbered without a gap",
    ),
    (
        "UPDATE guarantees_transfer SET amount = 1 WHERE kind = 'return_headroom'",
        "a reservation begins once and ends at most once, with its whole amount",
    ),
    (
        "UPDATE guarantees_transfer SET kind = 'reserve', reservation = gen_random_uuid()"
        " WHERE kind = 'return_headroom'",
        "a movement holds at most one open reservation under a guarantee",
    ),
    (
        "DELETE FROM guarantees_answer WHERE id = (SELECT max(id::text)::uuid FROM guarantees_answer)",
        "every request is either answered once or waits",
    ),
    ("UPDATE guarantees_answer SET outcome = 'refused'", "a refused or void request posts no reservation"),
)


def found():
    with scope("GE"):
        return {broken.invariant for broken in invariants.broken()}
