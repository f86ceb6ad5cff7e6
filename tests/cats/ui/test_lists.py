"""Notices and audit as pages."""

from cats.audit import log
from cats.kernel.actors import SYSTEM
from cats.kernel.errors import Refused
from cats.notices import services
from cats.notices.models import Notice, Reading
from cats.tenancy.scope import scope


def notice(desks, **facts):
    with scope("GE"):
        services.post("movement.overdue", "%(reference)s has not arrived.", reference="26GE<1>", **facts)
        return Notice.objects.latest("id")


def test_a_notice_to_an_office_is_seen_and_read_by_its_officers_alone(desks, client_for):
    one = notice(desks, office="GEDM0001", link="/movements/26GE1/")
    officer, other = client_for(desks.departure_officer), client_for(desks.elsewhere_officer)

    page = officer.get("/notices/").content.decode()
    assert '<a href="/movements/26GE1/">26GE&lt;1&gt; has not arrived.</a>' in page
    assert "No notices yet." in other.get("/notices/").content.decode()
    assert other.post(f"/notices/{one.pk}/read/").status_code == 404
    assert officer.post(f"/notices/{one.pk}/read/").status_code == 302

    assert "Mark as read" not in officer.get("/notices/").content.decode()
    assert "Mark as read" in client_for(desks.guarantee_officer).get("/notices/").content.decode()
    with scope("GE"):
        assert Reading.objects.count() == 1


def test_the_audit_is_narrowed_by_mrn_and_outcome(desks, client_for):
    record = desks.corridor.lodge()
    with scope("GE"):
        log.refused("act.refused", actor=SYSTEM, error=Refused("92", "Not now."), mrn=record.mrn)
    auditor = client_for(desks.auditor)

    everything = auditor.get("/audit/").context["rows"]
    of_movement = auditor.get(f"/audit/?record={record.mrn}").context["rows"]
    refused = auditor.get(f"/audit/?record={record.mrn}&outcome=refused")

    assert len(everything) > len(of_movement) > 1
    assert {entry.mrn for entry in of_movement} == {record.mrn}
    assert [entry.facts["code"] for entry in refused.context["rows"]] == ["92"]
    assert "Not now." in refused.content.decode()
    assert client_for(desks.departure_officer).get("/audit/").status_code == 403
