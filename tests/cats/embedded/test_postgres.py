"""The embedded PostgreSQL: first start, second start, crash, aborted set-up, roles, copies."""

import os
import signal
import stat
import subprocess
import sys
import tempfile
from pathlib import Path

import psycopg
import pytest

from cats.embedded import privileges
from cats.embedded.binaries import postgres_bin
from cats.embedded.databases import (
    create_database,
    database_exists,
    drop_database,
    ensure_roles,
    with_database,
    with_user,
)
from cats.embedded.errors import SetupError
from cats.embedded.postgres import FAST, Postgres
from cats.embedded.processes import identity, port_is_free, wait_until, working_in

PASSWORDS = {"migrator": "it's \"m\" %s :'x'", "app": "a"}


@pytest.fixture(scope="module")
def cluster(tmp_path_factory):
    """What a server leaves behind that was made, started and stopped once: each test has a copy."""
    folder = tmp_path_factory.mktemp("cluster")
    made = Postgres(folder / "data", settings=FAST)
    made.start()
    made.stop()
    return folder


@pytest.fixture
def server(tmp_path, cluster):
    subprocess.run(["cp", "-a", f"{cluster}/.", tmp_path], check=True)
    found = Postgres(tmp_path / "data", settings=FAST)
    found.start()
    yield found
    found.stop()


@pytest.fixture
def durable(tmp_path):
    found = Postgres(tmp_path / "data")
    found.start()
    yield found
    found.stop()


def ask(url, statement):
    with psycopg.connect(url, autocommit=True) as connection:
        cursor = connection.execute(statement)
        return (cursor.fetchone() or [None])[0] if cursor.description else None


def as_role(server, role, database="cats"):
    word = PASSWORDS[role.removeprefix("cats_")]
    return dict(psycopg.conninfo.conninfo_to_dict(server.superuser_url(database)), user=role, password=word)


def ask_as(server, role, statement):
    with psycopg.connect(**as_role(server, role), autocommit=True) as connection:
        cursor = connection.execute(statement)
        return (cursor.fetchone() or [None])[0] if cursor.description else None


@pytest.fixture
def cats(server):
    create_database(server.superuser_url(), "cats")
    ensure_roles(server.superuser_url("cats"), PASSWORDS)
    return server


def test_a_second_start_keeps_data_and_port(tmp_path):
    first = Postgres(tmp_path / "data", settings=FAST)
    first.start()
    ask(first.superuser_url(), "CREATE TABLE kept AS SELECT 7 AS n")
    first.stop()
    assert port_is_free(first.port)
    second = Postgres(tmp_path / "data", settings=FAST)
    second.start()
    assert ask(second.superuser_url(), "SELECT n FROM kept") == 7
    assert second.port == first.port
    second.stop()


def test_the_cluster_is_utf8_with_checksums_scram_and_tcp_only(server):
    facts = {
        "server_encoding": "UTF8",
        "data_checksums": "on",
        "password_encryption": "scram-sha-256",
        "unix_socket_directories": "",
        "listen_addresses": "127.0.0.1",
        "TimeZone": "UTC",
    }
    for name, value in facts.items():
        assert ask(server.superuser_url(), f"SHOW {name}") == value
    assert ask(server.superuser_url(), "SELECT datcollate FROM pg_database LIMIT 1") == "C.UTF-8"
    assert ask(server.superuser_url(), "SELECT lower('ТБИЛИСИ')") == "тбилиси"


def test_a_wrong_password_is_refused(server):
    wrong = with_user(server.superuser_url(), "postgres", "wrong")
    with pytest.raises(psycopg.OperationalError, match="password authentication failed"):
        psycopg.connect(wrong)


def test_without_settings_every_commit_is_durable(durable):
    for name in ("fsync", "synchronous_commit", "full_page_writes"):
        assert ask(durable.superuser_url(), f"SHOW {name}") == "on"


def test_after_sigkill_committed_rows_are_there_on_the_same_port(durable):
    ask(durable.superuser_url(), "CREATE TABLE kept AS SELECT n FROM generate_series(1, 1000) n")
    port, killed = durable.port, durable.pid
    durable.kill()
    assert durable.pid is None
    durable.start()
    assert durable.pid != killed
    assert durable.port == port
    assert ask(durable.superuser_url(), "SELECT count(*) FROM kept") == 1000


def test_a_start_ends_the_orphaned_server_of_a_killed_launcher(tmp_path):
    script = (
        "import os, sys, pathlib; from cats.embedded.postgres import FAST, Postgres\n"
        "p = Postgres(pathlib.Path(sys.argv[1]), settings=FAST); p.start(); print(p.pid, flush=True)\n"
        "os.kill(os.getpid(), 9)"
    )
    root = Path(__file__).parents[3]
    done = subprocess.run(
        [sys.executable, "-c", script, str(tmp_path / "data")], capture_output=True, text=True, cwd=root
    )
    assert done.returncode == -signal.SIGKILL
    orphan = int(done.stdout)
    assert identity(orphan)
    server = Postgres(tmp_path / "data", settings=FAST)
    server.start()
    assert identity(orphan) is None
    assert ask(server.superuser_url(), "SELECT 1") == 1
    server.stop()
    assert not list(working_in(tmp_path / "data"))


def test_a_start_waits_for_orphaned_backends_and_ends_the_stubborn(server):
    link = psycopg.connect(server.superuser_url())
    backend = link.info.backend_pid
    os.kill(backend, signal.SIGSTOP)
    server.kill()
    assert backend in working_in(server.data_dir)
    server.start()
    assert wait_until(lambda: identity(backend) is None, 5)
    assert ask(server.superuser_url(), "SELECT 1") == 1


def test_a_stale_pid_file_that_names_a_stranger_does_not_hinder_the_start(server):
    server.kill()
    pid_file = server.data_dir / "postmaster.pid"
    wait_until(lambda: not any(working_in(server.data_dir)), 5)
    rest = pid_file.read_text().split("\n", 1)[1]
    pid_file.write_text(f"{os.getppid()}\n{rest}")
    server.start()
    assert ask(server.superuser_url(), "SELECT 1") == 1


def test_an_aborted_initdb_is_done_again(tmp_path):
    half = tmp_path / "data.partial"
    (half / "base").mkdir(parents=True)
    (half / "PG_VERSION").write_text("18\n")
    server = Postgres(tmp_path / "data", settings=FAST)
    server.start()
    assert ask(server.superuser_url(), "SELECT 1") == 1
    assert not half.exists()
    server.stop()


def test_a_folder_with_other_things_in_it_is_left_alone(tmp_path):
    data = tmp_path / "data"
    data.mkdir()
    (data / "letter.txt").write_text("mine")
    with pytest.raises(SetupError, match="is not a PostgreSQL cluster: move it away"):
        Postgres(data, settings=FAST).start()
    assert [path.name for path in data.iterdir()] == ["letter.txt"]


def test_a_lost_password_file_is_said(server):
    server.stop()
    (server.data_dir.parent / "secrets.json").unlink()
    with pytest.raises(SetupError, match=r"secrets\.json is missing .* `make demo-reset`"):
        Postgres(server.data_dir, settings=FAST).start()


def test_a_port_in_use_is_said(server, tmp_path):
    with pytest.raises(SetupError, match=f"Port {server.port} of 127.0.0.1 is in use"):
        Postgres(tmp_path / "other", port=server.port, settings=FAST).start()


def test_two_launchers_do_not_share_a_data_folder(server):
    script = (
        "import sys, pathlib; from cats.embedded.postgres import FAST, Postgres\n"
        "Postgres(pathlib.Path(sys.argv[1]), settings=FAST).start()"
    )
    root = Path(__file__).parents[3]
    done = subprocess.run(
        [sys.executable, "-c", script, str(server.data_dir)], capture_output=True, text=True, cwd=root
    )
    assert f"is in use by process {os.getpid()}: stop that first" in done.stderr
    assert ask(server.superuser_url(), "SELECT 1") == 1


def test_the_password_file_is_private(server):
    assert (server.data_dir.parent / "secrets.json").stat().st_mode & 0o777 == 0o600


def test_what_the_migrator_makes_belongs_to_the_owner(cats):
    assert ask_as(cats, "cats_migrator", "SELECT current_user") == "cats_owner"
    ask_as(cats, "cats_migrator", "CREATE TABLE made (n int)")
    owner = "SELECT tableowner FROM pg_tables WHERE tablename = 'made'"
    assert ask(cats.superuser_url("cats"), owner) == "cats_owner"


def test_the_application_reads_and_writes_rows_and_changes_no_structure(cats):
    ask_as(cats, "cats_migrator", "CREATE TABLE made (id int GENERATED BY DEFAULT AS IDENTITY, n int)")
    ask_as(cats, "cats_migrator", "CREATE SEQUENCE serials")
    ask_as(cats, "cats_app", "INSERT INTO made (n) VALUES (1), (2)")
    ask_as(cats, "cats_app", "UPDATE made SET n = 3 WHERE n = 2")
    ask_as(cats, "cats_app", "DELETE FROM made WHERE n = 1")
    assert ask_as(cats, "cats_app", "SELECT n FROM made") == 3
    assert ask_as(cats, "cats_app", "SELECT nextval('serials')") == 1
    for statement in (
        "TRUNCATE made",
        "CREATE TABLE mine (n int)",
        "CREATE SCHEMA mine",
        "DROP TABLE made",
        "ALTER TABLE made DISABLE ROW LEVEL SECURITY",
        "CREATE ROLE mine",
        "SET ROLE cats_owner",
        "CREATE TRIGGER t BEFORE UPDATE ON made EXECUTE FUNCTION suppress_redundant_updates_trigger()",
    ):
        with pytest.raises(psycopg.errors.InsufficientPrivilege):
            ask_as(cats, "cats_app", statement)


def test_no_cats_role_is_above_row_level_security(cats):
    query = "SELECT count(*) FROM pg_roles WHERE rolname LIKE 'cats%' AND (rolsuper OR rolbypassrls)"
    assert ask(cats.superuser_url(), query) == 0


def test_nobody_signs_in_as_the_owner(cats):
    link = dict(as_role(cats, "cats_app"), user="cats_owner")
    with pytest.raises(psycopg.OperationalError, match="cats_owner"):
        psycopg.connect(**link)


def test_roles_are_made_twice_without_harm_and_take_the_new_password(cats):
    ensure_roles(cats.superuser_url("cats"), {**PASSWORDS, "app": "changed"})
    link = dict(as_role(cats, "cats_app"), password="changed")
    with psycopg.connect(**link) as connection:
        assert connection.execute("SELECT current_user").fetchone() == ("cats_app",)


def test_a_copy_has_the_owner_rows_and_rights_of_its_template(cats):
    ask_as(cats, "cats_migrator", "CREATE TABLE made AS SELECT 5 AS n")
    create_database(cats.superuser_url(), "copied", template="cats")
    with psycopg.connect(**as_role(cats, "cats_app", "copied")) as connection:
        assert connection.execute("SELECT n FROM made").fetchone() == (5,)
    rights = (
        "SELECT array_agg(a::text ORDER BY a::text) FROM pg_database, unnest(datacl) a WHERE datname = '{}'"
    )
    one = ask(cats.superuser_url(), rights.format("cats"))
    other = ask(cats.superuser_url(), rights.format("copied"))
    assert other == one
    owner = "SELECT pg_get_userbyid(datdba) FROM pg_database WHERE datname = 'copied'"
    assert ask(cats.superuser_url(), owner) == "cats_owner"


def test_dropping_a_database_ends_its_sessions_and_may_be_repeated(cats):
    with psycopg.connect(cats.superuser_url("cats")):
        drop_database(cats.superuser_url(), "cats")
    assert not database_exists(cats.superuser_url(), "cats")
    drop_database(cats.superuser_url(), "cats")


def test_the_url_of_another_database_keeps_server_and_role():
    url = "postgresql://u:p@127.0.0.1:5432/one"
    assert with_database(url, "two") == "postgresql://u:p@127.0.0.1:5432/two"


@pytest.fixture
def no_namespaces(monkeypatch):
    if os.geteuid() != 0:
        pytest.skip("only root drops to nobody")
    monkeypatch.setattr(privileges, "_namespaces_allowed", lambda: False)
    privileges.unprivileged.cache_clear()
    yield
    privileges.unprivileged.cache_clear()


def nobody_can(*command):
    nobody = privileges.NOBODY
    tried = subprocess.run(command, user=nobody, group=nobody, extra_groups=[], cwd="/", check=False)
    return tried.returncode == 0


def test_where_namespaces_are_forbidden_root_runs_it_as_nobody(no_namespaces):
    if not nobody_can("test", "-x", str(postgres_bin() / "postgres")):
        pytest.skip("the virtual environment lies in a private folder")
    with tempfile.TemporaryDirectory() as folder:
        server = Postgres(Path(folder) / "data", settings=FAST)
        for _ in range(2):
            server.start()
            assert Path(f"/proc/{server.pid}").stat().st_uid == privileges.NOBODY
            assert ask(server.superuser_url(), "SELECT 1") == 1
            server.stop()
        privileges.unprivileged.cache_clear()
        assert stat.S_IMODE(Path(folder).stat().st_mode) == 0o701


def test_a_private_folder_above_is_named_as_the_reason(no_namespaces, tmp_path):
    tmp_path.chmod(0o700)
    server = Postgres(tmp_path / "state" / "data", settings=FAST)
    with pytest.raises(SetupError, match="forbids user namespaces, so PostgreSQL runs as nobody, who must"):
        server.start()


def test_a_cluster_changes_hands_when_namespaces_become_forbidden(server):
    if os.geteuid() != 0 or privileges.unprivileged().user is not None:
        pytest.skip("only root, and only where namespaces are allowed")
    ask(server.superuser_url(), "CREATE TABLE kept AS SELECT 7 AS n")
    server.stop()
    for path in server.data_dir.rglob("*"):
        os.chown(path, privileges.NOBODY, privileges.NOBODY)
    os.chown(server.data_dir, privileges.NOBODY, privileges.NOBODY)
    server.start()
    assert ask(server.superuser_url(), "SELECT n FROM kept") == 7
