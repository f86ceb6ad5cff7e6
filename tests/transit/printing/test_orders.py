"""Ordering, making and checking copies: who may, when, once, and what happens to what fails. The press is played by a stand-in."""

from datetime import timedelta

import pytest
from django.core.cache import cache

from cats.audit.models import AuditEntry
from cats.documents import codes, pressing, printer, services, tasks
from cats.documents.models import DocumentFile, PrintedDocument
from cats.kernel import clock
from cats.kernel.actors import SYSTEM
from cats.kernel.errors import Refused
from cats.tenancy.scope import scope
from tests.transit import world
from tests.transit.printing.conftest import fresh, order
from transit.printing import printable


class StandIn:
    """A press that prints the title, or fails as it is told to."""

    def __init__(self):
        self.jobs, self.fails = [], 0

    def __call__(self, html, on_page):
        if self.fails:
            self.fails -= 1
            raise pressing.PressFailed("out of ink")
        self.jobs.append(html)
        on_page(1)
        return pressing.Printed(b"%PDF-1.7 " + html[:80].encode(), 1)


@pytest.fixture
def press(monkeypatch):
    stand_in = StandIn()
    monkeypatch.setattr(pressing, "press", stand_in)
    return stand_in


@pytest.fixture
def record(desks):
    return world.released()


def page(record):
    return f"/movements/{record.pk}/document/"


def rows(administration="GE"):
    with scope(administration):
        return list(PrintedDocument.objects.order_by("copy"))


def files(administration="GE"):
    with scope(administration):
        return DocumentFile.objects.count()


def verbs(record):
    with scope(record.administration_id):
        found = AuditEntry.objects.filter(verb__startswith="document.", outcome="done")
        return list(found.order_by("at", "id").values_list("verb", flat=True))


def test_a_holder_orders_a_copy_the_printer_makes_it_and_he_takes_it(desks, record, client_for, press):
    browser = client_for(desks.operator)
    assert "No copy has been printed yet." in browser.get(page(record)).content.decode()

    answer = browser.post(page(record), {"language": "ru"})

    assert (answer.status_code, answer["Location"]) == (302, page(record))
    assert "Waiting for the printer" in browser.get(page(record)).content.decode()
    assert press.jobs == []
    assert browser.get(f"{page(record)}pdf/").status_code == 404
    tasks.print_documents()
    (document,) = rows()
    assert (document.state, document.copy, document.language, document.national) == ("made", 1, "ru", "ka")
    assert document.origin == "http://ge.localhost"
    assert document.requested_by == str(desks.operator.pk)
    assert document.code in "".join(press.jobs[0].split("-")) or codes.grouped(document.code) in press.jobs[0]
    pdf = browser.get(f"{page(record)}pdf/")
    assert (pdf.status_code, pdf["Content-Type"]) == (200, "application/pdf")
    assert pdf.content.startswith(b"%PDF-")
    assert pdf["Content-Disposition"] == f'inline; filename="{record.mrn}-1.pdf"'
    assert verbs(record) == ["document.ordered", "document.made", "document.fetched"]


def test_htmx_gets_the_copies_alone_and_stops_asking_when_nothing_is_being_made(
    desks, record, client_for, press
):
    browser = client_for(desks.departure_officer)
    browser.post(page(record), {"language": "en"})

    waiting = browser.get(page(record), headers={"HX-Request": "true"}).content.decode()
    tasks.print_documents()
    done = browser.get(page(record), headers={"HX-Request": "true"}).content.decode()

    assert waiting.lstrip().startswith('<div id="copies"')
    assert "<html" not in waiting
    assert "hx-get" in waiting
    assert "hx-get" not in done
    assert "Open the PDF" in done
    assert desks.departure_officer.name in done


def test_a_second_copy_is_a_reprint_and_a_holder_is_not_told_who_ordered(desks, record, client_for, press):
    officer, holder = client_for(desks.departure_officer), client_for(desks.operator)
    officer.post(page(record), {"language": "en"})
    tasks.print_documents()
    holder.post(page(record), {"language": "en"})
    tasks.print_documents()

    shown = holder.get(page(record)).content.decode()

    assert [document.reprint for document in rows()] == [0, 1]
    assert "Reprint 1" in shown
    assert desks.departure_officer.name not in shown
    assert "Reprint 1, " not in press.jobs[0]
    assert "Reprint 1, " in press.jobs[1]


@pytest.mark.parametrize("state", ["accepted", "under_control", "not_released", "invalidated"])
def test_before_the_release_and_after_an_invalidation_there_is_no_document(desks, client_for, press, state):
    record = world.lodge()
    if state == "under_control":
        record = world.act(record, "decide_control", control=True)
    if state == "not_released":
        record = world.act(record, "refuse_release", code="N1", text="Not now")
    if state == "invalidated":
        record = world.act(record, "invalidate", text="In error")
    assert record.state == state
    browser = client_for(desks.operator)

    answer = browser.post(page(record), {"language": "en"})

    assert answer.status_code == 409
    assert "from the release of the goods on" in answer.content.decode()
    assert rows() == []
    assert "Print the document" not in browser.get(page(record)).content.decode()


def test_what_loses_its_release_while_it_waits_is_not_made(desks, record, press):
    document = order(record)
    with scope("GE"):
        type(record).objects.filter(pk=record.pk).update(state="invalidated")

    assert printer.print_one("GE")

    made = fresh(document)
    assert (made.state, made.file_id, press.jobs) == ("failed", None, [])
    assert "from the release of the goods on" in made.error


@pytest.mark.parametrize(
    ("who", "get", "post"),
    [
        ("departure_officer", 200, 302),
        ("auditor", 200, 403),
        ("guarantor", 403, 403),
        ("administrator", 403, 403),
        ("stranger", 403, 403),
        ("competitor", 404, 404),
        ("elsewhere_officer", 404, 404),
        ("guarantee_officer", 403, 403),
    ],
)
def test_who_comes_to_the_document_of_a_movement(desks, record, client_for, who, get, post):
    browser = client_for(getattr(desks, who))

    assert browser.get(page(record)).status_code == get
    assert browser.post(page(record), {"language": "en"}).status_code == post
    assert len(rows()) == (1 if post == 302 else 0)


def test_offices_on_the_way_print_their_own_and_traders_at_destination_nothing(
    desks, record, client_for, press
):
    transit = world.at("AZDM0001", record.mrn)
    world.arrived(record)
    arrival = world.at(world.DESTINATION, record.mrn)

    assert client_for(desks.transit_officer).post(page(transit), {"language": "en"}).status_code == 302
    assert client_for(desks.transit_officer).get(page(record)).status_code == 404
    assert client_for(desks.trader).post(page(arrival), {"language": "en"}).status_code == 403
    assert client_for(desks.trader).get(f"{page(arrival)}pdf/").status_code == 403
    assert (len(rows("AZ")), len(rows("GE")), len(rows("UZ"))) == (1, 0, 0)
    tasks.print_documents()
    assert "Copy for the office AZDM0001" in press.jobs[0]


def test_a_copy_of_another_administration_does_not_exist(desks, record, client_for, press):
    order(record)
    tasks.print_documents()
    (document,) = rows()

    officer = client_for(desks.foreign_officer)

    assert officer.get(page(record)).status_code == 404
    assert "Not genuine" in officer.get(f"/documents/check/?code={document.code}").content.decode()
    assert rows("AZ") == []


def test_the_same_order_sent_twice_makes_one_copy(desks, record, client_for, press):
    browser = client_for(desks.operator)
    browser.post(page(record), {"language": "en"})
    browser.post(page(record), {"language": "en"})

    tasks.print_documents()
    tasks.print_documents()

    assert [(one.copy, one.state) for one in rows()] == [(1, "made")]
    assert (len(press.jobs), files()) == (1, 1)


def test_what_fails_is_tried_three_times_then_given_up_and_can_be_ordered_again(
    desks, record, client_for, press
):
    browser = client_for(desks.operator)
    browser.post(page(record), {"language": "en"})
    press.fails = 3

    tasks.print_documents()

    assert [(one.state, one.attempts, one.file_id) for one in rows()] == [("failed", 3, None)]
    assert files() == 0
    shown = browser.get(page(record)).content.decode()
    assert "The document could not be made" in shown
    assert "Try again" in shown
    assert browser.post(page(record), {"again": "1"}).status_code == 302
    tasks.print_documents()
    assert [(one.state, one.copy) for one in rows()] == [("made", 1)]
    assert verbs(record) == ["document.ordered", "document.failed", "document.retried", "document.made"]
    assert browser.post(page(record), {"again": "1"}).status_code == 409


def test_a_copy_that_its_maker_abandoned_is_made_by_another_and_the_first_changes_nothing(record, press):
    document = order(record)
    with scope("GE"):
        first = services.claim()
        assert services.claim() is None
        PrintedDocument.objects.filter(pk=first.pk).update(
            claimed_at=clock.machine_now() - services.LEASE - timedelta(seconds=1)
        )

    assert printer.print_one("GE")

    made = fresh(document)
    assert (made.state, made.attempts) == ("made", 2)
    with scope("GE"):
        assert services.keep(first, b"late", pages=9, version=9) is False
        assert services.tell(first, 50) is False
        services.give_up(first, "late")
    assert fresh(document).file_id == made.file_id
    assert (fresh(document).state, files()) == ("made", 1)


def test_what_ends_every_maker_is_given_up(record, press):
    document = order(record)
    with scope("GE"):
        PrintedDocument.objects.filter(pk=document.pk).update(
            state="making", attempts=3, claimed_at=clock.machine_now() - services.LEASE * 2
        )

    assert not printer.print_one("GE")

    assert (fresh(document).state, press.jobs) == ("failed", [])


def test_nothing_is_handed_out_before_it_is_made(record):
    document = order(record)

    with scope("GE"), pytest.raises(Refused):
        services.fetch(document, actor=SYSTEM)


@pytest.fixture
def made(record, press):
    cache.clear()
    document = order(record)
    printer.print_one("GE")
    return fresh(document)


def test_anybody_may_ask_whether_a_page_is_genuine_and_learns_no_more(made, record, client_for):
    nobody = client_for(None, "GE")

    answer = nobody.get(f"/documents/check/?code={codes.grouped(made.code).lower()}")

    text = answer.content.decode()
    assert answer.status_code == 200
    assert "Genuine" in text
    assert all(part in text for part in (record.mrn[4:10], record.mrn[10:16]))
    for secret in (
        record.holder,
        "DEMO-GE-000101",
        "DM-101-GE",
        made.file.sha256,
        str(record.pk),
    ):
        assert secret not in text


def test_whom_the_record_concerns_reads_what_it_says_now(made, record, desks, client_for):
    officer = client_for(desks.departure_officer).get(f"/documents/check/?code={made.code}").content.decode()
    rival = client_for(desks.competitor).get(f"/documents/check/?code={made.code}").content.decode()

    for fact in (record.holder, "DEMO-GE-000101", made.file.sha256, f"/movements/{record.pk}/"):
        assert fact in officer
        assert fact not in rival
    assert "has not changed since" in officer
    assert "Genuine" in rival


def test_a_genuine_page_of_an_invalidated_movement_is_no_longer_valid(made, record, desks, client_for):
    with scope("GE"):
        type(record).objects.filter(pk=record.pk).update(state="invalidated")

    text = client_for(desks.departure_officer).get(f"/documents/check/?code={made.code}").content.decode()

    assert "Genuine, but no longer valid" in text


@pytest.mark.parametrize("forge", ["mistyped", "unknown", "nonsense", "unfinished"])
def test_a_forged_code_is_refused(made, record, client_for, forge):
    code = {
        "mistyped": made.code[:-1] + ("0" if made.code[-1] != "0" else "1"),
        "unknown": codes.make(),
        "nonsense": "<script>alert(1)</script>",
        "unfinished": "",
    }[forge]
    if forge == "unfinished":
        code = order(record, language="ru").code

    text = client_for(None, "GE").get("/documents/check/", {"code": code}).content.decode()

    assert "Not genuine" in text
    assert record.mrn[4:10] + "</i><i>" + record.mrn[10:16] not in text
    assert "<script>alert(1)" not in text


def test_who_asks_too_often_has_to_wait(made, client_for):
    nobody = client_for(None, "GE")
    address = f"/documents/check/?code={made.code}"

    answers = [nobody.get(address).status_code for _ in range(62)]

    assert set(answers[:30]) == {200}
    assert 429 in answers


def test_states_in_which_a_document_exists_are_those_after_the_release():
    assert "released" in printable.STATES["departure"]
    assert not printable.STATES["departure"] & {
        "",
        "accepted",
        "under_control",
        "not_released",
        "invalidated",
        "rejected",
    }
    assert not printable.STATES["transit"] & {"", "cancelled"}
    assert not printable.STATES["destination"] & {"", "cancelled"}
