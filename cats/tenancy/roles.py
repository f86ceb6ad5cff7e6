"""The database role at start-up: the application must be neither superuser nor owner nor able to bypass row-level security."""

from django.core.exceptions import ImproperlyConfigured
from django.db import connection

UNSAFE = """
    SELECT rolname, rolsuper, rolbypassrls,
           EXISTS (SELECT FROM pg_class WHERE relkind IN ('r', 'p') AND relnamespace = 'public'::regnamespace
                   AND pg_has_role(current_user, relowner, 'MEMBER'))
    FROM pg_roles WHERE rolname = current_user
"""


def refuse_unsafe_role() -> None:
    """Raise `ImproperlyConfigured` when row-level security would not bind the role of `DATABASE_URL`."""
    with connection.cursor() as cursor:
        cursor.execute(UNSAFE)
        name, superuser, bypass, owner = cursor.fetchone()
    reasons = [
        reason
        for unsafe, reason in (
            (superuser, "is a superuser"),
            (bypass, "may bypass row-level security"),
            (owner, "owns tables"),
        )
        if unsafe
    ]
    if reasons:
        raise ImproperlyConfigured(
            f"The database role {name} {' and '.join(reasons)}: tenants would see each other's rows. "
            "Use the role cats_app in DATABASE_URL (deploy/roles.sql makes it)."
        )


def refuse_unsafe_durability() -> None:
    """Raise `ImproperlyConfigured` when the server would acknowledge what a crash can lose."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT name, setting FROM pg_settings WHERE name IN ('fsync', 'full_page_writes', 'synchronous_commit')"
        )
        off = sorted(name for name, setting in cursor.fetchall() if setting == "off")
    if off:
        raise ImproperlyConfigured(
            f"PostgreSQL runs with {', '.join(off)} off: acknowledged messages could be lost. Switch it on."
        )


def refuse_unsafe_database() -> None:
    """What every process of the application asks before it serves: role and durability."""
    refuse_unsafe_role()
    refuse_unsafe_durability()
