"""The operator's page of a movement: plain words, the way, what customs decided; amendment and invalidation on pages of their own."""

import re
from datetime import timedelta

import pytest

from cats.kernel import clock, references
from cats.tenancy.scope import scope
from cats.workflow import deadlines
from tests.transit.operator.shapes import HOLDER
from tests.transit.world import CODE, DESTINATION, GRN, TRANSIT
from transit import documents

SECOND = "26GE0000DEMO0002" + references.check_digit("26GE0000DEMO0002")


def text(answer):
    return answer.content.decode()


def at(record, query=""):
    return f"/movements/{record.pk}/{query}"


def refused_guarantee(corridor):
    """A declaration whose guarantee does not hold: its access code is wrong."""
    record = corridor.lodge(corridor.declaration(code="NONE"))
    assert record.state == "guarantee_under_amendment"
    return record


def offer(**changes):
    return {
        "guarantee-TOTAL_FORMS": "1",
        "guarantee-INITIAL_FORMS": "1",
        "guarantee-MIN_NUM_FORMS": "1",
        "guarantee-MAX_NUM_FORMS": "1",
        "guarantee-0-type": "1",
        "guarantee-0-grn": GRN,
        "guarantee-0-access_code": CODE,
        "guarantee-0-amount": "23078.40",
        "guarantee-0-currency": "usd",
        "sure": "yes",
    } | changes


def test_the_page_tells_the_journey_in_plain_words_from_acceptance_to_the_end(desks, client_for):
    corridor, browser = desks.corridor, client_for(desks.operator)
    record = corridor.lodge()
    accepted = text(browser.get(at(record)))
    corridor.act(record, "release")
    released = text(browser.get(at(record)))
    for office in TRANSIT:
        corridor.act(corridor.at(office, record.mrn), "record_passage")
    away = text(browser.get(at(record)))
    corridor.act_at_destination(corridor.fresh(record))
    ended = text(browser.get(at(record)))

    assert "Accepted, not yet released" in accepted
    assert "Customs decides whether to look at the goods" in accepted
    assert "Released, not yet seen abroad" in released
    assert "On the way in Uzbekistan" in away
    assert away.count('class="done"') == 3
    assert "Ended, guarantee free again" in ended
    assert "Nothing more is to come." in ended
    assert "The goods were released for transit" in ended
    for page in (accepted, released, away, ended):
        assert page.count("<h1") == 1
        assert "Officer of" not in page
        assert CODE not in page


def test_the_way_is_drawn_as_far_as_it_was_made(desks, client_for):
    browser, record = client_for(desks.operator), desks.corridor.released()
    desks.corridor.act(desks.corridor.at(TRANSIT[0], record.mrn), "record_passage")

    answer = browser.get(at(record))

    assert [mark.look for mark in answer.context["map"].marks] == ["pd", "ph", "p", "p", "p"]
    assert '<svg class="map"' in text(answer)


def test_each_tab_has_its_own_address(desks, client_for):
    record, browser = desks.corridor.released(), client_for(desks.operator)

    goods, guarantee = (
        text(browser.get(at(record, "?tab=goods"))),
        text(browser.get(at(record, "?tab=guarantee"))),
    )
    messages, log = text(browser.get(at(record, "?tab=messages"))), text(browser.get(at(record, "?tab=log")))

    assert "Wine of fresh grapes, bottled" in goods
    assert "426\u202f921.60 USD" in guarantee
    assert "Release for transit" in messages
    assert "Customs agreed to the release" in log
    assert 'aria-current="page"' in log


def test_what_is_free_under_a_guarantee_is_shown_to_its_holder_alone(desks, client_for):
    record = desks.corridor.released()
    with scope("GE"):
        type(record).objects.filter(pk=record.pk).update(declarant="GEDEMO0002")

    page = text(client_for(desks.competitor).get(at(record, "?tab=guarantee")))

    assert GRN in page
    assert "known to its holder" in page
    assert "426" not in page
    assert "426" not in text(client_for(desks.competitor).get(at(record, "?tab=log")))


def test_a_competitor_and_a_foreigner_find_no_page(desks, client_for):
    record = desks.corridor.lodge()
    addresses = [at(record), *(at(record, f"{page}/") for page in ("guarantee", "invalidation", "unloading"))]

    for person, allowed in (
        (desks.competitor, {404}),
        (desks.foreign_operator, {404, 403}),
        (desks.stranger, {403}),
    ):
        browser = client_for(person)
        assert {browser.get(address).status_code for address in addresses} <= allowed
        assert {browser.post(address, offer()).status_code for address in addresses[1:]} <= allowed
    assert desks.corridor.inbound("GE", type="CC013C") == desks.corridor.inbound("GE", type="CC014C") == []


def test_an_officer_of_the_office_does_not_get_the_operators_page(desks, client_for):
    record = desks.corridor.lodge()

    assert "What happens next" not in text(client_for(desks.departure_officer).get(at(record)))
    assert "What happens next" not in text(client_for(desks.auditor).get(at(record)))


def test_a_control_is_told_as_customs_told_it_and_its_result_is_not(desks, client_for):
    corridor, browser = desks.corridor, client_for(desks.operator)
    record = corridor.lodge()
    corridor.act(
        record, "decide_control", control=True, types=["10", "40"], documents=["C651"], text="Open the doors"
    )
    page = text(browser.get(at(record)))
    corridor.act(record, "record_control_result", result="A2", text="Odd smell")
    later = text(browser.get(at(record))) + text(browser.get(at(record, "?tab=log")))

    for words in (
        "Customs looks at the goods",
        "Documentary controls",
        "Physical controls",
        "Open the doors",
        "Open today",
        "Tbilisi",
    ):
        assert words in page or words == "Open today" and "Closed today" in page
    assert "Odd smell" not in later
    assert not re.search(r"\bA2\b", later)
    assert "Customs recorded the control" in later


def test_goods_that_are_not_released_say_why(desks, client_for):
    record = desks.corridor.lodge()
    desks.corridor.act(record, "refuse_release", code="D1", text="Forty cartons too many")

    page = text(client_for(desks.operator).get(at(record)))

    for words in ("Not released", "Discrepancies between goods and declaration", "Forty cartons too many"):
        assert words in page


def test_a_rejected_declaration_lists_every_point(desks, client_for):
    corridor, browser = desks.corridor, client_for(desks.operator)
    first = corridor.lodge()
    row = corridor.submit(corridor.declaration(lrn=first.lrn), corridor.trader(HOLDER))
    record = corridor.lodge_record(corridor.declaration(lrn=first.lrn))

    page, submission = text(browser.get(at(record))), text(browser.get(f"/submissions/{row.pk}/"))

    for shown in (page, submission):
        assert "CATS_102" in shown
        assert "/CC015C/TransitOperation/LRN" in shown
        assert first.lrn in shown
    assert "1 point to mend" in page
    assert "Sent back by customs" in page
    assert "Sent back: 1 point to mend" in submission


def test_a_guarantee_that_does_not_hold_says_why_and_another_is_offered_on_its_own_page(desks, client_for):
    corridor, browser = desks.corridor, client_for(desks.operator)
    record = refused_guarantee(corridor)
    page = text(browser.get(at(record)))
    form = text(browser.get(at(record, "guarantee/")))
    token = re.search(r'name="form_token" value="([0-9a-f]{32})"', form)[1]
    answer = browser.post(at(record, "guarantee/"), offer(form_token=token))
    twice = browser.post(at(record, "guarantee/"), offer(form_token=token))
    corridor.pump()

    assert "The access code is not the one of this guarantee." in page
    assert "G03" in page
    assert f'href="{at(record, "guarantee/")}"' in page
    assert f'value="{GRN}"' in form
    assert 'value="23078.40"' in form
    assert "NONE" not in form
    assert answer.status_code == twice.status_code == 302, text(answer)
    assert answer["Location"] == twice["Location"]
    assert len(corridor.inbound("GE", type="CC013C")) == 1
    assert corridor.fresh(record).state == "accepted"
    assert corridor.mailbox(HOLDER)[-1] == "CC004C"
    assert "Accepted, not yet released" in text(browser.get(answer["Location"]))
    assert "An amendment was handed in" in text(browser.get(at(record)))


def test_an_access_code_left_empty_is_the_one_that_was_declared_with_this_grn(desks, client_for):
    corridor = desks.corridor
    corridor.register(SECOND, amount="100")
    record = corridor.lodge(corridor.declaration(grns=((GRN, "1"), (SECOND, "1"))))
    if record.state != "guarantee_under_amendment":
        corridor.act(record, "release")
    assert corridor.fresh(record).state == "guarantee_under_amendment"
    two = offer(**{
        "guarantee-TOTAL_FORMS": "2", "guarantee-INITIAL_FORMS": "2", "guarantee-MAX_NUM_FORMS": "2",
        "guarantee-0-access_code": "", "guarantee-1-type": "1", "guarantee-1-grn": SECOND,
        "guarantee-1-access_code": "", "guarantee-1-amount": "50", "guarantee-1-currency": "USD",
    })  # fmt: skip

    answer = client_for(desks.operator).post(at(record, "guarantee/"), two)

    assert answer.status_code == 302, text(answer)
    corridor.pump()
    with scope("GE"):
        declared = documents.declaration_of(corridor.fresh_in_scope(record)).Guarantee
    assert [(one.GuaranteeReference[0].GRN, one.GuaranteeReference[0].accessCode) for one in declared] == [
        (GRN, CODE), (SECOND, CODE)
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"guarantee-0-grn": "26GE0000DEMO00013"}, "check digit that fits"),
        ({"guarantee-0-grn": "26AZ0000DEMO00014", "guarantee-0-access_code": ""}, "Enter the access code"),
        ({"guarantee-0-currency": ""}, "together with its currency"),
        ({"guarantee-0-amount": "-1"}, "greater than or equal to"),
        ({"sure": ""}, "required"),
        ({"guarantee-TOTAL_FORMS": "0"}, "mend this"),
    ],
)
def test_a_wrong_offer_comes_back_with_its_answers_and_sends_nothing(desks, client_for, changes, words):
    record = refused_guarantee(desks.corridor)
    before = desks.corridor.snapshot(record)

    answer = client_for(desks.operator).post(at(record, "guarantee/"), offer(**changes))

    assert answer.status_code == 422
    assert words in text(answer)
    assert CODE not in text(answer)
    assert desks.corridor.inbound("GE", type="CC013C") == []
    assert desks.corridor.snapshot(record) == before


def test_who_says_no_is_led_back_and_nothing_is_sent(desks, client_for):
    record, browser = refused_guarantee(desks.corridor), client_for(desks.operator)

    for page in ("guarantee/", "invalidation/"):
        answer = browser.post(at(record, page), {"sure": "no"})
        assert (answer.status_code, answer["Location"]) == (302, at(record))
    assert desks.corridor.inbound("GE", type="CC013C") == desks.corridor.inbound("GE", type="CC014C") == []


def test_another_guarantee_is_not_asked_for_while_the_present_one_holds(desks, client_for):
    record, browser = desks.corridor.lodge(), client_for(desks.operator)

    page, posted = browser.get(at(record, "guarantee/")), browser.post(at(record, "guarantee/"), offer())

    assert page.status_code == 200
    assert "only when the present one does not hold" in text(page)
    assert '<form method="post" class="form' not in text(page)
    assert posted.status_code == 409
    assert desks.corridor.inbound("GE", type="CC013C") == []


def test_invalidation_is_asked_for_and_its_decision_shown(desks, client_for):
    corridor, browser = desks.corridor, client_for(desks.operator)
    record = corridor.lodge()
    assert at(record, "invalidation/") in text(browser.get(at(record)))
    asked = browser.post(at(record, "invalidation/"), {"text": "The buyer withdrew.", "sure": "yes"})
    corridor.pump()
    waiting, again = text(browser.get(at(record))), browser.get(at(record, "invalidation/"))
    corridor.act(corridor.fresh(record), "decide_invalidation", agreed=False, text="Goods already inspected")
    declined = text(browser.get(at(record)))
    browser.post(at(record, "invalidation/"), {"text": "Once more", "sure": "yes"})
    corridor.pump()
    corridor.act(corridor.fresh(record), "decide_invalidation", agreed=True, text="Granted")
    agreed = text(browser.get(at(record)))

    assert asked.status_code == 302, text(asked)
    assert "customs has not decided yet" in waiting
    assert "You have asked already" in text(again)
    assert "Customs declined to invalidate the declaration." in declined
    assert "Goods already inspected" in declined
    assert "Customs agreed to your request." in agreed
    assert "Granted" in agreed
    assert corridor.fresh(record).state == "invalidated"


def test_after_release_invalidation_says_why_not_and_sends_nothing(desks, client_for):
    record, browser = desks.corridor.released(), client_for(desks.operator)
    before = desks.corridor.snapshot(record)

    page = text(browser.get(at(record, "invalidation/")))
    posted = browser.post(at(record, "invalidation/"), {"text": "x", "sure": "yes"})

    assert "cannot be invalidated any more" in page
    assert posted.status_code == 409
    assert "cannot be invalidated any more" in text(posted)
    assert desks.corridor.snapshot(record) == before
    assert desks.corridor.inbound("GE", type="CC014C") == []


def test_a_reason_is_needed_and_hostile_text_stays_text(desks, client_for):
    record, browser = desks.corridor.lodge(), client_for(desks.operator)
    hostile = '"><script>alert(1)</script>'

    empty = browser.post(at(record, "invalidation/"), {"text": "", "sure": "yes"})
    browser.post(at(record, "invalidation/"), {"text": hostile, "sure": "yes"})
    desks.corridor.pump()

    assert empty.status_code == 422
    page = text(browser.get(at(record)))
    assert "<script>alert" not in page
    assert "&lt;script&gt;alert" in page


def test_a_limit_that_passed_needs_the_operator(desks, client_for):
    corridor, browser = desks.corridor, client_for(desks.operator)
    record = corridor.released()
    with clock.shifted(timedelta(days=12)):
        deadlines.fire_due()
        page = text(browser.get(at(record)))

    assert "Past its limit" in page
    assert "The goods should have arrived by" in page
    assert "The limit passed without an arrival" in page


def test_the_page_costs_the_same_however_much_happened(desks, client_for):
    from tests.transit.operator.test_home import cost  # noqa: PLC0415

    corridor, browser = desks.corridor, client_for(desks.operator)
    record = corridor.released()
    one = cost(browser, at(record))
    for office in TRANSIT:
        corridor.act(corridor.at(office, record.mrn), "record_passage")

    assert cost(browser, at(record)) == one
    assert one <= 34, one


def test_a_submission_is_its_senders_alone(desks, client_for):
    corridor, browser = desks.corridor, client_for(desks.operator)
    record = corridor.lodge()
    answer = browser.post(at(record, "invalidation/"), {"text": "x", "sure": "yes"})
    page = text(browser.get(answer["Location"]))

    assert "Received, being examined" in page or "Accepted, not yet released" in page
    assert client_for(desks.competitor).get(answer["Location"]).status_code == 404


def test_a_trader_at_another_place_still_reaches_his_own_page(desks, client_for):
    record = desks.corridor.released()
    desks.corridor.arrived(record)
    there = desks.corridor.at(DESTINATION, record.mrn)

    page = text(client_for(desks.trader).get(at(there)))

    assert "Arrived, customs decides" in page
    assert "tab=guarantee" not in page
