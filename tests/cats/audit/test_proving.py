"""The proof that a worker makes: link after link, to the end, and what it says of a chain that somebody touched."""

import psycopg
import pytest

from cats.accounts.actors import actor_of
from cats.audit import chain, log, proving, tasks
from cats.audit.models import AuditEntry, ChainProof
from cats.kernel.actors import SYSTEM
from cats.tenancy.scope import scope


@pytest.fixture
def chained(cast, monkeypatch):
    """Five links of two entries each; a step of the worker looks at two links."""
    monkeypatch.setattr(proving, "LINKS_A_STEP", 2)
    ids = []
    for _ in range(5):
        with scope("GE"):
            ids += [str(log.record("user.created", actor=SYSTEM, number=n).id) for n in range(2)]
        with scope("GE"):
            chain.extend()
    return ids


def begin(cast):
    with scope("GE"):
        return proving.begin(actor_of(cast.ge.auditor))


def proof():
    with scope("GE"):
        return ChainProof.objects.get()


def test_a_sound_chain_is_proven_in_steps_and_the_last_link_is_said(cast, chained):
    begin(cast)
    assert (proof().checked, proof().finished_at) == (0, None)

    assert proving._step_in_scope("GE")
    assert (proof().checked, proof().finished_at) == (2, None)
    tasks.prove_chains()

    found = proof()
    assert (found.checked, found.up_to, found.broken, found.breaks) == (5, 5, 0, [])
    assert found.finished_at is not None
    assert found.holds
    with scope("GE"):
        assert found.digest == chain.head().digest
    assert proving.prove("GE") == 0


def test_a_second_request_joins_the_proof_that_is_under_way(cast, chained):
    first = begin(cast)
    assert begin(cast).pk == first.pk
    tasks.prove_chains()
    with scope("GE"):
        assert proving.begin(actor_of(cast.ge.auditor)).pk != first.pk
        assert AuditEntry.objects.filter(verb="audit.proof_asked").count() == 2


def test_an_empty_chain_is_proven_too(cast):
    begin(cast)
    tasks.prove_chains()
    assert (proof().checked, proof().broken, proof().finished_at is not None) == (0, 0, True)


@pytest.mark.commits
def test_what_somebody_with_the_machine_changed_is_found(cast, chained, servers, database_name):
    begin(cast)
    with psycopg.connect(servers.superuser_url(database_name)) as connection:
        connection.execute("SET session_replication_role = replica")
        connection.execute(
            "UPDATE audit_auditentry SET verb = 'user.deactivated' WHERE id = %s", [chained[4]]
        )
        connection.execute("DELETE FROM audit_auditentry WHERE id = %s", [chained[9]])

    tasks.prove_chains()

    found = proof()
    assert found.breaks == [
        [f"entry {chained[4]}", "was changed (link 3)"],
        [f"entry {chained[9]}", "was removed (link 5)"],
    ]
    assert (found.broken, found.holds, found.checked) == (2, False, 5)


@pytest.mark.commits
def test_a_tail_that_was_cut_off_since_is_found(cast, chained, servers, database_name):
    begin(cast)
    with psycopg.connect(servers.superuser_url(database_name)) as connection:
        connection.execute("SET session_replication_role = replica")
        connection.execute(
            "DELETE FROM audit_auditchained WHERE chain_id IN (SELECT id FROM audit_auditchain WHERE number > 3)"
        )
        connection.execute("DELETE FROM audit_auditchain WHERE number > 3")

    tasks.prove_chains()

    assert ["link 4", "is missing"] in proof().breaks
