"""The officer's desk as pages: scan, work list, cases, seals, control, notes, handover; who may, and what is refused."""

import re

import pytest

from cats.accounts.actors import actor_of
from cats.audit.models import AuditEntry
from cats.messaging.models import OutboundMessage
from cats.tenancy.scope import scope
from tests.desks import post
from tests.queries import cost
from transit.models import Movement, SealCheck, ShiftNote, Stray
from transit.services import desk

POST = "AZDM0001"
TOKEN = {"form_token": "0" * 31 + "1"}


def text(answer):
    return answer.content.decode()


def words(answer):
    """What a reader sees: no tags, single spaces."""
    return " ".join(re.sub(r"<[^>]+>", " ", text(answer)).split())


@pytest.fixture
def at_post(desks):
    """A movement expected at the office of transit."""
    return desks.corridor.at(POST, desks.corridor.released().mrn)


@pytest.fixture
def officer(desks, client_for):
    """The browser of the officer of transit."""
    return client_for(desks.transit_officer)


def place(record, part=""):
    return f"/movements/{record.pk}/{part}"


def test_the_desk_is_the_home_of_officers_and_of_nobody_else(desks, client_for, officer):
    assert officer.get("/")["Location"] == "/desk/"
    for person in (desks.operator, desks.guarantor, desks.guarantee_officer, desks.administrator):
        browser = client_for(person)
        assert {browser.get(one).status_code for one in ("/desk/", "/desk/list/", "/scan/?q=x")} == {403}
        assert browser.post("/desk/note/", {"text": "x"}).status_code == 403
    assert client_for(desks.transit_officer, host="GE").get("/desk/").status_code == 401


def test_an_officer_without_a_posting_is_told_so(desks, client_for):
    browser = client_for(desks.cast.kz.departure_officer)

    assert "posted to no office" in text(browser.get("/desk/"))
    assert browser.get("/desk/handover/").status_code == 404
    assert browser.get("/desk/list/").status_code == 204


def test_each_office_has_its_own_list_and_the_choice_lasts_for_the_session(desks, officer, at_post):
    post(desks.transit_officer, "AZDM0005")
    assert at_post.mrn in text(officer.get("/desk/?tab=expected")).replace("<i>", "").replace("</i>", "")

    answer = officer.post("/desk/office/", {"office": "AZDM0005"})

    assert (answer.status_code, answer["Location"]) == (302, "/desk/")
    page = officer.get("/desk/?tab=all")
    assert "Mazimchay" in text(page)
    assert page.context["rows"] == []
    assert officer.post("/desk/office/", {"office": "AZDM0003"}).status_code == 404
    assert "Mazimchay" in text(officer.get("/desk/"))


def test_a_scan_opens_the_record_and_is_remembered(officer, at_post):
    answer = officer.get("/scan/", {"q": f" {at_post.mrn.lower()} "})

    assert (answer.status_code, answer["Location"]) == (302, place(at_post))
    assert [one["name"] for one in officer.get("/desk/").context["scans"]] == ["DM-101-GE"]
    assert officer.get("/scan/?q=")["Location"] == "/desk/"


def test_the_way_is_drawn_with_what_lies_behind_and_ahead(officer, at_post):
    picture = officer.get(place(at_post)).context["map"]

    assert [(mark.name, mark.look) for mark in picture.marks] == [
        ("Tbilisi Customs Clearance Zone", "pd"),
        ("Sinig Korpu", "ph"),
        ("Kuryk port", "p"),
        ("Dautota", "p"),
        ("Tashkent Chukursay", "p"),
    ]
    assert '<svg class="map"' in text(officer.get(place(at_post)))


def test_a_misread_number_is_said_and_the_field_kept(officer, at_post):
    wrong = at_post.mrn[:-1] + str((int(at_post.mrn[-1]) + 1) % 10)

    answer = officer.get("/scan/", {"q": wrong})

    assert answer.status_code == 422
    assert "Misread: the check digit of this MRN does not fit" in text(answer)
    assert f'value="{wrong}"' in text(answer)


def test_a_number_of_several_movements_asks_which(desks, officer, at_post):
    desks.corridor.released()

    answer = officer.get("/scan/", {"q": "DEMO-GE-000101"})

    assert answer.status_code == 200
    assert "Which is it?" in text(answer)
    assert len(answer.context["rows"]) == 2


def test_what_is_not_expected_says_what_is_known_and_promises_nothing(desks, client_for, officer, at_post):
    baku = desks.cast.az.departure_officer
    foreign = officer.get("/scan/", {"q": "26GE000000004711J" + "1"})
    elsewhere = client_for(baku).get("/scan/", {"q": at_post.mrn})

    assert foreign.status_code == 422 or "Not expected here" in text(foreign)
    assert "Not expected here" in text(elsewhere)
    assert "Sinig Korpu" in text(elsewhere)
    assert place(at_post) not in text(elsewhere)
    assert client_for(baku).get(place(at_post)).status_code == 404


def test_the_passage_is_one_press_and_the_desk_is_ready_again(desks, officer, at_post):
    page = officer.get(place(at_post))
    assert "Let go" in page.context["status"].word
    assert page.context["expected"].name == "record_passage"
    assert 'data-key="enter"' in text(page)

    answer = officer.post(place(at_post, "record_passage/"), TOKEN | {"seen": "1"})
    again = officer.post(place(at_post, "record_passage/"), TOKEN | {"seen": "1"})

    assert answer.status_code == 302
    assert answer["Location"].startswith("/desk/?did=")
    assert again["Location"] == answer["Location"]
    assert "The passage is recorded. The lorry may go." in text(officer.get(answer["Location"]))
    assert desks.corridor.fresh(at_post).state == "passed"
    with scope("AZ"):
        assert OutboundMessage.objects.filter(type="CD118C").count() == 1
    assert "Already passed" in text(officer.get(place(at_post)))


def test_what_a_colleague_did_meanwhile_is_said_with_what_can_be_done_now(desks, officer, at_post):
    seen = officer.get(place(at_post)).context["seen"]
    desks.corridor.act(at_post, "decide_control", control=True, text="Rear doors")
    before = desks.corridor.snapshot(at_post)

    answer = officer.post(place(at_post, "record_passage/"), TOKEN | {"seen": str(seen)})

    assert answer.status_code == 409
    said = words(answer)
    assert "What changed since you opened this page" in said
    assert "Officer of AZDM0001: Decide on control → Under control" in said
    assert answer.context["expected"].name == "record_control_result"
    assert desks.corridor.snapshot(at_post) == before


def test_a_check_is_ordered_and_its_result_recorded_on_pages_of_their_own(desks, officer, at_post):
    form = officer.get(place(at_post, "decide_control/"))
    assert 'name="control" value="true"' in text(form)

    assert (
        officer.post(place(at_post, "decide_control/"), {"control": "true", "text": "Seal"}).status_code
        == 302
    )
    page = officer.get(place(at_post))
    assert "Stop and check" in page.context["status"].word
    missing = officer.post(place(at_post, "record_control_result/"), {"result": "B1"})
    assert missing.status_code == 422
    assert "Say what was found" in text(missing)
    assert missing.templates[0].name == "transit/movement_act.html"
    done = officer.post(place(at_post, "record_control_result/"), {"result": "A1"})

    assert done.status_code == 302
    assert officer.get(place(at_post)).context["expected"].name == "record_passage"
    figures = officer.get("/desk/").context["figures"]
    assert (figures.passed, figures.stopped) == (0, 1)


def test_a_case_is_taken_on_the_list_and_all_see_who_has_it(desks, client_for, officer, at_post):
    taken = officer.post(place(at_post, "take/"))
    assert (taken.status_code, taken["Location"]) == (302, place(at_post))
    second = desks.cast.az.destination_officer
    post(second, POST)
    other = client_for(second)
    other.post("/desk/office/", {"office": POST})

    assert "You took this at" in words(officer.get(place(at_post)))
    name = desks.transit_officer.name
    assert f"{name} has this case since" in words(other.get(place(at_post)))
    assert name in words(other.get("/desk/"))
    refused = other.post(place(at_post, "take/"))
    assert refused.status_code == 409
    assert f"{name} took this case at" in words(refused)
    passed_on = other.get(place(at_post, "reassign/"))
    held = passed_on.context["form"].initial["held_by"]
    given = other.post(place(at_post, "reassign/"), {"colleague": str(second.pk), "held_by": held})
    assert given.status_code == 302
    stale = other.post(
        place(at_post, "reassign/"), {"colleague": str(desks.transit_officer.pk), "held_by": held}
    )
    assert stale.status_code == 409
    with scope("AZ"):
        assert Movement.objects.get(pk=at_post.pk).taken_by == str(second.pk)
    assert other.post(place(at_post, "give-back/")).status_code == 302
    assert officer.post(place(at_post, "give-back/")).status_code == 409


def test_seals_all_conform_is_one_press_and_a_difference_stops(desks, officer, at_post):
    every = officer.post(place(at_post, "seals/"), {"all": "1"})
    assert (every.status_code, every["Location"]) == (302, place(at_post) + "#seals")
    assert "All 2 conform" in words(officer.get(place(at_post)))

    found = {"found_1": "DEMO-GE-000101", "found_2": "DEMO-GE-000120"}
    assert officer.post(place(at_post, "seals/"), found).status_code == 302
    page = officer.get(place(at_post))
    assert "Stop and check" in page.context["status"].word
    assert page.context["expected"].name == "decide_control"
    assert "1 of 2 differ" in words(page)

    half = officer.post(place(at_post, "seals/"), {"found_1": "DEMO-GE-000101"})
    assert half.status_code == 422
    assert 'value="DEMO-GE-000101"' in text(half)
    with scope("AZ"):
        assert list(SealCheck.objects.order_by("id").values_list("conform", flat=True)) == [True, False]


def test_departure_and_destination_have_their_desk_too(desks, client_for):
    corridor = desks.corridor
    record = corridor.lodge()
    tbilisi, tashkent = client_for(desks.departure_officer), client_for(desks.destination_officer)
    assert len(tbilisi.get("/desk/").context["rows"]) == 1
    page = tbilisi.get(place(record))
    assert page.context["expected"].name == "release"
    assert {press.name for press in page.context["presses"]} >= {
        "decide_control",
        "refuse_release",
        "invalidate",
    }
    assert tbilisi.post(place(record, "release/"), {}).status_code == 302
    corridor.pump()

    expected = corridor.at("UZDM0006", record.mrn)
    assert tashkent.get(place(expected)).context["expected"].name == "accept_arrival"
    assert tashkent.post(place(expected, "accept_arrival/"), {"trader": "UZDEMO0001"}).status_code == 302
    assert tashkent.get(place(expected)).context["expected"].name == "release_goods"
    assert tashkent.post(place(expected, "release_goods/"), {}).status_code == 302
    corridor.pump()
    assert corridor.fresh(record).state == "written_off"
    assert "Already arrived" in text(tashkent.get("/scan/", {"q": record.mrn}, follow=True))


def test_notes_handover_and_the_copy_for_the_time_without_a_line(desks, officer, at_post):
    assert officer.post("/desk/note/", {"text": "Scale is off\nuntil 06:00"}).status_code == 302
    assert officer.post("/desk/note/", {"text": "  "}).status_code == 422
    assert (
        officer.post("/desk/strays/new/", {"reference": "60-DD-118", "text": "No papers"}).status_code == 302
    )
    officer.post(place(at_post, "take/"))

    page = words(officer.get("/desk/handover/"))
    copy = officer.get("/desk/without-line/?file")

    assert "Scale is off until 06:00" in page
    assert "60-DD-118" in page
    assert desks.transit_officer.name in page
    assert copy["Content-Disposition"].startswith('attachment; filename="AZDM0001-')
    assert "<script" not in text(copy)
    officer.post(place(at_post, "give-back/"))
    assert at_post.mrn in text(officer.get("/desk/without-line/?file"))
    with scope("AZ"):
        stray = Stray.objects.get()
        assert ShiftNote.objects.count() == 1
    assert "60-DD-118" in text(officer.get("/desk/?tab=strays"))
    assert officer.post(f"/desk/strays/{stray.pk}/", {"outcome": "Sent back"}).status_code == 302
    assert "60-DD-118" not in text(officer.get("/desk/?tab=strays"))


def test_others_find_neither_the_record_nor_the_cases_of_an_office(desks, client_for, at_post):
    with scope("AZ"):
        stray = desk.keep_stray(POST, "60-DD-118", actor=actor_of(desks.transit_officer))
    before = desks.corridor.snapshot(at_post)
    parts = ("", "goods/", "messages/", "cover/", "papers/", "log/", "reassign/", "decide_control/")
    acts = ("take/", "give-back/", "reassign/", "seals/", "record_passage/", "decide_control/")

    for person in (desks.cast.az.departure_officer, desks.departure_officer, desks.cast.az.operator):
        browser = client_for(person)
        seen = {browser.get(place(at_post, part)).status_code for part in parts}
        done = {browser.post(place(at_post, act), {"all": "1"}).status_code for act in acts}
        assert seen | done <= {403, 404}, person
        assert browser.post(f"/desk/strays/{stray.pk}/", {"outcome": "x"}).status_code in (403, 404)

    assert desks.corridor.snapshot(at_post) == before
    with scope("AZ"):
        assert SealCheck.objects.count() == 0
        assert Stray.objects.get().ended_at is None


def test_a_movement_that_is_no_longer_mine_is_a_page_with_a_way_back(desks, client_for, officer, at_post):
    from refdata.models import OfficePosting  # noqa: PLC0415

    with scope("AZ"):
        OfficePosting.objects.get(user=desks.transit_officer).delete()

    answer = officer.get(place(at_post))

    assert answer.status_code == 404
    assert 'href="/"' in text(answer)


def test_the_auditor_looks_and_cannot_act(desks, client_for):
    record = desks.corridor.lodge()
    auditor = client_for(desks.auditor)

    page = auditor.get(place(record))

    assert page.status_code == 200
    assert 'class="acts"' not in text(page)
    assert auditor.post(place(record, "take/")).status_code == 403
    assert {auditor.get(place(record, part)).status_code for part in ("goods/", "log/", "messages/")} == {200}


def test_the_operator_has_none_of_the_officers_parts(desks, client_for):
    record = desks.corridor.lodge()
    operator = client_for(desks.operator)

    assert operator.get(place(record)).status_code == 200
    assert {operator.get(place(record, part)).status_code for part in ("goods/", "log/", "cover/")} == {404}


def test_the_work_list_costs_the_same_for_one_row_and_for_many(desks, officer, at_post):
    addresses = [
        "/desk/?tab=all",
        "/desk/list/?tab=all",
        "/desk/handover/",
        "/desk/without-line/",
        place(at_post),
    ]
    one = [cost(officer, address) for address in addresses]
    for _ in range(3):
        desks.corridor.released()

    assert [cost(officer, address) for address in addresses] == one
    assert max(one) <= 40, one


def test_hostile_text_stays_text(desks, client_for, officer):
    corridor = desks.corridor
    hostile = '"><script>alert(1)</script>{{ 7*7 }}'
    document = corridor.declaration()
    document.Consignment.HouseConsignment[0].ConsignmentItem[0].Commodity.descriptionOfGoods = hostile
    record = corridor.lodge(document)
    corridor.act(record, "release")
    there = corridor.at(POST, record.mrn)
    with scope("AZ"):
        Movement.objects.filter(pk=there.pk).update(
            means_of_transport=['"><img src=x> GE'], seals=["<b>SEAL</b>"], holder_name=hostile
        )
    officer.post("/desk/note/", {"text": hostile})
    officer.post("/desk/strays/new/", {"reference": "<img src=x>", "text": hostile})

    addresses = [
        "/desk/?tab=all",
        "/desk/?tab=strays",
        "/desk/handover/",
        "/desk/note/",
        "/desk/without-line/?file",
    ]
    addresses += [place(there, part) for part in ("", "goods/", "log/", "messages/", "papers/")]
    addresses += ["/scan/?q=%3Cimg+src=x%3E", "/desk/strays/new/?q=%22%3E%3Cimg+src=x%3E"]
    for address in addresses:
        page = text(officer.get(address))
        assert "<script>alert" not in page, address
        assert "<img" not in page, address
        assert "<b>SEAL" not in page, address


def test_who_acts_stands_in_the_audit(desks, officer, at_post):
    officer.post(place(at_post, "take/"))
    officer.post(place(at_post, "seals/"), {"all": "1"})

    with scope("AZ"):
        rows = AuditEntry.objects.filter(subject_id=str(at_post.pk), actor_ref=str(desks.transit_officer.pk))
        assert sorted(rows.values_list("verb", flat=True)) == ["movement.seals_compared", "movement.taken"]
