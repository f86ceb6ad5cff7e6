"""Everything that one administration owns, table by table, as JSON lines in one archive: for its exit and for auditors."""

import zipfile
from collections.abc import Callable
from pathlib import Path

from django.db import connection
from psycopg import sql

from cats.tenancy import scope

OWNED = """
    SELECT table_name FROM information_schema.columns
    WHERE table_schema = 'public' AND column_name = 'administration_id' ORDER BY table_name
"""
ROWS = sql.SQL("SELECT (to_jsonb(t) - %s::text[])::text FROM {table} AS t WHERE administration_id = %s")
WITHHELD = {
    "ice_connector_signingkey": ("private",),
    "accounts_user": ("password",),
    "accounts_client": ("client_secret",),
    "accounts_authenticatorapp": ("secret",),
    "accounts_recoverycode": ("digest",),
    "accounts_onetimelink": ("digest",),
    "accounts_opensession": ("session_key",),
    "transit_draft": ("secrets",),
}
"""Columns that leave the installation with nobody: private keys stay where they sign, hashes of secrets where they are checked."""


def export(administration: str, archive: Path) -> dict[str, int]:
    """Write the archive; returns the number of rows of each table.

    Which tables there are is asked of the database, so that none can be forgotten; what the scope does not see is not
    written. One line per row, columns by name, bytes as hex. Raises `FileExistsError` rather than overwrite.
    """
    counts: dict[str, int] = {}
    with zipfile.ZipFile(archive, "x", zipfile.ZIP_DEFLATED) as file, scope.scope(administration):
        for table in owned_tables():
            with file.open(f"{table}.jsonl", "w") as lines:
                counts[table] = _write(table, lines.write)
    return counts


def owned_tables() -> list[str]:
    """Every table with rows of an administration."""
    with connection.cursor() as cursor:
        cursor.execute(OWNED)
        return [name for (name,) in cursor.fetchall()]


def _write(table: str, write: Callable[[bytes], object]) -> int:
    query = ROWS.format(table=sql.Identifier(table))
    count = 0
    with connection.cursor() as cursor:
        cursor.execute(query, [list(WITHHELD.get(table, ())), scope.current()])
        for (line,) in cursor:
            write(line.encode() + b"\n")
            count += 1
    return count
