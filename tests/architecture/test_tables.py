"""Every table is tenant-owned and secured, or global for a reason that is written down."""

import pytest
from django.apps import apps
from django.db import connection

from cats.tenancy.global_tables import GLOBAL_TABLES
from cats.tenancy.models import TenantModel

ACCOUNTS = (
    "accounts_user",
    "accounts_client",
    "accounts_authenticatorapp",
    "accounts_passkey",
    "accounts_recoverycode",
    "accounts_opensession",
    "accounts_onetimelink",
    "accounts_failedproof",
    "accounts_resetrequest",
)
TENANT_OWNED = {model._meta.db_table: model for model in apps.get_models() if issubclass(model, TenantModel)}


@pytest.fixture
def rows(db):
    def run(sql: str) -> list[tuple]:
        with connection.cursor() as cursor:
            cursor.execute(sql)
            return cursor.fetchall()

    return run


def test_every_table_is_tenant_owned_or_global_for_a_reason(rows):
    tables = {name for (name,) in rows("SELECT tablename FROM pg_tables WHERE schemaname = 'public'")}

    assert tables - set(TENANT_OWNED) - set(GLOBAL_TABLES) == set()
    assert set(GLOBAL_TABLES) - tables == set()
    assert all(GLOBAL_TABLES.values())


def test_row_level_security_is_enabled_and_forced_on_every_tenant_owned_table(rows):
    secured = {
        name
        for (name,) in rows(
            "SELECT relname FROM pg_class WHERE relkind = 'r' AND relrowsecurity AND relforcerowsecurity"
        )
    }

    assert {*TENANT_OWNED, *ACCOUNTS} - secured == set()


def test_every_tenant_owned_table_has_its_two_policies_for_all_commands(rows):
    policies = rows("SELECT tablename, policyname, cmd, roles::text FROM pg_policies ORDER BY 1, 2")

    wanted = {
        policy
        for table in (*TENANT_OWNED, *ACCOUNTS)
        for policy in ((table, "tenant", "ALL", "{cats_app}"), (table, "migration", "ALL", "{cats_owner}"))
    }
    assert set(policies) == wanted


def test_every_foreign_key_between_tenant_owned_tables_holds_the_administration(rows):
    single = rows(
        "SELECT conrelid::regclass::text, conname FROM pg_constraint WHERE contype = 'f' AND array_length(conkey, 1) = 1"
        " AND confrelid <> 'tenancy_administration'::regclass"
    )
    composite = rows(
        "SELECT conrelid::regclass::text FROM pg_constraint WHERE contype = 'f' AND array_length(conkey, 1) = 2"
    )

    references = {
        (table, field.related_model._meta.db_table)
        for table, model in TENANT_OWNED.items()
        for field in model._meta.local_fields
        if field.is_relation and field.related_model._meta.db_table in TENANT_OWNED
    }
    assert {table for table, _ in references} - {name for (name,) in composite} == set()
    targets = {
        (name, target)
        for name, target in rows(
            "SELECT conrelid::regclass::text, confrelid::regclass::text FROM pg_constraint"
            " WHERE contype = 'f' AND array_length(conkey, 1) = 1"
        )
        if target in TENANT_OWNED
    }
    assert targets == set(), single


def test_what_is_append_only_cannot_be_changed_by_the_application(rows):
    granted = rows(
        "SELECT table_name, privilege_type FROM information_schema.role_table_grants WHERE grantee = 'cats_app'"
    )
    append_only = {table for table, model in TENANT_OWNED.items() if model.append_only}

    assert {(t, p) for t, p in granted if t in append_only} == {
        (t, p) for t in append_only for p in ("SELECT", "INSERT")
    }
    assert {p for t, p in granted if t in TENANT_OWNED} == {"SELECT", "INSERT", "UPDATE", "DELETE"}


def test_the_application_owns_nothing_and_may_create_nothing(rows):
    assert rows("SELECT count(*) FROM pg_class WHERE relowner = 'cats_app'::regrole") == [(0,)]
    assert rows("SELECT has_schema_privilege('cats_app', 'public', 'CREATE')") == [(False,)]


def test_every_unique_key_of_a_tenant_owned_table_begins_with_the_administration():
    wrong = [
        f"{model.__name__}: {constraint.name}"
        for model in TENANT_OWNED.values()
        for constraint in model._meta.constraints
        if getattr(constraint, "fields", None) and constraint.fields[0] != "administration"
    ]

    assert wrong == []
