"""The lock that everything about one movement takes first: advisory, of the transaction, on (administration, key)."""

from django.db import connection

from cats.tenancy import scope


def hold(key: str) -> None:
    """Wait for and take the lock of an MRN (or a declaration's id before there is one), until the transaction ends."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(hashtextextended(%s, 0))", [_name(key)])


def try_hold(key: str) -> bool:
    """Take the lock if nobody has it; False without waiting when somebody does."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_try_advisory_xact_lock(hashtextextended(%s, 0))", [_name(key)])
        taken: bool = cursor.fetchone()[0]
        return taken


def _name(key: str) -> str:
    return f"{scope.current()}:{key}"
