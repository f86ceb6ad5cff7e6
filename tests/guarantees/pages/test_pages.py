"""The pages of guarantees: who gets in, what they show, what they never show, what they cost."""

import re
from datetime import timedelta
from decimal import Decimal

import pytest

from cats.audit.models import AuditEntry
from cats.kernel import clock, ids
from cats.kernel.actors import SYSTEM
from cats.tenancy.scope import scope
from guarantees import invariants
from guarantees.models import AccessCode, Guarantee, Guarantor, OpenUsage, Suspension
from guarantees.services import mandates
from guarantees.usages import Kind
from tests.guarantees import world
from tests.guarantees.world import GRN, asks, post
from tests.queries import cost

pytestmark = pytest.mark.timeout(300)
HOSTILE = '"><script>alert(1)</script>=1+1'
EXPOSURE, ONE = "/exposure/", f"/guarantees/{GRN}/"
PATHS = (EXPOSURE, "/guarantees/", ONE, f"{ONE}statement/", f"{ONE}statement.csv")


def text(answer):
    """What a person reads, with thin spaces as spaces."""
    plain = re.sub(r"<[^>]+>", " ", answer.content.decode()).replace("\u202f", " ")
    return re.sub(r"\s+", " ", plain)


def reserve(number, amount="100", **facts):
    post(asks(Kind.RESERVE, number, amount, **facts))


def test_the_guarantor_sees_his_exposure_with_the_figures_of_the_ledger(desks, client_for):
    reserve(1, "150000.50")
    reserve(2, "200000")
    post(asks(Kind.CREDIT, 2, after=60))
    browser = client_for(desks.guarantor)

    said = text(browser.get(EXPOSURE))

    assert "350 000.50 USD" in said
    assert "299 999.50 USD" in said
    assert "150 000.50 of 450 000.00 USD" in said
    assert "2 open movements" in said
    assert "33 %" in said
    assert "In order" in said
    assert f"{GRN}: 33 % used, 150 000.50 of 450 000.00 USD" in said
    assert "Open movements by age. 0–3 days: 2; 4–7 days: 0" in said


def test_every_picture_has_its_words_and_a_table_of_the_same_figures(desks, client_for):
    reserve(1, "400000")
    page = client_for(desks.guarantor).get(EXPOSURE).content.decode()

    pictures = re.findall(r'<svg class="[^"]*chart[^"]*"[^>]*role="img"[^>]*>', page)
    assert len(pictures) == 3
    for picture in pictures:
        label = re.search(r'aria-labelledby="([^"]+)"', picture)[1]
        assert f'<title id="{label}">' in page
    assert "style=" not in page
    assert text(client_for(desks.guarantor).get(EXPOSURE)).count("400 000.00") >= 5


def test_who_acts_for_no_guarantor_is_told_so_and_who_has_no_right_gets_403(desks, client_for, cast):
    assert "You act for no guarantor yet." in text(client_for(cast.az.guarantor).get(EXPOSURE))
    for person in (desks.operator, desks.guarantee_officer, desks.auditor, desks.stranger):
        assert client_for(person).get(EXPOSURE).status_code == 403


def test_another_guarantors_figures_do_not_exist(desks, client_for):
    with scope("GE"):
        other = Guarantor.objects.create(identification="GEOTHER", name="Demo Other", country="GE")
        mine = Guarantor.objects.get(identification="GEINS")
        mandates.mandate_for_guarantor(desks.stranger, other, actor=SYSTEM)
    browser = client_for(desks.guarantor)

    assert browser.get(f"{EXPOSURE}?guarantor={other.pk}").status_code == 404
    assert browser.get(f"{EXPOSURE}?guarantor={mine.pk}").status_code == 200
    assert "Demo Other" not in text(browser.get(EXPOSURE))


@pytest.mark.parametrize("path", PATHS[2:])
def test_guarantees_of_others_do_not_exist(desks, client_for, path):
    for person in (desks.competitor, desks.elsewhere_officer):
        assert client_for(person).get(path).status_code == 404
    assert client_for(desks.foreign_operator).get(path).status_code == 404
    assert client_for(desks.stranger).get(path).status_code == 403


def test_guarantor_holder_and_officer_see_the_guarantee_and_no_goods(desks, client_for):
    record = desks.corridor.released()
    for person in (desks.guarantor, desks.operator, desks.guarantee_officer, desks.auditor):
        answer = client_for(person).get(ONE)
        said = text(answer)
        assert record.mrn in said.replace(" ", "")
        assert "23 078.40 USD" in said
        assert "Reserved" in said
        assert "GE AZ KZ UZ" in said
        for word in ("wine", "220421", "hazelnuts"):
            assert word not in said.lower()


def test_an_officer_of_departure_sees_terms_and_no_balance(desks, client_for):
    said = text(client_for(desks.departure_officer).get(ONE))
    assert "450 000.00 USD" in said
    assert "Free for new movements" not in said
    assert client_for(desks.departure_officer).get(f"{ONE}statement/").status_code == 403


def test_open_movements_come_oldest_first_and_page_on(desks, client_for):
    for number in range(1, 54):
        reserve(number, "1")
    post(asks(Kind.RELEASE, 2, after=60))
    browser = client_for(desks.guarantor)

    first = browser.get(ONE).content.decode()
    found = [mrn(one) for one in re.findall(r'<bdi class="mrn".*?</bdi>', first)]
    following = re.search(r'rel="next" href="([^"]+)"', first)[1].replace("&amp;", "&")
    rest = [
        mrn(one)
        for one in re.findall(r'<bdi class="mrn".*?</bdi>', browser.get(ONE + following).content.decode())
    ]

    assert found + rest == [world.mrn(1), *(world.mrn(number) for number in range(3, 54))]


def mrn(html):
    return re.sub(r"<[^>]+>", "", html)


def test_pages_cost_the_same_for_many_movements_as_for_one(desks, client_for):
    browser = client_for(desks.guarantor)
    reserve(1, "1")
    one = {path: cost(browser, path) for path in PATHS}
    post(*(asks(Kind.RESERVE, number, "1") for number in range(2, 202)))
    with scope("GE"):
        assert OpenUsage.objects.count() == 201

    assert {path: cost(browser, path) for path in PATHS} == one
    assert max(one.values()) <= 30, one


def test_hostile_names_stay_text(desks, client_for):
    with scope("GE"):
        Guarantee.objects.filter(grn=GRN).update(holder_name=HOSTILE)
        Guarantor.objects.update(name=HOSTILE)
    reserve(1)
    browser = client_for(desks.guarantor)
    for path in (*PATHS[:4], f"{EXPOSURE}?find={HOSTILE}&sort=<script>", "/guarantees/?holder=<script>"):
        page = browser.get(path).content.decode()
        assert "<script>alert" not in page
        assert '<script>"' not in page
    assert "&lt;script&gt;alert(1)" in browser.get(EXPOSURE).content.decode()


def test_a_search_for_a_mistyped_grn_says_so(desks, client_for):
    browser = client_for(desks.guarantor)
    wrong = GRN[:-1] + "3"

    assert "The check digit of this GRN does not fit the rest" in text(
        browser.get(f"/guarantees/?grn={wrong}")
    )
    assert GRN in text(browser.get(f"/guarantees/?grn={GRN[:8].lower()}"))
    assert GRN in text(browser.get("/guarantees/?holder=kolkheti"))
    assert "No guarantee that concerns you fits" in text(browser.get("/guarantees/?holder=nobody"))


@pytest.mark.parametrize(
    ("state", "terms", "suspended"),
    [
        ("in_force", {}, False),
        ("suspended", {}, True),
        ("not_yet", {"valid_from": 1, "valid_until": None}, False),
        ("ended", {"valid_from": -9, "valid_until": -1}, False),
    ],
)
def test_guarantees_are_found_by_their_state_of_today(desks, client_for, state, terms, suspended):
    today = clock.today("Asia/Tbilisi")
    days = {name: value if value is None else today + timedelta(days=value) for name, value in terms.items()}
    with scope("GE"):
        Guarantee.objects.filter(grn=GRN).update(**days) if days else None
        if suspended:
            guarantee = Guarantee.objects.get(grn=GRN)
            Suspension.objects.create(guarantee=guarantee, first_day=today, reason="Asked for.")
    browser = client_for(desks.guarantee_officer)

    shown = {
        asked: GRN in text(browser.get(f"/guarantees/?state={asked}"))
        for asked in ("in_force", "suspended", "not_yet", "ended")
    }

    assert shown == {asked: asked == state for asked in shown}


def test_the_statement_is_a_file_without_formulas(desks, client_for):
    reserve(1, "100.25")
    answer = client_for(desks.operator).get(f"{ONE}statement.csv")
    lines = b"".join(answer.streaming_content).decode("utf-8-sig").splitlines()

    assert answer["Content-Type"] == "text/csv; charset=utf-8"
    assert answer["Content-Disposition"] == f'attachment; filename="{GRN}-statement.csv"'
    assert len(lines) == 3
    assert lines[2].split(",")[2:] == [
        "Amount reserved", world.mrn(1), "100.25", "100.25", "0.00", "449899.75", "0.00", "USD",
    ]  # fmt: skip
    assert not any(cell.startswith(("=", "+", "-", "@")) for line in lines for cell in line.split(","))


def test_cells_that_look_like_formulas_are_kept_from_being_some():
    from guarantees.views.statement import plain  # noqa: PLC0415

    assert [plain(one) for one in ("=1", "+1", "-1", "@x", "\tx", "26GE")] == [
        "'=1", "'+1", "'-1", "'@x", "'\tx", "26GE",
    ]  # fmt: skip


def test_a_period_that_is_none_is_refused(desks, client_for):
    browser = client_for(desks.guarantor)
    backwards = "?first=2026-05-02&last=2026-05-01"

    assert "The period ends before it begins." in text(browser.get(f"{ONE}statement/{backwards}"))
    assert browser.get(f"{ONE}statement.csv{backwards}").status_code == 422
    assert browser.get(f"{ONE}statement/?before=x").status_code == 422


def register(browser, **answers):
    today = clock.today("Asia/Tbilisi")
    with scope("GE"):
        guarantor = Guarantor.objects.get(identification="GEINS")
    given = {
        "type": "1",
        "guarantor": str(guarantor.pk),
        "holder": "gedemo0001",
        "office": "GEDM0001",
        "reference_amount": "1000.50",
        "currency": "USD",
        "level": "50",
        "valid_from": today.isoformat(),
        "not_valid_in": "KG, TJ",
    } | answers
    return browser.post("/guarantees/register/", given)


def test_a_guarantee_is_registered_after_being_shown_once_more(desks, client_for):
    browser = client_for(desks.guarantee_officer)
    asked = register(browser)
    with scope("GE"):
        before = Guarantee.objects.count()
    assert asked.status_code == 200
    assert "Is this right?" in text(asked)
    assert "1 000.50" in text(asked)
    assert before == 1

    answer = register(browser, step="done", form_token=ids.uuid7().hex)

    with scope("GE"):
        made = Guarantee.objects.exclude(grn=GRN).get()
        entry = AuditEntry.objects.filter(verb="guarantee.registered").latest("pk")
    assert answer.status_code == 302
    assert answer["Location"] == f"/guarantees/{made.grn}/"
    assert (made.holder, made.level, made.reference_amount) == ("GEDEMO0001", 50, Decimal("1000.50"))
    assert made.holder_name != ""
    assert made.not_valid_in == ["KG", "TJ"]
    assert entry.facts["grn"] == made.grn


@pytest.mark.parametrize(
    ("wrong", "says"),
    [
        ({"grn": "26GE0000DEMO00013"}, "check digit"),
        ({"reference_amount": "0"}, "more than zero"),
        ({"type": "2", "level": "50"}, "covers the full amount"),
        ({"holder": "GENOBODY1"}, "type the name"),
        ({"valid_until": "2020-01-01"}, "ends before it begins"),
        ({"office": "GEDM0003"}, "Select a valid choice"),
        ({"not_valid_in": "kyrgyzstan"}, "two letters"),
    ],
)
def test_wrong_terms_register_nothing_and_say_why(desks, client_for, wrong, says):
    answer = register(client_for(desks.guarantee_officer), step="done", **wrong)

    assert answer.status_code == 422
    assert says in text(answer)
    with scope("GE"):
        assert Guarantee.objects.count() == 1


def test_only_guarantee_officers_register(desks, client_for):
    for person in (desks.guarantor, desks.operator, desks.auditor):
        assert register(client_for(person), step="done").status_code == 403
    with scope("GE"):
        assert Guarantee.objects.count() == 1


def test_a_guarantee_is_suspended_and_reinstated_at_its_office(desks, client_for):
    browser, today = client_for(desks.guarantee_officer), clock.today("Asia/Tbilisi")
    terms = {"first_day": today.isoformat(), "reason": "Premium not paid"}
    assert "no movement can use it" in text(browser.post(f"{ONE}suspend/", terms))
    with scope("GE"):
        assert Suspension.objects.count() == 0

    assert browser.post(f"{ONE}suspend/", terms | {"step": "done"}).status_code == 302
    assert "Premium not paid" in text(browser.get(ONE))
    again = browser.post(f"{ONE}suspend/", terms | {"step": "done"})
    assert again.status_code in (409, 422)
    assert "is suspended already" in text(again)

    ended = {"last_day": (today + timedelta(days=3)).isoformat(), "step": "done"}
    assert browser.post(f"{ONE}reinstate/", ended).status_code == 302
    with scope("GE"):
        assert Suspension.objects.get().last_day == today + timedelta(days=3)


def test_a_revoked_guarantee_takes_no_later_declaration_and_keeps_what_is_reserved(desks, client_for):
    reserve(1, "100")
    browser, today = client_for(desks.guarantee_officer), clock.today("Asia/Tbilisi")
    terms = {"last_day": today.isoformat(), "reason": "Undertaking withdrawn"}
    assert "cannot be taken back" in text(browser.post(f"{ONE}revoke/", terms))
    assert browser.post(f"{ONE}revoke/", terms | {"step": "done"}).status_code == 302

    late = asks(Kind.RESERVE, 2, "1", accepted_on=today + timedelta(days=1))
    assert post(late) == [("refused", "G02")]
    assert world.balance()[0] == 100
    with scope("GE"):
        assert Guarantee.objects.get(grn=GRN).valid_until == today
        assert AuditEntry.objects.get(verb="guarantee.revoked").facts["reason"] == "Undertaking withdrawn"


def test_the_reference_amount_is_raised_and_lowered_after_being_shown_once_more(desks, client_for):
    reserve(1, "100000")
    browser = client_for(desks.guarantee_officer)
    page = text(browser.get(f"{ONE}amount/"))
    assert "Now 450 000.00 USD, of which 100 000.00 USD are reserved." in page
    more = {"reference_amount": "500000.50", "reason": "Second undertaking"}
    again = text(browser.post(f"{ONE}amount/", more))
    assert "answers from now on for the new amount" in again
    assert "New reference amount, USD 500 000.50" in again
    with scope("GE"):
        assert Guarantee.objects.get(grn=GRN).reference_amount == 450000

    assert browser.post(f"{ONE}amount/", more | {"step": "done"}).status_code == 302
    assert world.balance() == (100000, 0, Decimal("400000.50"))
    less = {"reference_amount": "100000", "reason": "Fewer lorries", "step": "done"}
    assert browser.post(f"{ONE}amount/", less).status_code == 302
    assert world.balance() == (100000, 0, 0)

    statement = text(client_for(desks.guarantor).get(f"{ONE}statement/"))
    assert "Reference amount raised" in statement
    assert "Reference amount lowered" in statement
    with scope("GE"):
        assert Guarantee.objects.get(grn=GRN).reference_amount == 100000
        assert invariants.broken() == []
        facts = AuditEntry.objects.filter(verb="guarantee.amount_changed").latest("id").facts
    assert (facts["before"], facts["amount"], facts["reason"]) == ("500000.50", "100000.00", "Fewer lorries")


@pytest.mark.parametrize(
    ("amount", "status", "says"),
    [
        ("99999.99", 409, "100000.00 USD are reserved under this guarantee"),
        ("450000", 409, "This is the reference amount already."),
        ("0", 422, "Ensure this value is greater than or equal to 0.01."),
    ],
)
def test_a_reference_amount_that_cannot_be_leaves_all_as_it_was(desks, client_for, amount, status, says):
    reserve(1, "100000")
    terms = {"reference_amount": amount, "reason": "x", "step": "done"}

    answer = client_for(desks.guarantee_officer).post(f"{ONE}amount/", terms)

    assert answer.status_code == status
    assert says in text(answer)
    assert world.balance() == (100000, 0, 350000)
    with scope("GE"):
        assert Guarantee.objects.get(grn=GRN).reference_amount == 450000
        assert not AuditEntry.objects.filter(verb="guarantee.amount_changed").exists()


@pytest.mark.parametrize(("days", "says"), [(-1, "lies in the past")])
def test_a_revocation_cannot_be_dated_back(desks, client_for, days, says):
    last = clock.today("Asia/Tbilisi") + timedelta(days=days)
    answer = client_for(desks.guarantee_officer).post(
        f"{ONE}revoke/", {"last_day": last.isoformat(), "reason": "x", "step": "done"}
    )
    assert answer.status_code == 422
    assert says in text(answer)
    with scope("GE"):
        assert Guarantee.objects.get(grn=GRN).valid_until is None


@pytest.mark.parametrize("act", ["amount", "suspend", "reinstate", "revoke"])
def test_acts_of_the_office_are_not_for_others(desks, client_for, act):
    for person, status in ((desks.guarantor, 403), (desks.operator, 403), (desks.elsewhere_officer, 404)):
        browser = client_for(person)
        assert browser.get(f"{ONE}{act}/").status_code == status
        assert browser.post(f"{ONE}{act}/", {"step": "done"}).status_code == status


def test_the_holder_changes_the_access_code_and_no_page_shows_it(desks, client_for):
    with scope("GE"):
        before = AccessCode.objects.get().digest
    browser = client_for(desks.operator)
    answer = browser.post(f"{ONE}access-code/", {"new": "q7w8", "again": "Q7W8"}, follow=True)

    assert "The access code was changed." in text(answer)
    with scope("GE"):
        after = AccessCode.objects.get().digest
        assert "Q7W8" not in str(AuditEntry.objects.get(verb="guarantee.recoded").facts)
    assert after != before
    for path in (*PATHS[1:4], f"{ONE}access-code/"):
        assert "Q7W8" not in browser.get(path).content.decode().upper()
    assert post(asks(Kind.RESERVE, 1, "1")) == [("refused", "G03")]


@pytest.mark.parametrize(
    ("new", "again", "says"),
    [("Q7W", "Q7W", "exactly four"), ("Q7W8", "Q7W9", "differ"), ("Q7-8", "Q7-8", "exactly four")],
)
def test_a_wrong_new_code_changes_nothing_and_is_not_shown_again(desks, client_for, new, again, says):
    answer = client_for(desks.operator).post(f"{ONE}access-code/", {"new": new, "again": again})

    assert answer.status_code == 422
    assert says in text(answer)
    assert new not in answer.content.decode()
    assert post(asks(Kind.RESERVE, 1, "1")) == [("registered",)]


def test_a_guarantor_does_not_change_the_access_code(desks, client_for):
    browser = client_for(desks.guarantor)
    assert browser.get(f"{ONE}access-code/").status_code == 403
    assert browser.post(f"{ONE}access-code/", {"new": "Q7W8", "again": "Q7W8"}).status_code == 403
    assert client_for(desks.competitor).get(f"{ONE}access-code/").status_code == 404


def test_a_guarantor_is_admitted_once_and_stands_in_the_list(desks, client_for):
    browser = client_for(desks.guarantee_officer)
    who = {
        "identification": "gedemog009",
        "name": "Demo Alazani Insurance",
        "country": "GE",
        "city": "Tbilisi",
    }
    assert "Is this right?" in text(browser.post("/guarantors/admit/", who))
    answer = browser.post("/guarantors/admit/", who | {"step": "done"})
    assert answer.status_code == 302
    assert "Demo Alazani Insurance" in text(browser.get(answer["Location"]))
    assert "GEDEMOG009" in text(browser.get("/guarantors/"))
    again = browser.post("/guarantors/admit/", who | {"step": "done"})
    assert "is admitted already" in text(again)
    with scope("GE"):
        assert Guarantor.objects.filter(identification="GEDEMOG009").count() == 1
        assert AuditEntry.objects.filter(verb="guarantor.admitted").count() == 1


def test_the_register_of_guarantors_shows_people_and_is_for_guarantee_officers(desks, client_for, cast):
    with scope("GE"):
        guarantor = Guarantor.objects.get(identification="GEINS")
        mandates.mandate_for_guarantor(desks.guarantor, guarantor, actor=SYSTEM)
    said = text(client_for(desks.guarantee_officer).get(f"/guarantors/{guarantor.pk}/"))

    assert desks.guarantor.name in said
    assert GRN in said
    assert client_for(desks.guarantor).get("/guarantors/").status_code == 403
    assert client_for(cast.az.guarantee_officer).get(f"/guarantors/{guarantor.pk}/").status_code == 404
    assert GRN not in text(client_for(desks.elsewhere_officer).get(f"/guarantors/{guarantor.pk}/"))


def test_the_desks_begin_where_their_work_is(desks, client_for):
    assert client_for(desks.guarantor).get("/")["Location"] == EXPOSURE
    assert client_for(desks.guarantee_officer).get("/")["Location"] == "/guarantees/"
