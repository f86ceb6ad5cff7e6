"""Roles and databases on a PostgreSQL server, embedded or real, through its superuser.

The statements for roles stand in `deploy/*.sql`, the same files that `psql` runs on a real server.
"""

import re
import time
from collections.abc import Mapping
from pathlib import Path
from urllib.parse import urlsplit, urlunsplit

import psycopg
from psycopg import sql

ROLES_SQL = Path(__file__).resolve().parents[2] / "deploy" / "roles.sql"
HUB_ROLE_SQL = ROLES_SQL.with_name("hub-role.sql")
_VARIABLE = re.compile(r""":(['"])(\w+)\1""")


def with_database(url: str, name: str) -> str:
    """The same URL, naming another database."""
    return urlunsplit(urlsplit(url)._replace(path=f"/{name}"))


def with_user(url: str, user: str, password: str) -> str:
    """The same URL, signing in as another role."""
    parts = urlsplit(url)
    return urlunsplit(parts._replace(netloc=f"{user}:{password}@{parts.hostname}:{parts.port}"))


def ensure_roles(superuser_url: str, passwords: Mapping[str, str]) -> None:
    """Makes the three roles and gives them the database that the URL names; safe to repeat.

    `passwords` has the keys `migrator` and `app`.
    """
    run_script(superuser_url, ROLES_SQL, {f"{role}_password": word for role, word in passwords.items()})


def ensure_hub_role(superuser_url: str, password: str) -> None:
    """Makes the role `ice_hub` and gives it the database that the URL names; safe to repeat."""
    run_script(superuser_url, HUB_ROLE_SQL, {"hub_password": password})


def run_script(superuser_url: str, script: Path, values: Mapping[str, str]) -> None:
    """Runs a psql script in one transaction, with `:'name'` and `:"name"` filled in as psql does.

    `database` is the database that the URL names, besides the given values.
    """
    known = {**values, "database": urlsplit(superuser_url).path.lstrip("/")}
    with psycopg.connect(superuser_url) as connection:

        def fill(found: re.Match[str]) -> str:
            value = known[found[2]]
            quoted = sql.Literal(value) if found[1] == "'" else sql.Identifier(value)
            return quoted.as_string(connection)

        text = _VARIABLE.sub(fill, _without_comments(script.read_text()))
        connection.execute(text.encode())


def _without_comments(text: str) -> str:
    return re.sub(r"(?m)^\s*--.*$", "", text)


def database_exists(superuser_url: str, name: str) -> bool:
    """Whether the server has a database of that name."""
    with psycopg.connect(superuser_url) as connection:
        query = "SELECT 1 FROM pg_database WHERE datname = %s"
        return connection.execute(query, [name]).fetchone() is not None


def create_database(superuser_url: str, name: str, template: str | None = None) -> None:
    """Creates a database; a copy of `template` gets that database's owner and connection rights too.

    Waits up to 10 s for the last session on the template to end. Raises psycopg.Error otherwise.
    """
    end = time.monotonic() + 10
    while True:
        try:
            return _create(superuser_url, name, template)
        except psycopg.errors.ObjectInUse:
            if time.monotonic() > end:
                raise
            time.sleep(0.05)


def _create(superuser_url: str, name: str, template: str | None) -> None:
    statement = sql.SQL("CREATE DATABASE {} TEMPLATE {} STRATEGY {}").format(
        sql.Identifier(name), sql.Identifier(template or "template0"), sql.SQL("wal_log")
    )
    with psycopg.connect(with_database(superuser_url, "postgres"), autocommit=True) as connection:
        connection.execute(statement)
        if template:
            _copy_rights(connection, name, template)


def _copy_rights(connection: "psycopg.Connection[tuple[object, ...]]", name: str, template: str) -> None:
    """Owner and CONNECT rights belong to the database, so a copy of its content does not carry them."""
    found = connection.execute(
        "SELECT pg_get_userbyid(datdba),"
        " (SELECT array_agg(DISTINCT pg_get_userbyid(grantee)) FROM aclexplode(datacl) WHERE grantee <> 0)"
        " FROM pg_database WHERE datname = %s",
        [template],
    ).fetchone()
    assert found is not None
    owner, grantees = str(found[0]), found[1] or []
    assert isinstance(grantees, list)
    database = sql.Identifier(name)
    revoke = sql.SQL("REVOKE ALL ON DATABASE {} FROM PUBLIC").format(database)
    change = sql.SQL("ALTER DATABASE {} OWNER TO {}").format(database, sql.Identifier(owner))
    connection.execute(change)
    connection.execute(revoke)
    for role in grantees:
        grant = sql.SQL("GRANT CONNECT, TEMPORARY ON DATABASE {} TO {}")
        connection.execute(grant.format(database, sql.Identifier(str(role))))


def drop_database(superuser_url: str, name: str) -> None:
    """Drops a database if it exists, ending the sessions on it."""
    statement = sql.SQL("DROP DATABASE IF EXISTS {} WITH (FORCE)").format(sql.Identifier(name))
    with psycopg.connect(with_database(superuser_url, "postgres"), autocommit=True) as connection:
        connection.execute(statement)
