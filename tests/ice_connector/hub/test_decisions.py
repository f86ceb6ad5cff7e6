"""The hub's decisions without hub: idempotency, return to the log, verdicts, budgets."""

import re
import subprocess
import sys
from datetime import timedelta
from pathlib import Path

import pytest

from ice_connector.hub import decisions
from ice_connector.hub.decisions import Held
from ice_connector.protocol.cursors import START, Cursor
from ice_connector.protocol.errors import Malformed, Problem, ProtocolError
from ice_connector.protocol.limits import MAX_CLOCK_AHEAD
from ice_connector.protocol.statements import timestamp
from tests.ice_connector.protocol import world

HELD = Held(key=1, fp="f", statement="s", receipt="r")
C1, C2 = Cursor(world.EPOCH, 1), Cursor(world.EPOCH, 2)


def test_a_known_message_is_the_stored_one():
    assert decisions.known("f", HELD, None) is HELD


@pytest.mark.parametrize(
    ("by_id", "by_position", "expected"),
    [
        (HELD, None, Problem.ID_CONFLICT),
        (HELD, HELD, Problem.ID_CONFLICT),
        (None, HELD, Problem.POSITION_CONFLICT),
    ],
)
def test_a_conflict_carries_the_stored_statement(
    by_id: Held | None, by_position: Held | None, expected: Problem
):
    with pytest.raises(ProtocolError) as refusal:
        decisions.known("g", by_id, by_position)
    assert (refusal.value.problem, refusal.value.conflict) == (expected, "s")


@pytest.mark.parametrize(
    ("acked", "waiting", "last", "read", "expected"),
    [
        (False, False, C1, C1, True),
        (False, False, C1, C2, True),
        (False, False, None, START, True),
        (False, False, C2, C1, False),
        (False, False, C1, START, False),
        (False, True, C1, C2, False),
        (True, False, C1, C2, False),
    ],
)
def test_only_what_was_read_past_and_not_acknowledged_returns_to_the_log(
    acked: bool, waiting: bool, last: Cursor | None, read: Cursor, expected: bool
):
    assert decisions.returns_to_log(acked, waiting, last, read) is expected


def test_created_may_lie_five_minutes_ahead():
    directory = world.directory()
    edge = timedelta(seconds=MAX_CLOCK_AHEAD)
    decisions.admit(world.message(created=timestamp(world.NOW + edge)), directory, world.NOW)
    late = world.message(created=timestamp(world.NOW + edge + timedelta(milliseconds=1)))
    with pytest.raises(ProtocolError) as refusal:
        decisions.admit(late, directory, world.NOW)
    assert refusal.value.problem is Problem.CLOCK


def test_verdicts_are_compared_not_signatures():
    message = world.message()
    first = world.ack(message)
    held = Held(1, first.fp, "s", "r", ack=world.signed("AZ", "ice-ack", first.payload()))
    assert decisions.verdict(world.ack(message, at="2027-01-01T00:00:00.000Z"), held) == 200
    assert decisions.verdict(world.ack(message, verdict="refused", reason="spec"), held) == 409
    assert decisions.verdict(world.ack(message, fp="A" * 43), held) == 409
    assert decisions.verdict(first, None) == 404


@pytest.mark.parametrize(
    ("sizes", "budget", "expected"),
    [([], 10, 0), ([4, 4, 4], 12, 3), ([4, 4, 4], 11, 2), ([20], 10, 1), ([20, 1], 10, 1), ([1, 20], 10, 1)],
)
def test_an_answer_takes_what_fits_and_always_one(sizes: list[int], budget: int, expected: int):
    assert decisions.fitting(sizes, budget) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("bytes=0-0", (0, 1)),
        ("bytes=2-", (2, 10)),
        ("bytes=-3", (7, 10)),
        ("bytes=-99", (0, 10)),
        ("bytes=0-99", (0, 10)),
    ],
)
def test_one_range_is_understood(text: str, expected: tuple[int, int]):
    assert decisions.parse_range(text, 10) == expected


@pytest.mark.parametrize(
    "text", ["", "bytes", "bytes=", "bytes=-", "bytes=10-", "bytes=5-4", "bytes=1-2,4-5", "bytes=٣-"]
)
def test_any_other_range_is_malformed(text: str):
    with pytest.raises(Malformed):
        decisions.parse_range(text, 10)


def test_the_hubs_requests_never_load_the_registrar():
    program = (
        "import sys, django; django.setup();"
        "import ice_connector.hub.urls, ice_connector.hub.middleware, ice_connector.hub.state;"
        "print(sorted(name for name in sys.modules if 'registrar' in name or 'certificates' in name))"
    )
    environment = {
        "DJANGO_SETTINGS_MODULE": "ice_connector.hub.settings",
        "HUB_DATABASE_URL": "postgresql://nobody@127.0.0.1:1/none",
        "HUB_STATE_DIR": "/nonexistent",
    }
    done = subprocess.run(
        [sys.executable, "-c", program], env=environment, capture_output=True, text=True, check=True
    )
    assert done.stdout == "[]\n"


def test_the_hub_imports_only_the_protocol_and_the_kernel():
    ours = re.compile(
        r"^\s*(?:from|import) ((?:cats|refdata|guarantees|transit|ice_connector)[\w.]*)", re.MULTILINE
    )
    folder = Path(decisions.__file__).parent
    found = {name for path in folder.rglob("*.py") for name in ours.findall(path.read_text())}
    allowed = ("ice_connector.hub", "ice_connector.protocol", "cats.kernel")
    assert found
    assert {name for name in found if not name.startswith(allowed)} == set()
