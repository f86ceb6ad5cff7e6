"""Our own verdicts are handed in until the hub has stored them, and nothing about one of them holds up the others."""

import pytest

from cats.messaging.models import InboundMessage
from cats.tenancy import scope
from ice_connector.link.acknowledger import send_acks
from ice_connector.link.agenda import look
from ice_connector.link.client import HubAway, Later
from ice_connector.link.collector import take_entries
from ice_connector.models import Acknowledgement
from ice_connector.protocol.errors import Problem
from tests.ice_connector.link.end import DOCUMENT, entry, message, refusal


@pytest.fixture
def owing(ge):
    """Two messages of Azerbaijan are in custody, not acknowledged yet."""
    ge.owed = [message(seq=number) for number in (1, 2)]
    take_entries(ge.context, [entry(ge.hub, each) for each in ge.owed])
    return ge


def kept(end):
    with scope.scope("GE"):
        return list(Acknowledgement.objects.order_by("id").values_list("jws", flat=True))


def test_what_the_hub_stored_is_not_handed_in_again(owing):
    assert send_acks(owing.context) == 2
    assert send_acks(owing.context) == 0

    assert owing.hub.handed_in == kept(owing)
    assert owing.to_send() == 0


def test_they_are_handed_in_until_the_hub_answers(owing):
    owing.hub.down = HubAway("no route")
    for _ in range(2):
        with pytest.raises(HubAway):
            send_acks(owing.context)
    assert owing.to_send() == 2
    owing.hub.down = None

    send_acks(owing.context)

    assert (owing.hub.handed_in, owing.to_send()) == (kept(owing), 0)


def test_the_agenda_knows_of_them(owing):
    assert look(owing.context).acks
    send_acks(owing.context)

    assert not look(owing.context).acks


def test_a_message_that_the_hub_has_lost_is_handed_back_and_acknowledged_again(owing):
    lost = owing.owed[0]
    owing.hub.statuses[lost.id] = 404

    send_acks(owing.context)

    (back,) = owing.hub.posted
    assert (back.participant, back.claims, back.document) == ("GE", lost, DOCUMENT)
    assert owing.to_send() == 1

    owing.hub.statuses.clear()
    send_acks(owing.context)
    assert (owing.to_send(), owing.alarms()) == (0, [])


def test_another_verdict_that_was_first_is_an_alarm_and_the_end_of_it(owing):
    owing.hub.statuses[owing.owed[0].id] = 409

    send_acks(owing.context)

    assert (owing.to_send(), owing.alarm().kind) == (0, "conflict")
    assert [row.state for row in owing.incoming()] == ["ready", "ready"]


def test_a_verdict_on_what_neither_the_hub_nor_we_hold_is_given_up(owing):
    about = message(b"<CD118X/>", seq=3)
    take_entries(owing.context, [entry(owing.hub, about)])
    owing.hub.statuses[about.id] = 404

    send_acks(owing.context)

    assert (owing.to_send(), owing.hub.posted) == (0, [])
    with scope.scope("GE"):
        assert Acknowledgement.objects.get(message_id=about.id).error != ""


@pytest.mark.parametrize("problem", [Problem.POSITION_CONFLICT, Problem.KEY_NOT_VALID, Problem.DIGEST])
def test_a_message_that_the_hub_never_takes_back_is_a_persons_and_the_others_go_on(owing, problem):
    owing.hub.statuses[owing.owed[0].id] = 404
    owing.hub.refusals = [refusal(problem, "what.it.holds")]

    send_acks(owing.context)

    assert (owing.to_send(), owing.alarm().kind, owing.alarm().evidence) == (0, "refused", "what.it.holds")
    with scope.scope("GE"):
        assert InboundMessage.objects.count() == 2


def test_a_busy_hub_gets_it_back_later(owing):
    owing.hub.statuses[owing.owed[0].id] = 404
    owing.hub.refusals = [Later(refusal(Problem.BUSY), 3)]

    with pytest.raises(Later):
        send_acks(owing.context)

    assert (owing.to_send(), owing.alarms()) == (1, [])


def test_a_duplicate_makes_the_same_verdict_due_again(owing):
    send_acks(owing.context)
    before = kept(owing)

    take_entries(owing.context, [entry(owing.hub, owing.owed[0])])
    send_acks(owing.context)

    assert owing.hub.handed_in == [*before, before[0]]
    assert kept(owing) == before
