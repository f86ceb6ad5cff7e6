"""The trader at destination: notifying an arrival, the permission to unload, his report; and the mailbox of both."""

from datetime import date

import pytest

from cats.kernel import references
from tests.transit.world import DESTINATION, TRADER
from transit.models import Movement

NOTIFY = "/arrivals/new/"
UNKNOWN = references.make_mrn(date(2026, 1, 1), "UZ", 1)


def text(answer):
    return answer.content.decode()


@pytest.fixture
def expected(desks):
    """A movement that Tashkent expects."""
    record = desks.corridor.released()
    for office in desks.corridor.TRANSIT:
        desks.corridor.act(desks.corridor.at(office, record.mrn), "record_passage")
    return record


def notice(record, **changes):
    return {"mrn": record.mrn, "office": DESTINATION, "trader": TRADER, "simplified": ""} | changes


def at(record, page=""):
    return f"/movements/{record.pk}/{page}"


def test_an_arrival_is_notified_from_the_form_and_stands_at_home(desks, client_for, expected):
    browser = client_for(desks.trader)
    form = text(browser.get(f"{NOTIFY}?mrn={expected.mrn}"))
    typed = f"{expected.mrn[:8]} {expected.mrn[8:]}".lower()
    answer = browser.post(NOTIFY, notice(expected, mrn=typed))
    desks.corridor.pump()
    home = text(browser.get("/home/"))

    assert f'value="{expected.mrn}"' in form
    assert "UZDM0006 Tashkent" in form
    assert "UZDM0001" not in form
    assert answer.status_code == 302, text(answer)
    assert "Arrived, customs decides" in text(browser.get(answer["Location"]))
    assert "Arrived, customs decides" in home
    assert "notified by you" in home
    assert desks.corridor.at(DESTINATION, expected.mrn).state == "arrived"


def test_without_an_office_the_arrival_goes_to_the_declared_one(desks, client_for, expected):
    answer = client_for(desks.trader).post(NOTIFY, notice(expected, office=""))
    desks.corridor.pump()

    assert answer.status_code == 302, text(answer)
    assert desks.corridor.at(DESTINATION, expected.mrn).state == "arrived"


def test_without_an_office_an_unknown_mrn_is_said_at_the_field_and_nothing_is_sent(
    desks, client_for, expected
):
    answer = client_for(desks.trader).post(NOTIFY, notice(expected, mrn=UNKNOWN, office=""))

    assert answer.status_code == 422
    assert answer.context["form"].errors == {
        "mrn": ["No movement with this MRN is expected in this country. Check it, or ask the office."]
    }
    assert desks.corridor.inbound("UZ", type="CC007C") == []


@pytest.mark.parametrize(
    ("wrong", "words"),
    [
        (lambda mrn: mrn[:-1] + str((int(mrn[-1]) + 1) % 10), "check digit does not fit"),
        (lambda mrn: mrn[:-1], "these are 17"),
        (lambda mrn: "", "required"),
        (lambda mrn: UNKNOWN, "No movement with this MRN is expected"),
    ],
)
def test_a_wrong_mrn_is_said_at_the_field_and_nothing_is_sent(desks, client_for, expected, wrong, words):
    mrn = wrong(expected.mrn)

    answer = client_for(desks.trader).post(NOTIFY, notice(expected, mrn=mrn))

    assert answer.status_code == 422
    assert words in text(answer)
    assert f'value="{mrn}"' in text(answer) or not mrn
    assert desks.corridor.inbound("UZ", type="CC007C") == []


def test_what_was_notified_is_refused_at_entry(desks, client_for, expected):
    desks.corridor.arrived(expected)

    answer = client_for(desks.trader).post(NOTIFY, notice(expected))

    assert answer.status_code == 422
    assert "notified before" in text(answer)
    assert len(desks.corridor.inbound("UZ", type="CC007C")) == 1


def test_another_office_is_told_at_entry(desks, client_for, expected):
    answer = client_for(desks.trader).post(NOTIFY, notice(expected, office="UZDM0005"))

    assert answer.status_code == 422
    assert "expected at Tashkent" in text(answer)
    assert desks.corridor.inbound("UZ", type="CC007C") == []


def test_another_trader_cannot_notify_for_somebody_else(desks, client_for, expected):
    answer = client_for(desks.trader).post(NOTIFY, notice(expected, trader="GEDEMO0001"))

    assert answer.status_code == 422
    assert desks.corridor.inbound("UZ", type="CC007C") == []


def permitted(desks, record):
    """At the authorised consignee's own place, with the permission to unload."""
    there = desks.corridor.arrived(record, simplified=True)
    return desks.corridor.act(there, "permit_unloading")


def test_an_authorised_consignee_compares_and_reports_that_all_conforms(desks, client_for, expected):
    browser = client_for(desks.consignee)
    there = permitted(desks, expected)
    home, page = text(browser.get("/home/")), text(browser.get(at(there)))
    form = text(browser.get(at(there, "unloading/")))
    answer = browser.post(at(there, "unloading/"), {"found": "conforms", "text": "On ramp 4"})
    desks.corridor.pump()

    assert f'href="{at(there, "unloading/")}"' in home
    assert "You may unload" in page
    for words in ("DEMO-GE-000101", "Wine of fresh grapes, bottled", "Hazelnuts, shelled", "220421"):
        assert words in form
    assert answer.status_code == 302, text(answer)
    assert desks.corridor.fresh(there).state in ("released", "closed")
    assert "Goods released to you" in text(browser.get(at(there))) or "Ended" in text(browser.get(at(there)))
    assert desks.corridor.fresh(expected).state == "written_off"


def test_who_finds_a_difference_is_sent_to_the_office_and_nothing_is_sent(desks, client_for, expected):
    there = permitted(desks, expected)
    before = desks.corridor.snapshot(there)

    answer = client_for(desks.consignee).post(
        at(there, "unloading/"), {"found": "differs", "text": "40 cartons too few"}
    )

    assert answer.status_code == 200
    assert "Nothing was sent" in text(answer)
    assert "Tashkent" in text(answer)
    assert "40 cartons too few" in text(answer)
    assert desks.corridor.snapshot(there) == before
    assert desks.corridor.inbound("UZ", type="CC044C") == []


def test_a_day_in_the_future_is_refused_at_entry(desks, client_for, expected):
    there = permitted(desks, expected)

    answer = client_for(desks.consignee).post(
        at(there, "unloading/"), {"found": "conforms", "unloaded_on": "2099-01-01"}
    )

    assert answer.status_code == 422
    assert "lies in the future" in text(answer)
    assert desks.corridor.inbound("UZ", type="CC044C") == []


def test_unloading_waits_for_the_permission(desks, client_for, expected):
    there = desks.corridor.arrived(expected, simplified=True)
    browser = client_for(desks.consignee)

    page, posted = (
        browser.get(at(there, "unloading/")),
        browser.post(at(there, "unloading/"), {"found": "conforms"}),
    )

    assert "The permission to unload has not come yet" in text(page)
    assert posted.status_code == 409
    assert desks.corridor.inbound("UZ", type="CC044C") == []


def test_a_trader_without_the_right_is_refused_and_offered_nothing(desks, client_for, expected):
    there = permitted(desks, expected)
    browser = client_for(desks.trader)

    assert browser.get(at(there, "unloading/")).status_code == 403
    assert at(there, "unloading/") not in text(browser.get("/home/"))


def test_a_refusal_by_the_office_leads_back_to_the_form(desks, client_for, expected):
    """The form spares people most refusals; one that comes all the same is told with what to do."""
    corridor, browser = desks.corridor, client_for(desks.trader)
    answer = browser.post(NOTIFY, notice(expected))
    from cats.tenancy.scope import scope  # noqa: PLC0415
    from transit.services import acts  # noqa: PLC0415

    with scope("UZ"):
        second = acts.notify_arrival(
            {"mrn": expected.mrn, "office": DESTINATION}, actor=corridor.trader(TRADER)
        )
    corridor.pump()

    page = text(browser.get(f"/submissions/{second.pk}/"))

    assert answer.status_code == 302
    assert "Sent back" in page
    assert f"{NOTIFY}?mrn={expected.mrn}" in page


def test_the_mailbox_has_plain_titles_and_marks_what_is_new_since_the_last_visit(desks, client_for):
    corridor, browser = desks.corridor, client_for(desks.operator)
    record = corridor.lodge()
    first = text(browser.get("/mailbox/"))
    corridor.act(record, "release")
    second, third = text(browser.get("/mailbox/")), text(browser.get("/mailbox/"))

    assert "Declaration accepted, with its MRN" in first
    assert "> New" not in first.replace("</svg>", "> ") or "New</span>" not in first
    assert second.count("New</span>") == 1
    assert "New</span>" not in third
    assert "Goods released for transit" in second


def test_a_letter_is_read_as_labelled_values_and_its_xml_is_a_file(desks, client_for):
    desks.corridor.lodge()
    browser = client_for(desks.operator)
    letter = browser.get("/mailbox/").context["rows"][0]

    page, file = text(browser.get(f"/mailbox/{letter.pk}/")), browser.get(f"/mailbox/{letter.pk}/xml/")

    assert "Content" in page
    assert f"/mailbox/{letter.pk}/xml/" in page
    assert file["Content-Type"] == "application/xml"
    assert file["Content-Disposition"].startswith("attachment")
    competitor = client_for(desks.competitor)
    assert competitor.get(f"/mailbox/{letter.pk}/").status_code == 404
    assert competitor.get(f"/mailbox/{letter.pk}/xml/").status_code == 404


@pytest.mark.parametrize("cookie", ["nonsense", "2026-01-01", "2026-13-01T00:00:00+00:00"])
def test_a_spoilt_cookie_marks_nothing(desks, client_for, cookie):
    desks.corridor.lodge()
    browser = client_for(desks.operator)
    browser.cookies["cats_mail_seen"] = cookie

    answer = browser.get("/mailbox/")

    assert answer.status_code == 200
    assert "New</span>" not in text(answer)


def test_no_movement_is_changed_by_looking(desks, client_for, expected):
    browser = client_for(desks.trader)
    for address in (NOTIFY, "/home/", "/mailbox/"):
        assert browser.get(address).status_code == 200
    from cats.tenancy.scope import scope  # noqa: PLC0415

    with scope("UZ"):
        assert Movement.objects.get(mrn=expected.mrn, office=DESTINATION).state == "expected"
