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


def _statements(table: str) -> list[str]:
    return [
        f'ALTER TABLE "{table}" ENABLE ROW LEVEL SECURITY',
        f'ALTER TABLE "{table}" FORCE ROW LEVEL SECURITY',
        f'CREATE POLICY tenant ON "{table}" FOR ALL TO {APP} USING ({HERE}) WITH CHECK ({HERE})',
        f'CREATE POLICY migration ON "{table}" FOR ALL TO {OWNER} USING ({MIGRATING}) WITH CHECK ({MIGRATING})',
    ]
