"""Migration operations that put tenancy in force in the database: row-level security, composite keys and grants."""

from typing import Any

from django.apps import apps as installed
from django.db import models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.operations.base import Operation

from cats.tenancy.fields import TenantForeignKey

OWNER, APP = "cats_owner", "cats_app"
IN_SCOPE = "administration_id = (SELECT current_setting('cats.administration', true))"
MIGRATING = "(SELECT current_setting('cats.migration', true)) = 'on'"


class SecureTenantTables(Operation):
    """Secure every tenant-owned table of the app; may be repeated at the end of later migrations.

    Each table gets row-level security, enabled and forced, for all commands; its `administration_id` from the scope;
    a key (administration_id, id) and composite foreign keys; and loses UPDATE, DELETE and TRUNCATE when append-only.
    """

    reduces_to_sql = True
    reversible = True

    def state_forwards(self, app_label: str, state: Any) -> None:
        """Nothing that Django's models could see."""

    def database_forwards(
        self, app_label: str, schema_editor: BaseDatabaseSchemaEditor, from_state: Any, to_state: Any
    ) -> None:
        tables = [
            model for model in to_state.apps.get_app_config(app_label).get_models() if is_tenant_owned(model)
        ]
        for model in tables:
            for statement in [*_rows_of_one_tenant(model), *_keys(model), *_grants(app_label, model)]:
                schema_editor.execute(statement)
        for model in tables:
            for statement in _composite_foreign_keys(model):
                schema_editor.execute(statement)

    def database_backwards(
        self, app_label: str, schema_editor: BaseDatabaseSchemaEditor, from_state: Any, to_state: Any
    ) -> None:
        """The tables go with their CreateModel."""

    def describe(self) -> str:
        return "Secure the app's tenant-owned tables"


def is_tenant_owned(model: type[models.Model]) -> bool:
    """Whether the model's rows belong to one administration."""
    return (
        any(
            isinstance(field, models.ForeignKey) and field.name == "administration" and not field.null
            for field in model._meta.local_fields
        )
        and model._meta.pk.name == "id"
    )


def _rows_of_one_tenant(model: type[models.Model]) -> list[str]:
    table = model._meta.db_table
    return [
        f'ALTER TABLE "{table}" ENABLE ROW LEVEL SECURITY',
        f'ALTER TABLE "{table}" FORCE ROW LEVEL SECURITY',
        f'DROP POLICY IF EXISTS tenant ON "{table}"',
        f'DROP POLICY IF EXISTS migration ON "{table}"',
        f'CREATE POLICY tenant ON "{table}" FOR ALL TO {APP} USING ({IN_SCOPE}) WITH CHECK ({IN_SCOPE})',
        f'CREATE POLICY migration ON "{table}" FOR ALL TO {OWNER} USING ({MIGRATING}) WITH CHECK ({MIGRATING})',
        f"""ALTER TABLE "{table}" ALTER COLUMN administration_id SET DEFAULT current_setting('cats.administration', true)""",
    ]


def _keys(model: type[models.Model]) -> list[str]:
    table = model._meta.db_table
    name = _name(table, "tenant_key")
    return [f'CREATE UNIQUE INDEX IF NOT EXISTS "{name}" ON "{table}" (administration_id, id)']


def _composite_foreign_keys(model: type[models.Model]) -> list[str]:
    table = model._meta.db_table
    statements = []
    for field in model._meta.local_fields:
        if not isinstance(field, TenantForeignKey):
            continue
        target = field.related_model
        name = _name(table, f"{field.column}_tenant")
        statements += [
            f'ALTER TABLE "{table}" DROP CONSTRAINT IF EXISTS "{name}"',
            f'ALTER TABLE "{table}" ADD CONSTRAINT "{name}" FOREIGN KEY (administration_id, "{field.column}") '
            f'REFERENCES "{target._meta.db_table}" (administration_id, id) DEFERRABLE INITIALLY DEFERRED',
        ]
    return statements


def _grants(app_label: str, model: type[models.Model]) -> list[str]:
    """`append_only` stands on the class, which a migration's own state does not keep."""
    try:
        actual = installed.get_model(app_label, model._meta.model_name or "")
    except LookupError:
        return []
    allowed = "SELECT, INSERT" if getattr(actual, "append_only", False) else "SELECT, INSERT, UPDATE, DELETE"
    table = model._meta.db_table
    return [f'REVOKE ALL ON "{table}" FROM {APP}', f'GRANT {allowed} ON "{table}" TO {APP}']


def _name(table: str, suffix: str) -> str:
    return f"{table[: 62 - len(suffix)]}_{suffix}"
