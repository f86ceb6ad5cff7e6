"""The handshake with a real hub process, whole, forgetful or of another epoch: before anything is stamped, the hub's account of our links is compared with our own."""

import psycopg
import pytest

from ice_connector.link.agenda import look
from ice_connector.protocol.errors import ProtocolError
from tests.ice_connector.hub import harness
from tests.ice_connector.hub.harness import HubProcess, Party
from tests.ice_connector.wire.ends import End


@pytest.fixture
def ge(own_hub, georgia):
    end = End(own_hub)
    yield end
    end.close()


def post_as_georgia(hub: HubProcess, **facts: object) -> None:
    """A message of ours that we do not know any more."""
    with hub.client() as client:
        assert Party("GE", hub, client).post(harness.message(sender="GE", **facts)).status_code == 201


def test_nothing_is_stamped_before_the_first_handshake_of_the_process(ge):
    assert not ge.context.ready.is_set()
    ge.shake_hands()
    assert ge.context.ready.is_set()
    assert ge.own().epoch == ge.context.epoch
    assert not look(ge.context).handshake
    assert look(ge.new_context()).handshake


def test_a_hub_that_knows_more_of_our_numbers_than_we_do_halts_the_link(ge, own_hub):
    post_as_georgia(own_hub, gen=7, seq=1)
    ge.shake_hands()
    assert not ge.context.ready.is_set()
    assert ge.own().halted == "The hub holds 7:1 to AZ, beyond what is known here."
    assert ge.alarms() == [("restored", "AZ")]
    ge.shake_hands()
    assert (ge.alarms(), ge.context.ready.is_set()) == ([("restored", "AZ")], False)


def test_what_a_restored_hub_has_lost_is_due_again_with_the_same_bytes(ge, own_hub):
    rows = [ge.queue() for _ in range(3)]
    ge.stamp()
    ge.send()
    before = [ge.out(row) for row in rows]
    assert {row.state for row in before} == {"accepted"}
    forget_messages_from(own_hub, before[1].seq)
    assert ge.send() == 0
    ge.shake_hands()
    assert ge.send() == 2
    after = [ge.out(row) for row in rows]
    assert [row.jws for row in after] == [row.jws for row in before]
    assert {row.state for row in after} == {"accepted"}
    with own_hub.client() as client:
        assert len(Party("AZ", own_hub, client).inbox()["entries"]) >= 3
    assert ge.alarms() == []


def forget_messages_from(hub: HubProcess, seq: int) -> None:
    """As if the hub had been restored to a moment before these were posted; a new epoch begins."""
    hub.stop()
    with psycopg.connect(hub.database_url) as connection:
        for table in ("log_entry", "logentry", "waiting", "document", "acknowledgement", "signature"):
            if connection.execute("SELECT to_regclass(%s)", [f"ice_hub_{table}"]).fetchone() == (None,):
                continue
            connection.execute(
                f"DELETE FROM ice_hub_{table} WHERE message_id IN (SELECT id FROM ice_hub_message WHERE seq >= %s)",
                [seq],
            )
        connection.execute("DELETE FROM ice_hub_message WHERE seq >= %s", [seq])
    assert hub.run("epoch", str(hub.epoch + 1)).returncode == 0
    hub.start()


def test_a_new_epoch_calls_for_a_handshake_and_an_old_hub_is_not_obeyed(ge, own_hub):
    ge.shake_hands()
    old = ge.context.epoch
    ge.context.saw_epoch(old + 1)
    assert look(ge.context).handshake
    with pytest.raises(ProtocolError, match="stale-epoch"):
        ge.shake_hands()
    assert ge.context.epoch == old + 1
