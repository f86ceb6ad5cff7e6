"""Row-level security for accounts: rows of the administration in scope; outside every scope those of nobody's."""

from typing import Any

from django.db.migrations import RunSQL

from cats.tenancy.operations import APP, MIGRATING, OWNER

HERE = (
    "administration_id IS NOT DISTINCT FROM NULLIF((SELECT current_setting('cats.administration', true)), '')"
)


def secure_accounts(*tables: str) -> RunSQL:
    """Enable and force row-level security for all commands on tables whose `administration_id` may be null."""
    statements: list[Any] = [statement for table in tables for statement in _statements(table)]
    return RunSQL(statements, RunSQL.noop)


def bind_to_users(*tables: str) -> RunSQL:
    """A row of a user carries his administration: a composite key beside Django's own, which row-level security cannot see."""
    key = (
        "CREATE UNIQUE INDEX IF NOT EXISTS accounts_user_tenant_key ON accounts_user (administration_id, id)"
    )
    bonds: list[Any] = [
        f'ALTER TABLE "{table}" ADD CONSTRAINT "{table}_tenant_user" FOREIGN KEY (administration_id, user_id) '
        "REFERENCES accounts_user (administration_id, id) DEFERRABLE INITIALLY DEFERRED"
        for table in tables
    ]
    return RunSQL([key, *bonds], RunSQL.noop)


def _statements(table: str) -> list[str]:
    return [
        f'ALTER TABLE "{table}" ENABLE ROW LEVEL SECURITY',
        f'ALTER TABLE "{table}" FORCE ROW LEVEL SECURITY',
        f'CREATE POLICY tenant ON "{table}" FOR ALL TO {APP} USING ({HERE}) WITH CHECK ({HERE})',
        f'CREATE POLICY migration ON "{table}" FOR ALL TO {OWNER} USING ({MIGRATING}) WITH CHECK ({MIGRATING})',
    ]
