"""The ordinary path on the plain pages: every act is a form that the page of the record offers."""

import re

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from cats.specification import codec
from tests.transit.world import CODE, DESTINATION, GRN


def test_a_declaration_is_carried_to_closure_on_pages(desks, client_for):
    corridor, operator = desks.corridor, client_for(desks.operator)
    document = codec.encode(corridor.declaration())
    led = operator.post("/lodge/", {"file": SimpleUploadedFile("d.xml", document)})
    assert led.status_code == 302, text(led)
    corridor.pump()
    page = text(operator.get(led["Location"]))
    assert "Accepted" in page
    mrn = re.search(r"26GE[0-9A-Z]{14}", re.sub(r"<[^>]+>", "", page))[0]

    act(client_for(desks.departure_officer), mrn, "release", corridor, limit_on="2030-01-01")
    for officer in (desks.transit_officer, desks.kz_transit_officer, desks.uz_transit_officer):
        act(client_for(officer), mrn, "record_passage", corridor)
    trader = client_for(desks.trader)
    form = {"mrn": mrn, "office": DESTINATION, "trader": "UZDEMO0001"}
    assert trader.post("/arrivals/new/", form).status_code == 302
    corridor.pump()
    act(client_for(desks.destination_officer), mrn, "release_goods", corridor)

    place = operator.get(f"/movements/{mrn}/")["Location"]
    page = text(operator.get(place))
    assert "Ended, guarantee free again" in page
    assert "31 Dec 2029" not in page
    assert "1 Jan 2030" in page
    assert "Wine of fresh grapes, bottled" in text(operator.get(f"{place}?tab=goods"))
    assert CODE not in page
    assert "426\u202f921.60" in page
    mailbox = text(operator.get("/mailbox/"))
    for name in ("Declaration accepted, with its MRN", "Goods released for transit"):
        assert name in mailbox
    guarantee = re.sub(r"\s|<[^>]+>", "", text(operator.get(f"/guarantees/{GRN}/?show=ended")))
    assert "450000.00USD" in guarantee
    assert mrn in guarantee


def test_every_message_of_a_record_can_be_read_in_words_and_as_a_file_without_access_codes(desks, client_for):
    record = desks.corridor.lodge()
    browser = client_for(desks.departure_officer)
    page = text(browser.get(f"/movements/{record.pk}/messages/"))
    links = re.findall(rf"/movements/{record.pk}/messages/[0-9a-f-]+/", page)
    assert len(links) == 5

    for link in links:
        shown, file = browser.get(link), browser.get(f"{link}xml/")
        assert shown.status_code == file.status_code == 200
        assert CODE not in text(shown) + text(file)
        assert file["Content-Disposition"].startswith("attachment")
        codec.decode(file.content)


def test_a_form_sent_twice_acts_once(desks, client_for):
    corridor, record = desks.corridor, desks.corridor.released()
    for office in corridor.TRANSIT:
        corridor.act(corridor.at(office, record.mrn), "record_passage")
    trader = client_for(desks.trader)
    token = re.search(r'name="form_token" value="([0-9a-f]{32})"', text(trader.get("/arrivals/new/")))[1]
    form = {"mrn": record.mrn, "office": DESTINATION, "trader": "UZDEMO0001", "form_token": token}

    first, second = trader.post("/arrivals/new/", form), trader.post("/arrivals/new/", form)
    other = trader.post("/arrivals/new/", form | {"simplified": "on"})

    assert (first.status_code, second.status_code, other.status_code) == (302, 302, 409)
    assert first["Location"] == second["Location"]
    assert "sent before" in text(other)
    assert len(corridor.inbound("UZ", type="CC007C")) == 1


def test_a_refused_declaration_says_where_and_what_in_words(desks, client_for):
    corridor, operator = desks.corridor, client_for(desks.operator)
    document = corridor.declaration(grns=(), offices=corridor.TRANSIT)
    led = operator.post("/lodge/", {"text": codec.encode(document).decode()})
    assert led.status_code in (302, 422), text(led)
    if led.status_code == 302:
        corridor.pump()
        led = operator.get(led["Location"])
    assert "Guarantee" in text(led)


def test_a_document_with_faults_is_refused_at_the_form_with_every_fault_and_kept(desks, client_for):
    operator = client_for(desks.operator)
    document = codec.encode(desks.corridor.declaration()).decode()
    broken = document.replace("<declarationType>T1", "<declarationType>TOO LONG").replace(
        "<security>0", "<security>x"
    )

    answer = operator.post("/lodge/", {"text": broken})

    page = text(answer)
    assert answer.status_code == 422
    assert "/CC015C/TransitOperation/declarationType" in page
    assert "/CC015C/TransitOperation/security" in page
    assert "TOO LONG" in page
    assert desks.corridor.inbound("GE") == []


@pytest.mark.parametrize(
    "sent", [{}, {"text": "{"}, {"text": "[1]"}, {"text": "<a/>"}, {"text": "{}"}, {"text": "\0"}]
)
def test_what_is_no_declaration_is_refused_at_the_form(desks, client_for, sent):
    answer = client_for(desks.operator).post("/lodge/", sent)

    assert answer.status_code == 422
    assert 'role="alert"' in text(answer)
    assert desks.corridor.inbound("GE") == []


def test_an_act_that_is_not_possible_says_why_on_the_page_of_the_record_and_changes_nothing(
    desks, client_for
):
    record = desks.corridor.released()
    officer = client_for(desks.departure_officer)

    answer = officer.post(f"/movements/{record.pk}/release/", {})

    assert answer.status_code == 409
    assert "This was not done" in text(answer)
    assert desks.corridor.fresh(record).updated_at == record.updated_at


def test_an_incomplete_form_comes_back_with_its_answers(desks, client_for):
    record = desks.corridor.lodge()
    officer = client_for(desks.departure_officer)

    answer = officer.post(f"/movements/{record.pk}/refuse_release/", {"text": "Forged papers"})

    assert answer.status_code == 422
    assert "Forged papers" in text(answer)
    assert 'id="id_refuse_release_code"' in text(answer)
    assert desks.corridor.fresh(record).state == "accepted"


def test_control_is_decided_and_its_result_recorded_on_pages(desks, client_for):
    corridor = desks.corridor
    record = corridor.lodge()
    officer = client_for(desks.departure_officer)

    act(officer, record.mrn, "decide_control", corridor, control="true", types=["10", "40"], text="Look")
    assert corridor.fresh(record).state == "under_control"
    missing = officer.post(f"/movements/{record.pk}/record_control_result/", {"result": "A5"})
    act(officer, record.mrn, "record_control_result", corridor, result="A1", seals_intact="true")

    assert missing.status_code == 422
    assert "Say what was found" in text(missing)
    assert not re.search(r"\bA1\b", text(client_for(desks.operator).get(f"/movements/{record.pk}/")))


def test_a_list_is_narrowed_by_reference_role_and_state(desks, client_for):
    corridor, browser = desks.corridor, client_for(desks.departure_officer)
    one, two = corridor.lodge(), corridor.released()

    def shown(query):
        return {row.pk for row in browser.get(f"/movements/?{query}").context["rows"]}

    assert shown("") == {one.pk, two.pk}
    assert shown(f"reference={one.mrn}") == {one.pk}
    assert shown(f"reference={two.lrn}&state=released") == {two.pk}
    assert shown("state=released&role=departure") == {two.pk}
    assert shown("role=transit") == set()
    assert shown("state=nonsense") == set()


def test_a_movement_is_found_by_its_mrn(desks, client_for):
    record = desks.corridor.lodge()

    led = client_for(desks.departure_officer).get(f"/movements/{record.mrn}/")

    assert (led.status_code, led["Location"]) == (302, f"/movements/{record.pk}/")
    assert client_for(desks.competitor).get(f"/movements/{record.mrn}/").status_code == 404
    assert client_for(desks.departure_officer).get("/movements/%00/").status_code == 400


def act(browser, mrn, action, corridor, **facts):
    """Open the record by its MRN, see that the act is offered, send its form."""
    place = browser.get(f"/movements/{mrn}/")["Location"]
    page = text(browser.get(place))
    assert f'"{place}{action}/"' in page, page
    answer = browser.post(f"{place}{action}/", facts)
    assert answer.status_code == 302, text(answer)
    assert answer["Location"].startswith("/desk/?did="), answer["Location"]
    corridor.pump()


def text(answer):
    return answer.content.decode()


def test_a_file_that_is_too_large_is_refused_before_it_is_read(desks, client_for):
    operator = client_for(desks.operator)

    little = operator.post("/lodge/", {"file": SimpleUploadedFile("d.xml", b"x" * (20 * 2**20 + 1))})
    much = operator.post("/lodge/", {"file": SimpleUploadedFile("d.xml", b"x" * (22 * 2**20))})

    assert (little.status_code, much.status_code) == (422, 413)
    assert "larger than 20 MiB" in text(little)
    assert "<h1>Too large</h1>" in text(much)
    assert desks.corridor.inbound("GE") == []
