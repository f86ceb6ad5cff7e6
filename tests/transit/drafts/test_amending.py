"""An accepted declaration is taken up again in a draft, sent as an amendment, and comes back when customs says no."""

import pytest

from cats.kernel.errors import NotFound, Refused
from cats.messaging.models import InboundMessage
from tests.transit import world
from transit.drafts import amending, copying, judging, sending, services
from transit.models import Draft, Movement

HOLDER = "GEDEMO0001"


@pytest.fixture
def record(office):
    office.leave()
    found = world.lodge()
    office.enter()
    return found


def heavier(office, draft):
    """The draft with another gross mass, ready to be sent."""
    services.save(office.operator, draft.pk, "transport", {"gross": "19000"})
    draft.refresh_from_db()
    return draft


def sent(office, record):
    """An amendment that was sent and processed."""
    draft = heavier(office, amending.amend(office.operator, record.pk))
    row = sending.send(office.operator, draft.pk, draft.version)
    office.pump()
    return Draft.objects.get(pk=draft.pk), InboundMessage.objects.get(pk=row)


def decide(office, record, **facts):
    office.leave()
    world.act(record, "decide_amendment", **facts)
    office.enter()


def test_the_draft_is_the_declaration_under_its_own_lrn_and_with_its_codes(office, record):
    draft = amending.amend(office.operator, record.pk)

    assert (draft.lrn, draft.operator, draft.amends) == (record.lrn, HOLDER, record)
    assert draft.secrets == {world.GRN: world.CODE}
    judgement = sending.check(draft)
    assert judgement.findings == ()
    assert amending.changes(draft, judgement.message) == ([], 0)


def test_a_colleague_gets_the_draft_that_is_open(office, record):
    first = amending.amend(office.operator, record.pk)

    assert amending.amend(office.colleague, record.pk).pk == first.pk
    assert Draft.objects.count() == 1


def test_what_is_not_changed_is_not_sent(office, record):
    draft = amending.amend(office.operator, record.pk)

    with pytest.raises(Refused, match="Nothing differs"):
        sending.send(office.operator, draft.pk, draft.version)

    assert Draft.objects.get().sent_at is None
    assert InboundMessage.objects.filter(type="CC013C").count() == 0


def test_it_is_sent_as_an_amendment_and_waits_for_an_officer(office, record):
    draft, row = sent(office, record)

    assert (row.type, row.mrn, draft.sent) == ("CC013C", record.mrn, True)
    assert Movement.objects.get(pk=record.pk).amendment_requested_at is not None
    with pytest.raises(Refused, match="has not decided yet"):
        amending.amend(office.operator, record.pk)
    assert Draft.objects.count() == 1


def test_agreed_the_declaration_is_amended_and_may_be_again(office, record):
    draft, _row = sent(office, record)
    decide(office, record, agreed=True)

    again = amending.amend(office.operator, record.pk)

    assert Movement.objects.get(pk=record.pk).gross_mass == 19000
    assert again.pk != draft.pk
    assert again.answers["transport"]["gross"] == "19000"


def test_declined_it_opens_again_with_the_reason(office, record):
    draft, row = sent(office, record)
    decide(office, record, agreed=False, text="Weigh the goods again.")

    again = amending.amend(office.operator, record.pk)

    assert (again.pk, again.sent) == (draft.pk, False)
    assert [(one["sentence"], one["section"]) for one in again.faults] == [("Weigh the goods again.", "")]
    assert copying.mend(office.operator, row.pk).pk == draft.pk


def test_refused_on_arrival_it_opens_by_itself(office, record):
    """Another system of the firm asked for an amendment between the check and the arrival of this one."""
    draft = heavier(office, amending.amend(office.operator, record.pk))
    sending.send(office.operator, draft.pk, draft.version)
    Movement.objects.filter(pk=record.pk).update(amendment_requested_at=record.accepted_at)
    office.pump()

    again = Draft.objects.get()
    assert again.sent_at is None
    assert [(one["code"], one["rule"]) for one in again.faults] == [("92", "CATS_192")]


def test_goods_of_another_kind_are_found_before_it_is_sent(office, record):
    draft = amending.amend(office.operator, record.pk)
    item = draft.items.get(position=2)
    draft.items.filter(pk=item.pk).update(answers=item.answers | {"hs": "080212"})

    found = sending.check(draft).findings

    assert [(one.section, one.field, one.item, one.rule) for one in found] == [("goods", "hs", 2, "R0520")]


def test_after_release_no_amendment_is_begun(office, record):
    office.leave()
    world.act(record, "release")
    office.enter()

    with pytest.raises(Refused, match="takes no amendment"):
        amending.amend(office.operator, record.pk)

    assert Draft.objects.count() == 0


def test_a_competitor_finds_nothing_to_amend(office, record):
    with pytest.raises(NotFound):
        amending.amend(world.trader("GEDEMO0002"), record.pk)

    assert Draft.objects.count() == 0


def test_the_lrn_of_an_amendment_does_not_stand_in_the_way_of_others(office, record):
    amending.amend(office.operator, record.pk)

    assert services.lrn_fault(HOLDER, record.lrn) == "This LRN was used for a declaration."
    assert judging.judge(Draft.objects.get(), Draft.objects.get().items.all()).findings == ()
