"""Migrations under forced row-level security: the owner is blind until the migration command says that it migrates."""

import psycopg
import pytest

from cats.tenancy import scope
from tests.toy.models import Box

MIGRATING = "SELECT set_config('cats.migration', 'on', false)"


@pytest.fixture
def migrator(servers, database_name, two):
    with psycopg.connect(servers.migrator_url(database_name)) as connection:
        yield connection


@pytest.fixture
def filled(two):
    for code in ("GE", "AZ"):
        with scope.scope(code):
            Box.objects.create(name="tea")


@pytest.mark.commits
def test_the_owner_sees_nothing_before_it_says_that_it_migrates(filled, migrator):
    assert migrator.execute("SELECT count(*) FROM toy_box").fetchone() == (0,)

    migrator.execute(MIGRATING)

    assert migrator.execute("SELECT count(*) FROM toy_box").fetchone() == (2,)


@pytest.mark.commits
def test_a_data_migration_and_a_new_foreign_key_reach_every_tenant(filled, migrator):
    migrator.execute(MIGRATING)

    changed = migrator.execute("UPDATE toy_box SET size = 7, parent_id = id").rowcount
    migrator.commit()
    migrator.execute(
        "ALTER TABLE toy_box ADD CONSTRAINT later FOREIGN KEY (administration_id, parent_id)"
        " REFERENCES toy_box (administration_id, id)"
    )
    migrator.commit()

    assert changed == 2
    for code in ("GE", "AZ"):
        with scope.scope(code):
            assert Box.objects.get().size == 7


@pytest.mark.commits
def test_a_new_foreign_key_finds_what_breaks_it_in_any_tenant(filled, migrator):
    with scope.scope("AZ"):
        Box.objects.update(size=1)
    migrator.execute(MIGRATING)
    migrator.execute("ALTER TABLE toy_box DROP CONSTRAINT toy_box_parent_id_tenant")
    migrator.execute(
        "UPDATE toy_box SET parent_id = (SELECT id FROM toy_box WHERE administration_id = 'GE') WHERE administration_id = 'AZ'"
    )
    migrator.commit()

    with pytest.raises(psycopg.errors.ForeignKeyViolation):
        migrator.execute(
            "ALTER TABLE toy_box ADD CONSTRAINT later FOREIGN KEY (administration_id, parent_id)"
            " REFERENCES toy_box (administration_id, id)"
        )
