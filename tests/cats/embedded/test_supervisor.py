"""The supervisor, tried with dummy programs: order, progress, restarts, faults of set-up."""

import dataclasses
import os
import signal
import socket
import subprocess
import sys
import time
from pathlib import Path

import psycopg
import pytest
import redis

from cats.embedded.databases import with_database
from cats.embedded.errors import SetupError
from cats.embedded.plan import Needs, Plan, Step, cats_plan, hub_answers, prepare_databases, web_answers
from cats.embedded.preflight import check_libraries
from cats.embedded.processes import Program, free_port, identity, pid_of, port_is_free, wait_until
from cats.embedded.state import StateDir, find_running
from cats.embedded.supervisor import Restarts, Stack

ROOT = Path(__file__).parents[3]
REAL = {
    "DATABASE_URL": "postgresql://a@127.0.0.1/x",
    "DATABASE_MIGRATE_URL": "postgresql://m@127.0.0.1/x",
    "REDIS_URL": "redis://127.0.0.1/0",
    "ICE_HUB_URL": "https://hub.example",
    "PATH": os.environ["PATH"],
}
NOTES_ITS_END = 'trap "echo $0 >> order; exit 0" TERM; touch up-$0; while :; do sleep 0.02; done'


class Dummies:
    """A planner of two programs and two rounds of steps that write down what happened."""

    def __init__(self, folder):
        self.folder = folder
        self.rounds = [[self.step("one"), self.step("two")], [self.step("three")]]
        self.programs = [self.program("first"), self.program("second")]

    def step(self, name, script=None):
        command = script or f'echo {name} >> "{self.folder}/steps"'
        return Step(name, ("sh", "-c", command), {"PATH": REAL["PATH"]})

    def program(self, name, script=NOTES_ITS_END):
        up = self.folder / f"up-{name}"
        env = {"PATH": REAL["PATH"]}
        return Program(name, ("sh", "-c", script, name), env, self.folder, ready=up.exists, ready_seconds=10)

    def __call__(self, state, environ, web_port, postgres, valkey):
        return Plan(self.rounds, self.programs, {"MARK": "1"}, {"web": web_port}, ("http://there",))

    def lines(self, name):
        path = self.folder / name
        return path.read_text().split() if path.exists() else []


@pytest.fixture
def dummies(tmp_path):
    return Dummies(tmp_path)


@pytest.fixture
def said():
    return []


@pytest.fixture
def stack(tmp_path, dummies, said):
    found = Stack(tmp_path / "state", environ=REAL, planner=dummies, say=said.append)
    yield found
    found.stop()


def test_steps_run_in_rounds_then_programs_start_and_stop_in_reverse(stack, dummies):
    stack.start()
    steps = dummies.lines("steps")
    assert sorted(steps[:2]) == ["one", "two"]
    assert steps[2:] == ["three"]
    pids = stack.pids
    assert list(pids) == ["first", "second"]
    assert all(identity(pid) for pid in pids.values())
    stack.stop()
    assert dummies.lines("order") == ["second", "first"]
    assert [identity(pid) for pid in pids.values()] == [None, None]


def test_progress_is_said_step_by_step(stack, said):
    stack.start()
    labels = [text.split(" .")[0].strip() for text in said if " .." in text]
    assert labels == ["Databases and roles", "one, two", "three", "first, second"]


def test_a_staged_step_tells_its_stages_as_they_come(stack, dummies, said):
    script = "for stage in north south; do echo $stage > /proc/self/fd/$CATS_PROGRESS_FD; done; echo the log"
    staged = dataclasses.replace(dummies.step("staged", script), staged=True)
    dummies.rounds = [[staged, dummies.step("beside")]]
    stack.start()
    labels = [text.split(" .")[0].strip() for text in said if " .." in text]
    assert labels == ["Databases and roles", "north", "south", "beside", "first, second"]
    assert stack.state.log("staged").read_text() == "the log\n"


def test_a_stage_that_fails_is_marked_and_explained(stack, dummies, said):
    script = "echo north > /proc/self/fd/$CATS_PROGRESS_FD; echo no way; exit 1"
    dummies.rounds = [[dataclasses.replace(dummies.step("staged", script), staged=True)]]
    with pytest.raises(SetupError, match=r"(?s)The step staged failed.*no way"):
        stack.start()
    assert said[-2].strip().startswith("north ..")
    assert said[-1] == "failed\n"


def test_a_failed_step_says_so_with_its_log_and_stops_all(stack, dummies):
    dummies.rounds = [[dummies.step("broken", "echo it is broken; exit 3")]]
    with pytest.raises(SetupError, match=r"(?s)The step broken failed; nothing is lost.*it is broken"):
        stack.start()
    assert stack.pids == {}
    dummies.rounds = []
    stack.start()


def test_a_program_that_ends_while_starting_says_so_with_its_log(stack, dummies):
    dummies.programs.append(dummies.program("third", "echo no luck; exit 4"))
    with pytest.raises(SetupError, match=r"(?s)third ended with status 4 while it was starting.*no luck"):
        stack.start()
    assert dummies.lines("order") == ["second", "first"]


def test_a_program_that_ended_while_others_were_starting_is_found(stack, dummies):
    quick = dataclasses.replace(dummies.program("quick", "echo gone; exit 5"), ready=None)
    dummies.programs[0] = dataclasses.replace(
        dummies.programs[0],
        ready=lambda: stack.pids["quick"] is None and (stack.state.path / "../up-first").exists(),
    )
    dummies.programs.insert(0, quick)
    with pytest.raises(SetupError, match=r"(?s)quick ended with status 5 while it was starting.*gone"):
        stack.start()


def test_a_killed_program_stays_down_until_it_is_restarted(stack):
    stack.start()
    before = stack.pids["first"]
    stack.kill("first")
    stack.watch(Restarts())
    assert stack.pids["first"] is None
    stack.restart("first")
    assert stack.pids["first"] not in (None, before)


def test_under_supervision_a_program_that_dies_comes_back(stack, said):
    stack.start(supervised=True)
    before = stack.pids["second"]
    os.kill(before, signal.SIGKILL)
    assert wait_until(lambda: stack.pids["second"] not in (None, before), 10)
    log = stack.state.log("second")
    assert f"second ended unexpectedly (see {log}); starting it again\n" in said
    recorded = find_running(stack.state.path)
    assert recorded is not None
    assert wait_until(lambda: recorded.pid("second") == stack.pids["second"], 5)


def test_the_pause_between_restarts_grows_and_calm_forgets_it():
    now = [100.0]
    restarts = Restarts(now=lambda: now[0])
    pauses = []
    for _ in range(7):
        assert restarts.due("web")
        restarts.count("web")
        begun = now[0]
        while not restarts.due("web"):
            now[0] += 0.5
        pauses.append(now[0] - begun)
    assert pauses == [1, 2, 4, 8, 16, 30, 30]
    now[0] += 61
    restarts.count("web")
    now[0] += 1
    assert restarts.due("web")


def test_another_process_finds_the_running_stack_and_its_children(stack, tmp_path):
    assert find_running(tmp_path / "state") is None
    stack.start()
    running = find_running(tmp_path / "state")
    assert running is not None
    assert running.supervisor == os.getpid()
    assert running.pid("first") == stack.pids["first"]
    assert running.env == {"MARK": "1"}
    assert running.ports == {"web": stack.web_port}
    running.kill("first")
    assert wait_until(lambda: stack.pids["first"] is None, 5)


def test_the_record_of_what_runs_is_private(stack, tmp_path):
    stack.start()
    assert (tmp_path / "state" / "stack.json").stat().st_mode & 0o777 == 0o600


def test_a_second_stack_in_the_same_folder_is_refused_and_harms_nothing(stack, dummies):
    stack.start()
    other = Stack(stack.state.path, environ=REAL, planner=dummies)
    with pytest.raises(SetupError, match=f"already runs from .*http://host.localhost:{stack.web_port}/"):
        other.start()
    assert all(stack.pids.values())


def test_a_port_in_use_is_said_with_who_uses_it(tmp_path, dummies):
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        refused = Stack(tmp_path / "state", web_port=port, environ=REAL, planner=dummies)
        wanted = rf"Port {port} of 127.0.0.1 is in use by .*\(process {os.getpid()}\): .*CATS_PORT=8001"
        with pytest.raises(SetupError, match=wanted):
            refused.start()
    assert dummies.lines("steps") == []


def listener(folder, port):
    """A program whose child process holds the web port, as a web server's workers do."""
    listen = f"import socket, time; s = socket.create_server(('127.0.0.1', {port})); time.sleep(600)"
    script = f'"{sys.executable}" -c "{listen}" & wait'
    env = {"PATH": REAL["PATH"]}
    return Program("first", ("sh", "-c", script), env, folder, ready=lambda: not port_is_free(port))


def test_children_of_a_killed_supervisor_are_ended_by_the_next_start(tmp_path, dummies, said):
    script = (
        "import sys; from pathlib import Path; from tests.cats.embedded.test_supervisor import *\n"
        "d, port = Path(sys.argv[1]), int(sys.argv[2]); dummies = Dummies(d)\n"
        "dummies.programs[0] = listener(d, port)\n"
        "s = Stack(d / 'state', web_port=port, environ=REAL, planner=dummies); s.start()\n"
        "os.kill(os.getpid(), 9)"
    )
    port = free_port()
    command = [sys.executable, "-c", script, str(tmp_path), str(port)]
    done = subprocess.run(command, cwd=ROOT, check=False)
    assert done.returncode == -signal.SIGKILL
    orphans = [pid_of(known) for known in StateDir(tmp_path / "state").read()["children"].values()]
    assert None not in orphans
    assert not port_is_free(port)
    heir = Stack(tmp_path / "state", web_port=port, environ=REAL, planner=dummies, say=said.append)
    heir.start()
    assert [identity(pid or 0) for pid in orphans] == [None, None]
    assert "  ended first, left over from a start that was killed\n" in said
    heir.stop()


def test_embedded_servers_databases_and_roles_are_made_and_kept(tmp_path, dummies):
    def planner(state, environ, web_port, postgres, valkey):
        urls = prepare_databases(state, Needs(environ), postgres)
        return Plan([], [], {**urls, "REDIS_URL": valkey.url}, {})

    for _ in range(2):
        stack = Stack(tmp_path / "state", environ={"PATH": REAL["PATH"]}, planner=planner)
        stack.start()
        assert list(stack.pids) == ["postgres", "valkey"]
        for name, role in (
            ("DATABASE_URL", "cats_app"),
            ("DATABASE_MIGRATE_URL", "cats_owner"),
            ("HUB_DATABASE_URL", "ice_hub"),
        ):
            with psycopg.connect(stack.env[name]) as connection:
                assert connection.execute("SELECT current_user").fetchone() == (role,)
        assert redis.Redis.from_url(stack.env["REDIS_URL"]).ping() is True
        stack.kill("postgres")
        stack.restart("postgres")
        stack.stop()


def test_the_hub_role_cannot_enter_the_database_of_cats(tmp_path):
    def planner(state, environ, web_port, postgres, valkey):
        return Plan([], [], prepare_databases(state, Needs(environ), postgres), {})

    stack = Stack(tmp_path / "state", environ={"PATH": REAL["PATH"]}, planner=planner)
    stack.start()
    try:
        with pytest.raises(psycopg.OperationalError, match="permission denied"):
            psycopg.connect(with_database(stack.env["HUB_DATABASE_URL"], "cats"))
    finally:
        stack.stop()


def test_real_servers_in_the_environment_replace_the_embedded_ones(tmp_path):
    plan = cats_plan(StateDir(tmp_path / "state"), REAL, 8123, None, None)
    assert [step.name for steps in plan.rounds for step in steps] == ["set-up"]
    assert plan.rounds[0][0].command[-2:] == ("migrate", "demo_world")
    assert [program.name for program in plan.programs] == ["web", "link", "worker", "printer", "beat"]
    for name in ("DATABASE_URL", "REDIS_URL", "ICE_HUB_URL"):
        assert plan.env[name] == REAL[name]


def test_the_migrators_url_reaches_set_up_only(tmp_path):
    plan = cats_plan(StateDir(tmp_path / "state"), REAL, 8123, None, None)
    assert all("DATABASE_MIGRATE_URL" in step.env for steps in plan.rounds for step in steps)
    assert not any("DATABASE_MIGRATE_URL" in program.env for program in plan.programs)
    assert "DATABASE_MIGRATE_URL" not in plan.env


def test_the_hub_gets_nothing_of_cats(tmp_path):
    environ = {**REAL, "ICE_HUB_URL": "", "HUB_DATABASE_URL": "postgresql://h@127.0.0.1/h"}
    plan = cats_plan(StateDir(tmp_path / "state"), environ, 8123, None, None)
    hub = plan.programs[0]
    assert hub.name == "hub"
    assert hub.env["HUB_DATABASE_URL"] == environ["HUB_DATABASE_URL"]
    assert hub.env["HUB_STATE_DIR"] == str(tmp_path / "state" / "ice" / "hub")
    assert not {"DATABASE_URL", "DATABASE_MIGRATE_URL", "REDIS_URL", "SECRET_KEY"} & set(hub.env)


def test_a_real_server_without_its_migrator_is_refused():
    with pytest.raises(SetupError, match="DATABASE_URL is set but DATABASE_MIGRATE_URL is not"):
        Needs({"DATABASE_URL": "postgresql://a@127.0.0.1/x"})


def test_missing_pango_is_said_with_its_package(monkeypatch):
    monkeypatch.setattr("ctypes.util.find_library", lambda name: None)
    with pytest.raises(SetupError, match="apt-get install libpango-1.0-0 libpangoft2-1.0-0"):
        check_libraries()


def cli(tmp_path, *words, **variables):
    return subprocess.run(
        [sys.executable, "-m", "cats.embedded", *words],
        env={**os.environ, "CATS_STATE_DIR": str(tmp_path / "state"), **variables},
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )


def test_the_command_says_what_runs_runs_commands_there_and_exits_2_on_refusal(stack, tmp_path):
    assert cli(tmp_path, "status").returncode == 1
    assert cli(tmp_path, "stop").stdout == "Nothing runs.\n"
    refused = cli(tmp_path, "demo", CATS_PORT="eight")
    assert refused.returncode == 2
    assert refused.stderr.strip() == (
        "CATS cannot start. CATS_PORT=eight is no port: give a number between 1024 and 65535."
    )
    stack.start()
    told = cli(tmp_path, "status").stdout
    assert f"Supervisor: process {os.getpid()}, state in {tmp_path / 'state'}" in told
    assert f"first: process {stack.pids['first']}" in told
    ran = cli(tmp_path, "run", "--", "sh", "-c", "echo mark $MARK; exit 7")
    assert (ran.returncode, ran.stdout) == (7, "mark 1\n")


def test_a_term_signal_stops_the_demo_in_order(tmp_path):
    script = (
        "import sys; from pathlib import Path; from tests.cats.embedded.test_supervisor import *\n"
        "from cats.embedded.__main__ import guarded, watch\n"
        "d = Path(sys.argv[1]); s = Stack(d / 'state', environ=REAL, planner=Dummies(d))\n"
        "sys.exit(guarded(s, lambda: watch(s, 0)))"
    )
    demo = subprocess.Popen(
        [sys.executable, "-c", script, str(tmp_path)], cwd=ROOT, stdout=subprocess.PIPE, text=True
    )
    assert wait_until(lambda: find_running(tmp_path / "state") is not None, 20)
    assert wait_until((tmp_path / "up-second").exists, 20)
    begun = time.monotonic()
    demo.send_signal(signal.SIGTERM)
    output, _ = demo.communicate(timeout=20)
    assert time.monotonic() - begun < 15
    assert demo.returncode == 0
    assert output.endswith("Stopping in order …\nStopped.\n")
    assert (tmp_path / "order").read_text().split() == ["second", "first"]
    assert find_running(tmp_path / "state") is None


def test_a_web_or_hub_that_is_not_there_is_not_ready(tmp_path):
    port = free_port()
    assert web_answers(port) is False
    assert hub_answers(f"https://127.0.0.1:{port}", tmp_path) is False
