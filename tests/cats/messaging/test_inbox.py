"""A message is taken in once, claimed in its order, and holds back nobody but those behind it."""

from datetime import timedelta

import pytest
import time_machine

from cats.kernel import clock
from cats.kernel.errors import Conflict
from cats.messaging import inbox
from cats.messaging.models import InboundMessage, MessageDocument
from cats.tenancy import scope

MRN = "26GE0000000000001J"
OTHER = "26GE0000000000002H"


def receive(message_id, *, sender="NTA.AZ", channel="ice", subject=MRN, data=None, type="CD118C", **facts):
    facts.setdefault("mrn", subject)
    return inbox.receive(
        data or f"<{type} n='{message_id}'/>".encode(),
        channel=channel,
        sender=sender,
        message_id=str(message_id),
        type=type,
        subject=subject,
        **facts,
    )


def chain(*numbers, sender="NTA.AZ", subject=MRN):
    """Messages of one link and subject at these positions, each following the one before."""
    rows, follows = [], ""
    for number in numbers:
        rows.append(
            receive(f"{sender}{number}", sender=sender, subject=subject, gen=1, seq=number, follows=follows)
        )
        follows = f"1:{number}"
    return rows


def process_all(subject=MRN):
    """The ids in the order in which they are claimed and done."""
    order = []
    while (row := inbox.claim(subject)) is not None:
        order.append(row.message_id)
        inbox.done(row)
    return order


def state(row):
    return InboundMessage.objects.get(pk=row.pk).state


def test_a_received_message_is_ready_with_its_bytes(georgia):
    row = receive("1", data=b"<CD118C/>", gen=3, seq=4, fp="f" * 43)

    assert (row.state, row.data, row.position, row.mrn) == ("ready", b"<CD118C/>", "3:4", MRN)


def test_the_same_message_again_is_the_first_one(georgia):
    first = receive("1")
    inbox.done(first)

    again = receive("1", gen=9, seq=9)

    assert (again.pk, again.state) == (first.pk, "done")
    assert InboundMessage.objects.count() == MessageDocument.objects.count() == 1


@pytest.mark.parametrize(
    "other", [{"data": b"<CD118C other='1'/>"}, {"type": "CD006C", "data": b"<CD118C n='1'/>"}]
)
def test_another_content_under_a_known_id_is_a_conflict_and_changes_nothing(georgia, other):
    receive("1")
    before = list(InboundMessage.objects.values()), list(MessageDocument.objects.values())

    with pytest.raises(Conflict) as conflict:
        receive("1", **other)

    assert conflict.value.code == "26"
    assert (list(InboundMessage.objects.values()), list(MessageDocument.objects.values())) == before


def test_senders_choose_their_ids_independently(georgia):
    receive("1", sender="NTA.AZ")
    receive("1", sender="NTA.KZ")

    assert InboundMessage.objects.count() == 2


def test_a_void_is_done_at_once_and_lets_go_on_what_follows_it(georgia):
    follower = receive("2", gen=1, seq=2, follows="1:1")
    assert inbox.claim(MRN) is None
    assert (state(follower), InboundMessage.objects.get().waits_for) == ("waiting", "follows")

    void = receive("1", type="VOID", gen=1, seq=1)

    assert (void.state, void.document_id, void.data) == ("done", None, b"")
    assert state(follower) == "ready"
    assert process_all() == ["2"]


def test_traders_and_our_own_messages_are_tried_right_after_the_commit(administrations, processed):
    with scope.scope("GE"):
        receive("1", channel="trader", sender="GE123", subject="LRN1", mrn="")
        receive("2", channel="trader", sender="GE123", subject="LRN1", mrn="")
        receive("3", channel="ice")

    assert processed == [("GE", "LRN1")]


def test_messages_of_a_link_are_claimed_in_the_order_of_their_positions(georgia):
    receive("third", gen=2, seq=1, follows="1:11")
    receive("second", gen=1, seq=11, follows="1:9")
    receive("first", gen=1, seq=9)

    assert process_all() == ["first", "second", "third"]


def test_messages_without_positions_are_claimed_as_they_came(georgia):
    for name in ("a", "b", "c"):
        receive(name, channel="trader", sender="GE123")

    assert process_all() == ["a", "b", "c"]


def test_a_message_whose_predecessor_has_not_come_waits_for_it(georgia):
    late = receive("late", gen=1, seq=2, follows="1:1")
    assert process_all() == []
    assert state(late) == "waiting"

    receive("early", gen=1, seq=1)

    assert process_all() == ["early", "late"]


@pytest.mark.parametrize(
    "hold", [lambda row: inbox.wait(row, "movement"), lambda row: [inbox.failed(row, "x") for _ in range(5)]]
)
def test_a_waiting_or_stuck_one_holds_back_its_own_link_and_subject_alone(georgia, hold):
    first, second = chain(1, 2)
    chain(1, sender="NTA.KZ")
    chain(3, subject=OTHER)
    hold(first)

    assert process_all() == ["NTA.KZ1"]
    assert process_all(OTHER) == ["NTA.AZ3"]
    assert state(second) == "ready"


@pytest.mark.parametrize(
    "resolve", [inbox.done, lambda row: inbox.skip(row, "r"), lambda row: inbox.refuse(row, "r")]
)
def test_whatever_resolves_a_message_lets_the_next_one_go_on(georgia, resolve):
    first, second = chain(1, 2)
    assert inbox.claim(MRN).pk == first.pk
    resolve(first)

    assert inbox.claim(MRN).pk == second.pk


def test_what_follows_a_refused_position_goes_on(georgia):
    follower = receive("2", gen=1, seq=2, follows="1:1")
    assert inbox.claim(MRN) is None

    inbox.stand_in("NTA.AZ", "1:1", by=None)

    assert inbox.claim(MRN).pk == follower.pk


def test_what_follows_a_repetition_follows_the_message_itself(georgia):
    first = receive("1", gen=1, seq=1)
    follower = receive("2", gen=2, seq=2, follows="2:1")
    elsewhere = receive("3", sender="NTA.KZ", gen=2, seq=2, follows="2:1")

    inbox.stand_in("NTA.AZ", "2:1", by=first)

    assert InboundMessage.objects.get(pk=follower.pk).follows == "1:1"
    assert InboundMessage.objects.get(pk=elsewhere.pk).follows == "2:1"
    assert process_all() == ["1", "2"]


def test_a_claim_may_pass_over_what_was_tried_in_this_run(georgia):
    first, _second = chain(1, 2)
    (other,) = chain(1, sender="NTA.KZ")

    assert inbox.claim(MRN, skip={first.pk}).pk == other.pk


def test_a_transition_wakes_what_waited_for_it_and_nothing_else(administrations, processed):
    with scope.scope("GE"):
        business = receive("1")
        inbox.wait(business, "movement")
        behind = receive("2", sender="NTA.KZ", gen=1, seq=2, follows="1:1")
        assert inbox.claim(MRN) is None
        elsewhere = receive("3", subject=OTHER)
        inbox.wait(elsewhere, "movement")

        assert inbox.wake(MRN) == 1
        assert inbox.wake("") == 0

        assert [state(row) for row in (business, behind, elsewhere)] == ["ready", "waiting", "waiting"]
    assert processed == [("GE", MRN)]


def test_waiting_is_counted_from_its_first_moment(georgia):
    row = receive("1")
    inbox.wait(row, "movement")
    since = row.waiting_since
    inbox.wake(MRN)
    with clock.shifted(timedelta(hours=5)):
        again = inbox.claim(MRN)
        inbox.wait(again, "movement")

    assert again.waiting_since == since


def test_a_failure_is_repeated_with_growing_pauses_and_then_needs_a_person(georgia):
    row = receive("1")
    pauses = []
    for _ in range(4):
        inbox.failed(row, "ZeroDivisionError: no")
        pauses.append(round((row.not_before - clock.machine_now()).total_seconds()))
        assert inbox.claim(MRN) is None
    inbox.failed(row, "ZeroDivisionError: no")

    assert pauses == [1, 2, 4, 8]
    assert (state(row), row.attempts, row.not_before) == ("stuck", 5, None)


def test_a_pause_ends_by_the_machines_clock(georgia):
    row = receive("1")
    inbox.failed(row, "no")

    with clock.shifted(timedelta(days=1)):
        assert inbox.claim(MRN) is None
    with time_machine.travel(clock.machine_now() + timedelta(seconds=2)):
        assert inbox.claim(MRN).pk == row.pk


def test_a_person_has_a_stuck_message_tried_again(georgia):
    row = receive("1")
    inbox.quarantine(row, "it ends its workers")
    assert inbox.claim(MRN) is None
    assert (state(row), row.error) == ("stuck", "it ends its workers")

    inbox.redrive(row)

    claimed = inbox.claim(MRN)
    assert (claimed.pk, claimed.attempts, claimed.crashes, claimed.error) == (row.pk, 0, 0, "")


def test_a_message_that_is_done_is_not_driven_again(georgia):
    row = receive("1")
    inbox.done(row)

    inbox.redrive(row)

    assert state(row) == "done"


def test_a_skipped_message_keeps_the_reason(georgia):
    row = receive("1")
    inbox.skip(row, "sent twice under two ids")

    stored = InboundMessage.objects.get()
    assert (stored.state, stored.error, stored.processed_at is None) == (
        "skipped",
        "sent twice under two ids",
        False,
    )


def test_what_had_its_effect_meanwhile_cannot_be_skipped(georgia):
    row = receive("1")
    stale = InboundMessage.objects.get()
    inbox.done(row)

    with pytest.raises(Conflict, match="done already"):
        inbox.skip(stale, "too late")

    assert (state(row), InboundMessage.objects.get().error) == ("done", "")


def test_the_sweep_finds_what_is_ready_longest_first_and_up_to_its_limit(georgia):
    for number, subject in enumerate(("C", "A", "B", "A")):
        receive(str(number), subject=subject)
    waiting = receive("w", subject="D")
    inbox.wait(waiting, "movement")
    inbox.failed(receive("f", subject="E"), "no")

    assert inbox.subjects_ready(10) == ["C", "A", "B"]
    assert inbox.subjects_ready(2) == ["C", "A"]


def test_the_sweep_heals_a_follower_that_missed_its_predecessors_end(georgia):
    first, second = chain(1, 2)
    InboundMessage.objects.filter(pk=second.pk).update(state="waiting", waits_for="follows")
    InboundMessage.objects.filter(pk=first.pk).update(state="done")

    assert inbox.subjects_ready(10) == [MRN]
    assert state(second) == "ready"


def test_without_a_scope_nothing_can_be_received(administrations):
    with pytest.raises(scope.NoScope):
        receive("1")
