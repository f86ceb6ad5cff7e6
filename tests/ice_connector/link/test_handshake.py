"""Before anything is stamped both accounts of our links are compared; what the hub lost is repeated, what we lost stops us."""

from datetime import timedelta

import pytest

from cats.kernel import clock
from cats.tenancy import scope
from ice_connector.link import stamper
from ice_connector.link.agenda import look
from ice_connector.link.client import HubAway
from ice_connector.link.context import Context
from ice_connector.link.handshake import shake_hands
from ice_connector.link.sender import send_due
from ice_connector.link.worker import Participant
from ice_connector.models import Link, Participation
from ice_connector.protocol import statements
from ice_connector.protocol.errors import Malformed, ProtocolError
from ice_connector.protocol.statements import Generation, timestamp
from tests.ice_connector.link.end import POOL, a_minute_later


@pytest.fixture
def sent(ge):
    """Three messages of one generation that the hub has accepted."""
    shake_hands(ge.context)
    for _ in range(3):
        ge.post()
    with scope.scope("GE"):
        stamper.stamp_all(ge.context.signer, "test")
    send_due(ge.context, POOL)
    return ge


def holds(end, *gens, to="AZ", last_seen=None, **own):
    """The hub says what it has of Georgia's link."""
    sender, recipient = own.get("sender", "GE"), to
    made = [Generation(gen=gen, have=have, max=most) for gen, have, most in gens]
    end.hub.account = [statements.Link(sender=sender, recipient=recipient, gens=made, last_seen=last_seen)]


def generation(end):
    return end.outgoing()[0].gen


def due(end):
    now = clock.machine_now()
    return [row.seq for row in end.outgoing() if row.next_attempt_at and row.next_attempt_at <= now]


def refused(end, kind=ProtocolError):
    before = end.everything()
    with pytest.raises(kind):
        shake_hands(end.context)
    assert end.everything() == before


def test_the_first_one_lets_this_process_stamp(ge):
    assert not ge.context.ready.is_set()

    shake_hands(ge.context)

    assert ge.context.ready.is_set()
    assert (ge.own().epoch, ge.own().halted) == (ge.hub.epoch, "")
    assert not look(ge.context).handshake


def test_it_is_due_again_after_ten_minutes(ge):
    shake_hands(ge.context)
    with scope.scope("GE"):
        Participation.objects.update(handshaken_at=clock.machine_now() - timedelta(minutes=11))

    assert look(ge.context).handshake


def test_when_both_accounts_agree_nothing_is_repeated(sent):
    holds(sent, (generation(sent), 3, 3))

    shake_hands(sent.context)

    assert (due(sent), sent.own().halted, sent.alarms()) == ([], "", [])


def test_what_the_hub_has_lost_is_due_at_once(sent):
    holds(sent, (generation(sent), 1, 1))

    shake_hands(sent.context)

    assert due(sent) == [2, 3]
    assert sent.context.ready.is_set()


def test_what_lies_above_a_hole_is_repeated_with_it(sent):
    holds(sent, (generation(sent), 1, 3))

    shake_hands(sent.context)
    sent.hub.posted.clear()
    send_due(sent.context, POOL)

    assert sorted(posted.claims.seq for posted in sent.hub.posted) == [2, 3]


@pytest.mark.parametrize(("newer", "most"), [(0, 4), (1, 1)], ids=["number", "generation"])
def test_when_the_hub_knows_more_than_we_do_sending_is_halted(sent, newer, most):
    before = sent.outgoing()
    holds(sent, (generation(sent) + newer, most, most))
    pending = sent.post()

    shake_hands(sent.context)
    Participant(sent.context, print).sending()

    assert "beyond what is known here" in sent.own().halted
    assert (sent.alarm().kind, sent.alarm().matter) == ("restored", "AZ")
    assert sent.row(pending).state == "pending"
    assert [row.jws for row in sent.outgoing() if row.jws] == [row.jws for row in before]


def test_a_link_that_nobody_here_remembers_halts_it_too(ge):
    holds(ge, (5, 1, 1), to="KZ")

    shake_hands(ge.context)

    assert ge.own().halted == "The hub holds 5:1 to KZ, beyond what is known here."
    assert not ge.context.ready.is_set()


def test_a_halt_outlives_the_process(ge):
    holds(ge, (5, 1, 1), to="KZ")
    shake_hands(ge.context)
    ge.hub.account = []
    again = Context("GE", ge.hub, ge.directories, "test")

    shake_hands(again)

    assert not again.ready.is_set()


def test_the_partners_numbers_to_us_never_halt_us_and_say_when_it_was_heard(ge):
    with scope.scope("GE"):
        Link.objects.create(partner="AZ", gen=1)
    seen = clock.machine_now().replace(microsecond=0)
    holds(ge, (9, 9, 9), sender="AZ", to="GE", last_seen=timestamp(seen))

    shake_hands(ge.context)

    assert ge.own().halted == ""
    with scope.scope("GE"):
        assert Link.objects.get().last_seen_at == seen


def test_a_new_epoch_is_noted(sent):
    sent.hub.epoch = a_minute_later(sent.hub.epoch)

    shake_hands(sent.context)

    assert sent.own().epoch == sent.context.epoch == sent.hub.epoch


def test_an_account_of_a_lower_epoch_is_ignored(sent):
    holds(sent, (generation(sent), 0, 9))
    sent.hub.epoch -= 100

    refused(sent, Malformed)


def test_an_account_of_an_epoch_from_the_day_after_tomorrow_is_ignored(sent):
    holds(sent, (generation(sent), 0, 9))
    sent.hub.epoch = statements.epoch_of(clock.machine_now() + timedelta(days=2))

    refused(sent, Malformed)


def test_an_account_that_the_hub_did_not_sign_is_ignored(sent):
    holds(sent, (generation(sent), 0, 9))
    sent.hub.links_jws = sent.hub.links_of("GE", author="AZ")

    refused(sent)


def test_another_participants_account_is_ignored(sent):
    holds(sent, (generation(sent), 0, 9))
    sent.hub.links_jws = sent.hub.links_of("AZ")

    refused(sent, Malformed)


def test_without_an_answer_this_process_does_not_stamp(ge):
    pending = ge.post()
    ge.hub.down = HubAway("no route")

    with pytest.raises(HubAway):
        Participant(ge.context, print).sending()

    assert (ge.row(pending).state, ge.context.handshake_due.is_set()) == ("pending", True)


@pytest.mark.parametrize(("ahead", "alarms"), [(2, []), (-2, []), (30, ["clock"]), (-30, ["clock"])])
def test_a_clock_that_is_off_by_more_than_five_seconds_is_an_alarm_until_it_is_right(ge, ahead, alarms):
    hubs = clock.machine_now() - timedelta(seconds=ahead)
    ge.hub.links_jws = ge.hub.links_of("GE", at=timestamp(hubs))

    shake_hands(ge.context)
    assert ge.alarms() == alarms

    ge.hub.links_jws = ge.hub.links_of("GE")
    shake_hands(ge.context)
    assert ge.alarms() == []
