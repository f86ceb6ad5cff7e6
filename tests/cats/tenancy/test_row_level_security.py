"""The second belt: PostgreSQL itself keeps the administrations apart, whatever Python asks for."""

import pytest
from django.db import IntegrityError, ProgrammingError, connection, transaction

from cats.tenancy import scope
from tests.toy.models import Box, Label


def visible(administration: str | None) -> int:
    """Rows of the toy table that raw SQL sees with this setting."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT set_config('cats.administration', %s, true)", [administration])
        cursor.execute("SELECT count(*) FROM toy_box")
        return cursor.fetchone()[0]


@pytest.fixture
def filled(two):
    for code in ("GE", "AZ"):
        with scope.scope(code):
            Box.objects.create(name=f"{code} box")


@pytest.mark.parametrize(("administration", "count"), [("GE", 1), ("AZ", 1), ("", 0), (None, 0), ("XX", 0)])
def test_raw_sql_sees_one_administration_or_nobody(filled, administration, count):
    assert visible(administration) == count


@pytest.mark.commits
def test_isolation_tests_go_red_without_the_policies(filled, as_owner):
    """The proof that the tests above can fail."""
    as_owner(
        "ALTER TABLE toy_box NO FORCE ROW LEVEL SECURITY", "ALTER TABLE toy_box DISABLE ROW LEVEL SECURITY"
    )

    with transaction.atomic():
        assert visible("GE") == 2
        assert visible("") == 2


def test_a_row_cannot_be_written_for_another_administration(filled):
    with scope.scope("GE"):
        with pytest.raises(ProgrammingError, match="row-level security"), transaction.atomic():
            Box(name="smuggled", administration_id="AZ").save()
        with pytest.raises(ProgrammingError, match="row-level security"), transaction.atomic():
            Box.objects.update(administration_id="AZ")
        assert Box.objects.get().name == "GE box"


def test_the_database_takes_the_administration_from_the_scope(two):
    with scope.scope("GE"), connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO toy_box (id, name, size) VALUES (gen_random_uuid(), 'raw', 0) RETURNING administration_id"
        )
        assert cursor.fetchone() == ("GE",)


def test_a_foreign_key_cannot_point_at_another_administration(filled):
    with scope.scope("AZ"):
        foreign = Box.objects.get().id
    with scope.scope("GE"):
        with pytest.raises(IntegrityError, match="toy_label_box_id_tenant"), transaction.atomic():
            Label.objects.create(box_id=foreign, text="mine?")
            with connection.cursor() as cursor:
                cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        assert not Label.objects.exists()


@pytest.mark.parametrize(
    "statement", ["UPDATE toy_label SET text = 'other'", "DELETE FROM toy_label", "TRUNCATE toy_label"]
)
def test_an_append_only_row_can_be_neither_changed_nor_taken_away(filled, statement):
    with scope.scope("GE"):
        Label.objects.create(box=Box.objects.get(), text="first")
        with (
            pytest.raises(ProgrammingError, match="permission denied"),
            transaction.atomic(),
            connection.cursor() as cursor,
        ):
            cursor.execute(statement)
        assert Label.objects.get().text == "first"


def test_the_role_of_the_tests_is_the_applications(db):
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT current_user, rolsuper, rolbypassrls FROM pg_roles WHERE rolname = current_user"
        )
        assert cursor.fetchone() == ("cats_app", False, False)
