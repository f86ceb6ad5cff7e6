"""The throw-away servers of a test run: shared, copied from one template, gone afterwards."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import psycopg
import pytest

from cats.embedded import testing
from cats.embedded.owner import OwnerFile
from cats.embedded.processes import identity
from cats.embedded.testing import Servers, begin_run, end_run

ROOT = Path(__file__).parents[3]


@pytest.fixture
def run(tmp_path, monkeypatch):
    monkeypatch.setattr(testing, "runs_folder", lambda: tmp_path / "runs")
    monkeypatch.setenv(testing.RUN_VARIABLE, "")
    folder = begin_run()
    yield folder
    end_run(folder)


def in_another_process(folder, code):
    done = subprocess.run(
        [sys.executable, "-c", f"from cats.embedded.testing import *\n{code}"],
        env=dict(os.environ, CATS_TEST_RUN=str(folder)),
        capture_output=True,
        text=True,
        cwd=ROOT,
    )
    return done


def alive(pid):
    return pid is not None and identity(pid) is not None


def make_one_table(url):
    with psycopg.connect(url) as connection:
        connection.execute("CREATE TABLE made AS SELECT 5 AS n")


def test_every_process_of_a_run_joins_the_same_servers(run):
    other = in_another_process(run, "s = Servers(); print(s.superuser_url()); print(s.valkey_url())")
    assert other.stdout.split() == [Servers(run).superuser_url(), Servers(run).valkey_url()]


def test_the_template_is_made_once_and_copied(run):
    servers, calls = Servers(run), []

    def migrate(url):
        calls.append(url)
        make_one_table(url)

    for _ in range(2):
        servers.ensure_template(migrate)
    assert len(calls) == 1
    for name in ("one", "two"):
        with psycopg.connect(servers.fresh_copy(name)) as connection:
            found = connection.execute("SELECT n, current_user, current_database() FROM made").fetchone()
        assert found == (5, "cats_app", name)


def test_a_fresh_copy_forgets_what_was_committed_even_under_open_sessions(run):
    servers = Servers(run)
    servers.ensure_template(make_one_table)
    holder = psycopg.connect(servers.fresh_copy("one"))
    holder.execute("INSERT INTO made VALUES (6)")
    holder.commit()
    with psycopg.connect(servers.fresh_copy("one")) as connection:
        assert connection.execute("SELECT count(*) FROM made").fetchone() == (1,)


def test_a_failed_migration_leaves_no_template_and_is_tried_again(run):
    servers = Servers(run)

    def fail(url):
        make_one_table(url)
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        servers.ensure_template(fail)
    servers.ensure_template(make_one_table)
    with psycopg.connect(servers.fresh_copy("one")) as connection:
        assert connection.execute("SELECT count(*) FROM made").fetchone() == (1,)


def test_the_end_of_a_run_leaves_no_server_and_no_folder(run):
    Servers(run).superuser_url()
    Servers(run).valkey_url()
    pids = [OwnerFile.beside(run / name).server() for name in ("postgres", "valkey")]
    assert all(alive(pid) for pid in pids)
    end_run(run)
    assert [alive(pid) for pid in pids] == [False, False]
    assert not run.exists()


def test_the_next_run_cleans_up_after_a_killed_one(run):
    code = (
        f"from pathlib import Path; import os; import cats.embedded.testing as t\n"
        f"t.runs_folder = lambda: Path({str(run.parent)!r})\n"
        "f = t.begin_run(); s = Servers(f); s.superuser_url(); s.valkey_url(); print(f, flush=True)\n"
        "os.kill(os.getpid(), 9)"
    )
    killed = in_another_process(run, code)
    assert killed.returncode == -signal.SIGKILL
    dead = Path(killed.stdout.strip())
    pids = [OwnerFile.beside(dead / name).server() for name in ("postgres", "valkey")]
    assert None not in pids
    following = begin_run()
    assert [alive(pid) for pid in pids] == [False, False]
    assert not dead.exists()
    assert run.exists()
    end_run(following)
