"""Every bench runs, at a size that measures nothing, and says what it found in the form that other programs read."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from bench import cold_start
from bench.measuring import TINY, Scale, alternated
from bench.results import Result

CHECKOUT = Path(__file__).resolve().parents[2]
MEMBERS = ["name", "what", "value", "floor", "ratio", "goal", "met"]
IN_THE_DATABASE = ("inbound", "reservation", "movement_list", "pages", "declaration")


def run(**asked):
    """`python -m bench` at the smallest size."""
    command = [sys.executable, "-W", "ignore", "-m", "bench"]
    mine = {name: value for name, value in os.environ.items() if not name.startswith(("CATS_", "DATABASE_"))}
    return subprocess.run(
        command,
        cwd=CHECKOUT,
        env=mine | {"SIZE": "tiny"} | asked,
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.mark.slow
@pytest.mark.timeout(600)
def test_every_bench_prints_an_object_a_line_with_its_ratio():
    told = run(JSON="1", ONLY=",".join(IN_THE_DATABASE))
    assert told.returncode == 0, told.stderr
    found = [json.loads(line) for line in told.stdout.splitlines()]
    assert list(dict.fromkeys(one["name"] for one in found)) == list(IN_THE_DATABASE)
    for one in found:
        assert list(one) == MEMBERS
        assert one["value"] >= 0
        assert one["floor"] is None or one["ratio"] == pytest.approx(one["value"] / one["floor"], rel=0.01)
        assert (one["met"] is None) == (one["goal"] is None)
    whats = [one["what"] for one in found]
    assert len(set(whats)) == len(whats)
    for name in ("inbound", "reservation", "declaration"):
        flushes = [one["what"] for one in found if one["name"] == name]
        assert any("flush as it is" in what for what in flushes)
        assert any("+1 ms" in what for what in flushes)


def test_an_unknown_bench_is_refused_with_the_names_of_those_there_are():
    told = run(ONLY="inbound,speed")
    assert told.returncode == 2
    assert told.stdout == ""
    assert told.stderr == (
        "There is no bench speed. There are: inbound, reservation, movement_list, pages, declaration, codec, cold_start.\n"
    )


class Demo:
    """A demo that starts at once."""

    starts: list[Path] = []

    def __init__(self, state, environ):
        assert "DATABASE_URL" not in environ
        self.state, self.pids = state, {"web": 1}

    def start(self):
        self.starts.append(self.state)

    def stop(self):
        self.pids = {}


def test_the_demo_is_started_twice_from_one_folder():
    found = list(cold_start.measure(None, TINY, stack=Demo))
    assert [one.goal for one in found] == ["<= 60", "<= 10"]
    assert [one.met for one in found] == [True, True]
    assert Demo.starts == [Demo.starts[0]] * 2


@pytest.mark.parametrize(
    ("value", "floor", "goal", "met"),
    [
        (5.0, 10.0, ">= 0.50", True),
        (4.9, 10.0, ">= 0.50", False),
        (11.0, 10.0, "<= 1.1", True),
        (11.1, 10.0, "<= 1.1", False),
        (59.0, None, "<= 60", True),
        (61.0, None, "<= 60", False),
        (61.0, None, "", None),
    ],
)
def test_a_goal_judges_the_ratio_or_the_value_where_there_is_no_floor(value, floor, goal, met):
    assert Result("a", "b", value, floor, goal).met is met


def test_sides_are_measured_in_turn_and_the_first_round_does_not_count():
    order, numbers = [], {"a": iter([99, 1, 2, 9]), "b": iter([99, 4, 4, 5])}

    def side(name):
        order.append(name)
        return next(numbers[name])

    found = alternated(Scale(repetitions=3), {name: lambda name=name: side(name) for name in "ab"})
    assert found == {"a": 2, "b": 4}
    assert order == ["a", "b"] * 4
