"""Links for administrators: state and depth, alarms, traces; held messages are tried again or skipped, with a reason."""

import pytest

from cats.audit.models import AuditEntry
from cats.messaging import inbox
from cats.messaging.models import InboundMessage
from cats.tenancy.scope import scope
from ice_connector import process
from ice_connector.alarms import alarm
from ice_connector.models import Alarm, AlarmKind, Participation


@pytest.fixture
def stuck(desks):
    """A message of Azerbaijan that could not be processed, with its alarm."""
    with scope("GE"):
        row = inbox.receive(
            b"<broken", channel="ice", sender="NTA.AZ", message_id="018f0000-0000-7000-8000-000000000001",
            type="CD118C", subject="26GE000000000001J7", mrn="26GE000000000001J7",
        )  # fmt: skip
        inbox.quarantine(row, "ValueError: broken")
        alarm(AlarmKind.STUCK, row.message_id, "CD118C from NTA.AZ could not be processed")
    return row


def fresh(row):
    with scope("GE"):
        return InboundMessage.objects.get(pk=row.pk)


def open_alarms():
    with scope("GE"):
        return Alarm.objects.filter(cleared_at=None).count()


def test_links_say_how_many_messages_are_open_and_since_when(desks, api_for, client_for, stuck):
    desks.corridor.lodge()
    record = desks.corridor.do(desks.corridor.lodge(), "release")
    assert record
    desks.corridor.pump(hold=("CD050C",))
    administrator = api_for(desks.administrator)

    links = {one["partner"]: one for one in administrator.get("/api/v1/ice/links").json()["items"]}

    assert links["AZ"]["state"] == "stuck"
    assert (links["AZ"]["in"]["count"], links["AZ"]["in"]["by_state"]) == (1, {"stuck": 1})
    assert (links["KZ"]["state"], links["KZ"]["out"]["by_state"]) == ("busy", {"pending": 1})
    assert links["KZ"]["out"]["oldest"] is not None
    page = client_for(desks.administrator).get("/links/").content.decode()
    for told in ("KZ", "ValueError: broken", "A message could not be processed"):
        assert told in page


def test_a_halted_end_is_said(desks, api_for, client_for):
    with scope("GE"):
        Participation.objects.create(halted="restored from a backup")

    found = api_for(desks.administrator).get("/api/v1/ice/links").json()

    assert found["own_end"]["halted"] == "restored from a backup"
    assert "Sending is halted" in client_for(desks.administrator).get("/links/").content.decode()


def test_the_trace_tells_every_hop_of_a_movement(desks, api_for, client_for):
    record = desks.corridor.released()

    items = api_for(desks.administrator).get(f"/api/v1/ice/trace?mrn={record.mrn}").json()["items"]
    page = client_for(desks.administrator).get(f"/links/trace/?mrn={record.mrn}").content.decode()

    sent = {(one["type"], one["recipient"]) for one in items if one["direction"] == "out"}
    assert {("CD050C", "NTA.AZ"), ("CD001C", "NTA.UZ"), ("CC029C", "GEDEMO0001")} <= sent
    assert all(one["hops"][0] in ("posted", "received") for one in items)
    assert "CD050C" in page


@pytest.mark.parametrize("mrn", ["", "x", "26GE000000000001J8"])
def test_a_wrong_mrn_is_refused(desks, api_for, mrn):
    answer = api_for(desks.administrator).get(f"/api/v1/ice/trace?mrn={mrn}")

    assert (answer.status_code, answer.json()["errors"][0]["pointer"]) == (422, "?mrn")


def test_a_stuck_message_is_tried_again_under_its_id_and_the_alarm_is_settled(
    desks, api_for, stuck, monkeypatch
):
    tried = []
    monkeypatch.setattr(process, "process_subject", lambda administration, subject: tried.append(subject))
    assert open_alarms() == 1

    answer = api_for(desks.administrator).post(f"/api/v1/ice/messages/{stuck.pk}/redrive", {})

    assert (answer.status_code, answer.json()["state"], answer.json()["attempts"]) == (200, "ready", 0)
    assert tried == [stuck.subject]
    assert open_alarms() == 0
    with scope("GE"):
        assert AuditEntry.objects.get(verb="message.redriven").actor_ref == str(desks.administrator.pk)


def test_a_stuck_message_is_skipped_with_a_reason_that_stays(desks, client_for, stuck):
    answer = client_for(desks.administrator).post(
        f"/links/messages/{stuck.pk}/skip/", {"reason": "Agreed by telephone."}
    )

    row = fresh(stuck)
    assert (answer.status_code, row.state, row.error) == (302, "skipped", "Agreed by telephone.")
    assert open_alarms() == 0
    with scope("GE"):
        assert AuditEntry.objects.get(verb="message.skipped").facts["reason"] == "Agreed by telephone."


@pytest.mark.parametrize("reason", [{}, {"reason": " "}, {"reason": "x" * 501}])
def test_nothing_is_skipped_without_a_reason(desks, api_for, stuck, reason):
    answer = api_for(desks.administrator).post(f"/api/v1/ice/messages/{stuck.pk}/skip", reason)

    assert (answer.status_code, answer.json()["errors"][0]["pointer"]) == (422, "/reason")
    assert (fresh(stuck).state, open_alarms()) == ("stuck", 1)


def test_what_is_not_held_is_neither_tried_again_nor_skipped(desks, api_for):
    desks.corridor.lodge()
    done = desks.corridor.inbound("GE", type="CC015C")[0]
    system = api_for(desks.administrator)

    statuses = [
        system.post(f"/api/v1/ice/messages/{done.pk}/{act}", {"reason": "x"}).status_code
        for act in ("redrive", "skip")
    ]

    assert statuses == [409, 409]
    assert fresh(done).state == "done"


def test_an_auditor_looks_but_does_not_touch(desks, api_for, client_for, stuck):
    system = api_for(desks.auditor)

    assert system.get("/api/v1/ice/alarms").json()["items"][0]["kind"] == "stuck"
    assert system.get("/api/v1/ice/messages").json()["items"][0]["id"] == str(stuck.pk)
    assert system.post(f"/api/v1/ice/messages/{stuck.pk}/redrive", {}).status_code == 403
    assert "Try again" not in client_for(desks.auditor).get("/links/").content.decode()
    assert fresh(stuck).state == "stuck"
