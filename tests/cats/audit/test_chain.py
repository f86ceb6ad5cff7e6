"""The chain finds every edit, removal, addition and move; an anchor kept elsewhere finds a cut-off tail."""

from datetime import timedelta

import psycopg
import pytest
from django.core.management import call_command

from cats.audit import chain, log, tasks
from cats.audit.models import AuditChain, AuditChained, AuditEntry
from cats.kernel import clock
from cats.kernel.actors import SYSTEM
from cats.tenancy.scope import scope


def write(count, code="GE"):
    with scope(code):
        return [str(log.record("user.created", actor=SYSTEM, number=n).id) for n in range(count)]


def extend(code="GE"):
    with scope(code):
        return chain.extend()


def breaks(*anchors, code="GE"):
    with scope(code):
        return [(found.where, found.what) for found in chain.verify(anchors)]


@pytest.fixture
def tamper(servers, database_name):
    """Runs statements as a superuser who switches every guard off, as somebody with the machine could."""

    def run(*statements):
        with psycopg.connect(servers.superuser_url(database_name)) as connection:
            connection.execute("SET session_replication_role = replica")
            for statement in statements:
                connection.execute(statement)

    return run


@pytest.fixture
def chained(cast):
    """Seven entries in two links."""
    ids = write(4)
    extend()
    ids += write(3)
    extend()
    assert breaks() == []
    return ids


def test_links_number_on_and_each_holds_the_digest_of_the_one_before(cast):
    write(3), extend(), write(2), extend(), extend()

    with scope("GE"):
        first, second = AuditChain.objects.order_by("number")
        assert (first.number, first.count, first.previous) == (1, 3, "")
        assert (second.number, second.count, second.previous) == (2, 2, first.digest)


def test_each_entry_is_covered_once_in_batches(cast, monkeypatch):
    monkeypatch.setattr(chain, "BATCH", 2)
    write(5)

    assert extend() == 5
    assert extend() == 0
    with scope("GE"):
        assert [link.count for link in AuditChain.objects.order_by("number")] == [2, 2, 1]
        assert AuditChained.objects.count() == 5
    assert breaks() == []


def test_a_late_committer_with_an_older_id_is_covered_by_the_next_link(cast):
    with scope("GE"):
        late = log.record("user.created", actor=SYSTEM)
        content = {field.attname: getattr(late, field.attname) for field in AuditEntry._meta.fields}
    early = chain._earliest_id(clock.machine_now() - timedelta(minutes=50))
    extend()
    with scope("GE"):
        AuditEntry.objects.create(**{**content, "id": early})

    assert extend() == 1
    assert breaks() == []


def test_each_administration_has_a_chain_of_its_own(cast):
    write(2), write(1, "AZ")
    tasks.extend_chains()

    for code, count in (("GE", 2), ("AZ", 1)):
        with scope(code):
            link = chain.head()
            assert link is not None
            assert link.count == count
    with scope("KZ"):
        assert chain.head() is None


@pytest.mark.commits
def test_every_way_of_tampering_is_found_and_named(chained, tamper, capsys):
    call_command("audit", "verify")
    assert "GE: the audit holds; head GE:2:" in capsys.readouterr().out

    tamper(f"UPDATE audit_auditentry SET facts = '{{}}' WHERE id = '{chained[1]}'")

    with pytest.raises(SystemExit, match="1"):
        call_command("audit", "verify", "--administration", "GE")
    assert capsys.readouterr().err == f"GE: entry {chained[1]} was changed (link 1)\n"


@pytest.mark.commits
@pytest.mark.parametrize(
    "column", ["at", "verb", "actor_label", "outcome", "mrn", "subject_id", "request_id"]
)
def test_an_edit_of_any_column_is_found(chained, tamper, column):
    changed = "at + interval '1 second'" if column == "at" else "'x'"
    tamper(f"UPDATE audit_auditentry SET {column} = {changed} WHERE id = '{chained[5]}'")

    assert breaks() == [(f"entry {chained[5]}", "was changed (link 2)")]


@pytest.mark.commits
def test_a_removed_entry_is_found(chained, tamper):
    tamper(f"DELETE FROM audit_auditentry WHERE id = '{chained[2]}'")

    assert breaks() == [(f"entry {chained[2]}", "was removed (link 1)")]


@pytest.mark.commits
def test_an_entry_removed_with_its_cover_is_found(chained, tamper):
    tamper(
        f"DELETE FROM audit_auditentry WHERE id = '{chained[2]}'",
        f"DELETE FROM audit_auditchained WHERE entry_id = '{chained[2]}'",
    )

    assert [where for where, _ in breaks()] == ["link 1"]


@pytest.mark.commits
def test_entries_moved_against_each_other_are_found(chained, tamper):
    a, b = chained[0], chained[1]
    tamper(
        f"UPDATE audit_auditchained SET position = 99 WHERE entry_id = '{a}'",
        f"UPDATE audit_auditchained SET position = 0 WHERE entry_id = '{b}'",
        f"UPDATE audit_auditchained SET position = 1 WHERE entry_id = '{a}'",
    )

    assert [where for where, _ in breaks()] == ["link 1"]


@pytest.mark.commits
def test_an_edit_with_a_recomputed_digest_is_found_by_its_link(chained, tamper):
    with scope("GE"):
        entry = AuditEntry.objects.get(pk=chained[0])
        entry.mrn = "x"
        forged = chain.entry_digest(entry)
    tamper(
        f"UPDATE audit_auditentry SET mrn = 'x' WHERE id = '{chained[0]}'",
        f"UPDATE audit_auditchained SET digest = '{forged}' WHERE entry_id = '{chained[0]}'",
    )

    assert [where for where, _ in breaks()] == ["link 1"]


@pytest.mark.commits
def test_a_removed_link_in_the_middle_is_found(chained, tamper):
    tamper("DELETE FROM audit_auditchain WHERE number = 1")

    assert breaks()[:2] == [("link 1", "is missing"), ("link 2", "does not continue the link before it")]


@pytest.mark.commits
def test_a_cut_off_tail_is_found_by_the_anchor_kept_elsewhere(chained, tamper, capsys):
    call_command("audit", "head", "--administration", "GE")
    anchor = capsys.readouterr().out.strip()
    tamper(
        *(f"DELETE FROM audit_auditentry WHERE id = '{entry}'" for entry in chained[4:]),
        "DELETE FROM audit_auditchained WHERE chain_id = (SELECT id FROM audit_auditchain WHERE number = 2)",
        "DELETE FROM audit_auditchain WHERE number = 2",
    )
    assert breaks() == []

    with pytest.raises(SystemExit, match="1"):
        call_command("audit", "verify", "--anchor", anchor)
    assert capsys.readouterr().err == "GE: link 2 is missing\n"


@pytest.mark.commits
def test_a_rebuilt_chain_is_found_by_the_anchor(chained, tamper):
    with scope("GE"):
        link = chain.head()
        assert link is not None
    tamper("UPDATE audit_auditchain SET digest = repeat('0', 64) WHERE number = 2")

    assert ("link 2", "is not the one that was anchored") in breaks((2, link.digest))


@pytest.mark.commits
def test_a_backdated_entry_written_past_the_chain_is_found(chained, tamper):
    old = chain._earliest_id(clock.machine_now() - timedelta(days=2))
    tamper(
        "CREATE TEMP TABLE forged AS SELECT * FROM audit_auditentry LIMIT 1",
        f"UPDATE forged SET id = '{old}'",
        "INSERT INTO audit_auditentry SELECT * FROM forged",
    )

    assert extend() == 0
    assert breaks() == [(f"entry {old}", "is covered by no link")]
