"""Epochs: a restored hub begins a new one, an old hub is fenced, no cursor is given twice."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from cats.kernel import clock
from ice_connector.hub import epochs
from ice_connector.hub.epochs import EpochRefused
from ice_connector.protocol.cursors import parse_cursor
from ice_connector.protocol.statements import Receipt, epoch_begin, parse
from tests.ice_connector.hub import harness
from tests.ice_connector.hub.harness import HubProcess, Party, problem

E1, E2 = 20261101080000, 20261102080000
FORMAT = "%Y%m%d%H%M%S"


def test_a_hub_goes_on_in_its_epoch_and_enters_a_later_one():
    assert epochs.judge(E1, [], 0) == E1
    assert epochs.judge(E1, [E1], E1) == E1
    assert epochs.judge(E2, [E1], E1) == E2


def test_an_epoch_that_is_over_is_refused():
    with pytest.raises(EpochRefused, match="has served 20261102080000"):
        epochs.judge(E1, [E1, E2], E1)


@pytest.mark.parametrize("served", [[], [20261001080000]])
def test_a_database_that_forgot_the_epoch_is_refused(served: list[int]):
    with pytest.raises(EpochRefused, match="restored or replaced"):
        epochs.judge(E1, served, E1)


def test_a_restart_keeps_the_epoch_and_what_is_stored(own_hub: HubProcess):
    own_hub.start()
    epoch = own_hub.epoch
    message = harness.message()
    with own_hub.client() as client:
        ge, az = Party("GE", own_hub, client), Party("AZ", own_hub, client)
        receipt = ge.post(message).json()["receipt"]
        first = az.inbox()["next"]
        own_hub.kill()
        own_hub.start()
        assert own_hub.epoch == epoch
        assert ge.post(message).json()["receipt"] == receipt
        ge.post(harness.message())
        assert parse_cursor(az.inbox(first)["next"]) == parse_cursor(first)._replace(number=2)


def a_second_after(epoch: int) -> int:
    """An epoch is a moment, `20261126235959`: after its last second comes another day."""
    moment = datetime.strptime(str(epoch), FORMAT).replace(tzinfo=UTC) + timedelta(seconds=1)
    return int(moment.strftime(FORMAT))


def test_a_new_epoch_is_entered_and_the_old_hub_is_fenced(own_hub: HubProcess):
    own_hub.start()
    with own_hub.client() as client:
        ge, az = Party("GE", own_hub, client), Party("AZ", own_hub, client)
        ge.post(harness.message())
        before = az.inbox()["next"]
        old = own_hub.epoch
        new = a_second_after(old)
        own_hub.stop()
        assert own_hub.run("epoch", str(new)).stdout == f"The next start serves epoch {new}.\n"
        own_hub.start()
        receipt = parse(ge.post(harness.message()).json()["receipt"], Receipt)
        assert receipt.claims.epoch == own_hub.epoch == new
        page = az.inbox(before)
        assert [entry["cursor"] for entry in page["entries"]] == [f"{new}.1"]
    own_hub.stop()
    fenced = own_hub.run(HUB_EPOCH=str(old))
    assert fenced.returncode == 1
    assert f"epoch {old} is over" in fenced.stderr


def test_an_old_hub_that_still_runs_does_nothing_for_who_has_seen_the_new_epoch(own_hub: HubProcess):
    own_hub.start(HUB_EPOCH=str(E1))
    with own_hub.client() as client:
        ge = Party("GE", own_hub, client, epoch=E2)
        message = harness.message()
        assert problem(ge.post(message)) == (503, "stale-epoch")
        ge.epoch = E1
        assert problem(ge.get(f"messages/GE/{message.id}")) == (404, "unknown")


def test_a_restored_database_does_not_serve_its_old_epoch(own_hub: HubProcess):
    assert own_hub.run("migrate").returncode == 0
    epochs.begin(own_hub.folder / "hub", E1)
    (own_hub.folder / "hub" / "epoch.served").write_text(str(E1))
    refused = own_hub.run()
    assert refused.returncode == 1
    assert "Begin a new epoch: python -m ice_connector.hub epoch" in refused.stderr


def test_a_new_folder_begins_an_epoch_of_now_and_keeps_it(tmp_path: Path):
    begun = epochs.said(tmp_path, 0)
    assert abs(epoch_begin(begun) - clock.machine_now()) < timedelta(minutes=1)
    epochs.begin(tmp_path, E1)
    assert epochs.said(tmp_path, 0) == E1
    assert epochs.said(tmp_path, E2) == E2


@pytest.mark.parametrize(
    ("epoch", "reason"),
    [(20991231000000, "later than tomorrow"), (20261301000000, "no time"), (1, "no time")],
)
def test_an_epoch_from_the_future_or_nonsense_is_refused(tmp_path: Path, epoch: int, reason: str):
    with pytest.raises(EpochRefused, match=reason):
        epochs.said(tmp_path, epoch)


def test_a_hub_without_directory_says_what_is_missing(own_hub: HubProcess):
    (own_hub.folder / "hub" / "directory.jws").unlink()
    refused = own_hub.run()
    assert refused.returncode == 1
    assert refused.stderr.startswith("The hub does not start: ")
    assert "directory.jws" in refused.stderr
