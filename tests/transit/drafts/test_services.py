"""Drafts are saved as they are typed, merged with a colleague's changes, closed to others, sent once and forgotten in time."""

from datetime import timedelta

import pytest

from cats.accounts.actors import actor_of
from cats.audit.models import AuditEntry
from cats.kernel import clock
from cats.kernel.errors import Forbidden, Invalid, NotFound, Refused
from cats.messaging.models import InboundMessage
from cats.notices.models import Notice
from cats.specification import codec
from cats.tenancy.scope import scope
from transit.drafts import access, copying, expiry, sending, services, tasks
from transit.models import Draft
from transit.services import submissions

HOLDER = "GEDEMO0001"


def verbs():
    return list(
        AuditEntry.objects.filter(verb__startswith="draft.").order_by("id").values_list("verb", flat=True)
    )


@pytest.fixture
def draft(office):
    return services.start(HOLDER, "LRN-1", actor=office.operator)


def test_a_new_draft_knows_its_holder_its_last_day_and_is_audited(office, draft):
    assert draft.answers["parties"] == {"holder_number": HOLDER}
    assert draft.kept_until == clock.today("Asia/Tbilisi") + timedelta(days=30)
    assert verbs() == ["draft.made"]


def test_nobody_makes_a_draft_for_an_operator_of_others(office):
    with pytest.raises(Forbidden):
        services.start("GEDEMO0002", "LRN-2", actor=office.operator)

    assert Draft.objects.count() == 0


@pytest.mark.parametrize("lrn", ["", "x" * 23, "LRN-1"])
def test_an_lrn_must_fit_and_be_free(office, draft, lrn):
    with pytest.raises(Invalid):
        services.start(HOLDER, lrn, actor=office.operator)

    assert Draft.objects.count() == 1


def test_a_proposed_lrn_is_free(office, draft):
    assert services.lrn_fault(HOLDER, services.propose_lrn(HOLDER)) == ""


def test_a_wrong_answer_is_kept_as_it_was_typed(office, draft):
    services.save(office.operator, draft.pk, "transport", {"gross": "about 20 t", "inland": "9"})

    kept = Draft.objects.get()
    assert kept.answers["transport"] == {"gross": "about 20 t", "inland": "9"}
    assert kept.version == 2
    wrong = [one for one in kept.judged["findings"] if one["field"] == "gross"]
    assert [(one["section"], one["rule"], one["value"]) for one in wrong] == [
        ("transport", "FORMAT", "about 20 t")
    ]


def test_saving_the_same_again_changes_nothing(office, draft):
    for _ in range(2):
        services.save(office.operator, draft.pk, "transport", {"inland": "3"})

    assert Draft.objects.get().version == 2


def test_a_colleague_waits_until_the_lock_is_given_back(office, draft):
    services.lock(office.operator, draft.pk)

    with pytest.raises(Refused, match="is editing this declaration"):
        services.save(office.colleague, draft.pk, "transport", {"inland": "3"})
    assert Draft.objects.get().answers.get("transport") is None
    services.unlock(office.operator, draft.pk)
    assert services.save(office.colleague, draft.pk, "transport", {"inland": "3"}).changed


def test_a_lock_that_ran_out_is_taken_over(office, draft):
    services.lock(office.operator, draft.pk)

    with clock.shifted(timedelta(minutes=16)):
        services.save(office.colleague, draft.pk, "transport", {"inland": "3"})

    assert str(Draft.objects.get().locked_by_id) == office.colleague.ref


def test_what_a_colleague_changed_beside_stays(office, draft):
    services.save(office.operator, draft.pk, "transport", {"inland": "3", "border": "3"})
    services.unlock(office.operator, draft.pk)
    shown = Draft.objects.get().answers["transport"]
    services.save(office.colleague, draft.pk, "transport", shown | {"border": "2"}, shown)
    services.unlock(office.colleague, draft.pk)

    saved = services.save(office.operator, draft.pk, "transport", shown | {"inland": "1"}, shown)

    assert Draft.objects.get().answers["transport"] == {"inland": "1", "border": "2"}
    assert saved.merged == ["border"]


def test_two_answers_to_one_question_clash_and_nothing_is_saved(office, draft):
    shown = {}
    services.save(office.colleague, draft.pk, "transport", {"inland": "2"}, shown)
    services.unlock(office.colleague, draft.pk)

    saved = services.save(office.operator, draft.pk, "transport", {"inland": "1", "border": "3"}, shown)

    assert [(one.name, one.theirs, one.mine, one.who) for one in saved.clashes] == [
        ("inland", "2", "1", office.colleague_user.name)
    ]
    assert Draft.objects.get().answers["transport"] == {"inland": "2"}


def test_an_access_code_is_kept_apart_and_goes_with_its_guarantee(office, draft):
    row = {"type": "1", "grn": "26GE0000DEMO00012"}
    services.save(office.operator, draft.pk, "guarantee", {"guarantees": [row]}, secrets={row["grn"]: "A1B2"})
    kept = Draft.objects.get()

    assert kept.secrets == {row["grn"]: "A1B2"}
    assert "A1B2" not in str(kept.answers)
    services.save(office.operator, draft.pk, "guarantee", {"guarantees": []})
    assert Draft.objects.get().secrets == {}


def test_a_complete_draft_has_every_section_complete(office):
    draft = office.full()
    findings = tasks.findings_of(draft, 2)

    assert findings == []
    found = tasks.tasks_of(draft, 2, findings, clock.today("Asia/Tbilisi"))
    assert {task.code: task.state for task in found} == dict.fromkeys(
        ["kind", "parties", "route", "transport", "goods", "guarantee", "documents"], tasks.DONE
    ) | {"check": tasks.OFF}


def test_sending_lodges_once_however_often_it_is_asked(office):
    draft = office.full()

    first = sending.send(office.operator, draft.pk, draft.version)
    again = sending.send(office.operator, draft.pk, draft.version)

    assert first == again
    assert InboundMessage.objects.filter(type="CC015C").count() == 1
    assert verbs() == ["draft.made", "draft.sent"]
    with pytest.raises(Refused, match="was sent"):
        services.save(office.operator, draft.pk, "transport", {"inland": "1"})


def test_a_version_that_was_not_checked_is_not_sent(office):
    draft = office.full()
    services.save(office.operator, draft.pk, "transport", {"inland": "2"})

    with pytest.raises(Refused, match="changed this declaration"):
        sending.send(office.operator, draft.pk, draft.version)
    assert InboundMessage.objects.filter(type="CC015C").count() == 0


def test_a_faulty_draft_is_not_sent(office, draft):
    with pytest.raises(Invalid):
        sending.send(office.operator, draft.pk, draft.version)

    assert Draft.objects.get().sent_at is None
    assert InboundMessage.objects.filter(type="CC015C").count() == 0


def test_what_customs_refuses_opens_again_with_only_the_faulty_section_to_mend(office):
    draft = office.full()
    draft.items.filter(position=2).update(answers=draft.items.get(position=2).answers | {"hs": "999999"})
    draft.refresh_from_db()
    sent = sending.check(draft)
    assert [(one.section, one.field, one.item, one.rule) for one in sent.findings] == [
        ("goods", "hs", 2, "CL152")
    ]
    row = lodged_with_faults(office, draft, sent)

    found = Draft.objects.get()
    assert found.sent_at is None
    assert [(one["section"], one["field"], one["item"], one["rule"]) for one in found.faults] == [
        ("goods", "hs", 2, "CL152")
    ]
    listed = tasks.tasks_of(found, 2, tasks.findings_of(found, 2), clock.today("Asia/Tbilisi"))
    assert [task.code for task in listed if task.state == tasks.MEND] == ["goods"]
    assert verbs() == ["draft.made", "draft.reopened"]
    assert copying.mend(office.operator, row.pk).pk == found.pk


def lodged_with_faults(office, draft, judgement):
    row = submissions.lodge(codec.encode(judgement.message), actor=office.operator)
    Draft.objects.update(sent_at=clock.now(), submission_id=row.pk)
    office.pump()
    return row


def test_a_declaration_of_another_system_is_mended_in_a_draft_of_its_own(office):
    world = office.desks.corridor
    message = world.declaration(lrn="OTHER-1", declarationType="T9")
    row = submissions.lodge(codec.encode(message), actor=office.operator)
    office.pump()

    made = copying.mend(office.operator, row.pk)

    assert made.lrn == "OTHER-1"
    assert [(one["section"], one["field"]) for one in made.faults] == [("kind", "type")]
    assert made.secrets == {world.GRN: world.CODE}


def test_a_copy_has_the_answers_and_items_but_no_access_code(office):
    draft = office.full()

    made = copying.copy_draft(office.operator, draft.pk, "COPY-1")

    assert made.answers == draft.answers
    assert [item.answers for item in made.items.order_by("position")] == [
        item.answers for item in draft.items.order_by("position")
    ]
    assert (made.secrets, made.copied_from) == ({}, draft.pk)


def test_the_declaration_of_a_movement_is_copied(office):
    office.leave()
    record = office.desks.corridor.lodge()
    office.enter()

    made = copying.copy_movement(office.operator, record.pk, "COPY-2")

    assert made.answers["route"]["departure"] == record.office_of_departure
    assert (made.items.count(), made.secrets) == (record.item_count, {})
    with pytest.raises(NotFound):
        copying.copy_movement(actor_of(office.desks.competitor), record.pk, "COPY-3")


def test_strangers_and_competitors_find_no_draft(office, draft):
    with pytest.raises(NotFound):
        access.draft(actor_of(office.desks.competitor), draft.pk)
    with pytest.raises(Forbidden):
        access.draft(actor_of(office.desks.stranger), draft.pk)
    with pytest.raises(NotFound):
        services.delete(actor_of(office.desks.competitor), draft.pk)
    assert Draft.objects.count() == 1


def test_drafts_are_told_of_and_then_go(office, draft):
    with clock.shifted(timedelta(days=28)):
        assert expiry.forget() == 0
        assert expiry.forget() == 0
    assert [(one.verb, one.audience) for one in Notice.objects.filter(verb="draft.ending")] == [
        ("draft.ending", HOLDER)
    ]
    with clock.shifted(timedelta(days=31)):
        assert expiry.forget() == 1
    assert Draft.objects.count() == 0
    assert verbs() == ["draft.made", "draft.deleted"]


def test_deleting_is_refused_while_a_colleague_edits(office, draft):
    services.lock(office.colleague, draft.pk)

    with pytest.raises(Refused):
        services.delete(office.operator, draft.pk)
    assert Draft.objects.count() == 1


def test_another_administration_sees_nothing(office, draft):
    office.leave()
    with scope("AZ"):
        assert Draft.objects.count() == 0
    office.enter()
    assert Draft.objects.count() == 1
