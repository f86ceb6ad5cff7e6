"""What the database fixtures promise to every other test, tried on the toy tables.

Each pair must hold in either order, and in one process or two.
"""

import pytest
from django.db import connection, connections

from tests.plugins.databases import close_all


def rows():
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM django_content_type WHERE app_label = 'left behind'")
        return cursor.fetchone()[0]


def leave_a_row_behind():
    with connection.cursor() as cursor:
        cursor.execute("INSERT INTO django_content_type (app_label, model) VALUES ('left behind', 'x')")


@pytest.mark.django_db
@pytest.mark.parametrize("time", ["first", "second"])
def test_an_ordinary_test_finds_nothing_of_another(time):
    assert rows() == 0
    leave_a_row_behind()


@pytest.mark.commits
@pytest.mark.parametrize("time", ["first", "second"])
def test_a_test_that_commits_finds_nothing_of_another(time):
    assert rows() == 0
    leave_a_row_behind()
    close_all()
    assert rows() == 1


@pytest.mark.commits
@pytest.mark.django_db
def test_the_marker_commits_wins_over_django_db():
    assert connection.in_atomic_block is False


@pytest.mark.django_db
def test_after_a_test_that_commits_the_next_finds_nothing():
    assert connection.in_atomic_block is True
    assert rows() == 0


@pytest.mark.django_db
def test_tests_connect_as_the_application_role_to_a_database_of_their_own(database_name):
    with connection.cursor() as cursor:
        cursor.execute("SELECT current_user, session_user, current_database()")
        assert cursor.fetchone() == ("cats_app", "cats_app", database_name)
    assert list(connections) == ["default"]


@pytest.mark.django_db
def test_every_table_belongs_to_the_owner():
    with connection.cursor() as cursor:
        cursor.execute("SELECT DISTINCT tableowner FROM pg_tables WHERE schemaname = 'public'")
        assert cursor.fetchall() == [("cats_owner",)]


def test_a_test_without_a_marker_has_no_database():
    with pytest.raises(RuntimeError, match="Database access not allowed"):
        rows()
