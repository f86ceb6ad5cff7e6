"""The pages of drafts: who may, what they keep, what they say, and that hostile text stays text."""

import re

import pytest
from django.urls import reverse

from cats.messaging.models import InboundMessage
from cats.tenancy.scope import scope
from tests.queries import counted
from transit.drafts import services
from transit.models import Draft, DraftItem

HOSTILE = '"><script>alert(1)</script>{{7*7}}<img src=x onerror=alert(1)>'
SECTIONS = ("kind", "parties", "route", "transport", "guarantee", "documents")


def address(name, draft, *more):
    return reverse(f"transit:{name}", args=[draft.pk, *more])


@pytest.fixture
def full(office):
    made = office.full()
    office.leave()
    return made


@pytest.fixture
def browser(office, client_for):
    office.leave()
    return client_for(office.desks.operator)


def kept(draft):
    with scope("GE"):
        return Draft.objects.get(pk=draft.pk)


def fields_of(page):
    """What a browser would send back from the form of a section, but for its buttons."""
    html = page.content.decode()
    form = html[html.index('<form method="post" id="section"') :]
    form = form[: form.index("</form>")]
    sent = {}
    for tag in re.findall(r"<input[^>]*>", form):
        name = re.search(r'name="([^"]+)"', tag)
        value = re.search(r'value="([^"]*)"', tag)
        if name and 'type="radio"' not in tag and 'type="password"' not in tag:
            sent[name[1]] = unescape(value[1]) if value else ""
    for name, body in re.findall(r'<select name="([^"]+)"[^>]*>(.*?)</select>', form, re.DOTALL):
        chosen = re.search(r'<option value="([^"]*)" selected', body)
        sent[name] = unescape(chosen[1]) if chosen else ""
    for name, body in re.findall(r'<textarea name="([^"]+)"[^>]*>(.*?)</textarea>', form, re.DOTALL):
        sent[name] = unescape(body.strip("\n"))
    return sent


def unescape(text):
    import html  # noqa: PLC0415

    return html.unescape(text)


@pytest.mark.parametrize("section", SECTIONS)
def test_a_section_sent_back_untouched_changes_nothing(full, browser, section):
    page = browser.get(address("draft_section", full, section))
    assert page.status_code == 200

    answer = browser.post(address("draft_section", full, section), fields_of(page) | {"do": "stay"})

    assert answer.status_code == 302
    after = kept(full)
    assert after.answers == full.answers
    assert (after.version, after.secrets) == (full.version, full.secrets)


def test_every_answer_is_kept_right_or_wrong(full, browser):
    page = browser.get(address("draft_section", full, "transport"))
    sent = fields_of(page) | {"gross": "twenty tons", "means-0-number": HOSTILE, "do": "list"}

    assert browser.post(address("draft_section", full, "transport"), sent).status_code == 302

    assert kept(full).answers["transport"]["gross"] == "twenty tons"
    again = browser.get(address("draft_section", full, "transport")).content.decode()
    assert "twenty tons" in again
    assert "<script>alert(1)" not in again
    assert "onerror=alert(1)&gt;" in again


@pytest.mark.parametrize("page", ["draft", "check_draft", "copy_draft", "delete_draft"])
def test_hostile_text_stays_text_on_every_page(office, browser, page):
    office.enter()
    made = office.full()
    for section in SECTIONS:
        answers = {
            name: [dict.fromkeys(row, HOSTILE) for row in value] if isinstance(value, list) else HOSTILE
            for name, value in made.answers.get(section, {}).items()
        }
        made.answers[section] = answers
    made.faults = [
        {"pointer": HOSTILE, "code": HOSTILE, "rule": HOSTILE, "sentence": HOSTILE, "value": HOSTILE,
         "section": "goods", "field": "", "rows": "", "row": -1, "item": 1}
    ]  # fmt: skip
    made.save()
    DraftItem.objects.filter(draft=made).update(answers={"text": HOSTILE, "marks": HOSTILE})
    office.leave()

    answer = browser.get(address(page, made))

    assert answer.status_code == 200
    assert "<script>alert" not in answer.content.decode()
    assert "<img src=x" not in answer.content.decode()


def test_rows_are_added_moved_and_removed(full, browser):
    here = address("draft_section", full, "route")
    page = browser.get(here)
    offices = [row["office"] for row in full.answers["route"]["offices"]]

    answer = browser.post(here, fields_of(page) | {"do": "up:offices:1"})
    assert [row["office"] for row in kept(full).answers["route"]["offices"]] == [
        offices[1],
        offices[0],
        *offices[2:],
    ]
    assert answer["Location"].endswith("#offices")
    browser.post(here, fields_of(browser.get(here)) | {"do": "remove:offices:0"})
    assert [row["office"] for row in kept(full).answers["route"]["offices"]] == [offices[0], *offices[2:]]
    answer = browser.post(here, fields_of(browser.get(here)) | {"do": "add:offices"})
    assert "offices-2-office" in browser.get(answer["Location"].partition("#")[0]).content.decode()


def test_a_second_tab_and_a_second_click_do_no_harm(full, browser):
    here = address("draft_section", full, "transport")
    first = fields_of(browser.get(here))
    other = address("draft_section", full, "route")
    second = fields_of(browser.get(other))

    browser.post(other, second | {"limit": "2026-12-31", "do": "stay"})
    for _ in range(2):
        assert browser.post(here, first | {"inland": "2", "do": "remove:means:0"}).status_code == 302

    found = kept(full).answers
    assert (found["transport"]["inland"], found["route"]["limit"]) == ("2", "2026-12-31")
    assert len(found["transport"].get("means", [])) == len(full.answers["transport"]["means"]) - 1


def test_a_clash_says_what_the_colleague_wrote_and_lets_choose(office, full, browser, client_for):
    here = address("draft_section", full, "transport")
    mine = fields_of(browser.get(here)) | {"inland": "2", "border": "1", "do": "list"}
    with scope("GE"):
        services.save(office.colleague, full.pk, "transport", {"inland": "4"})
        services.unlock(office.colleague, full.pk)

    clash = browser.post(here, mine)

    assert clash.status_code == 409
    assert office.colleague_user.name in clash.content.decode()
    assert kept(full).answers["transport"]["inland"] == "4"
    assert browser.post(here, fields_of(clash) | {"choose-inland": "theirs", "do": "list"}).status_code == 302
    found = kept(full).answers["transport"]
    assert (found["inland"], found["border"]) == ("4", "1")


def test_a_colleague_looks_but_does_not_save(office, full, client_for):
    with scope("GE"):
        services.lock(office.operator, full.pk)
    other = client_for(office.colleague_user)
    here = address("draft_section", full, "transport")
    page = other.get(here)

    assert "is editing this declaration" in page.content.decode()
    assert '<fieldset class="stack plain" disabled>' in page.content.decode()
    assert other.post(here, fields_of(page) | {"inland": "1"}).status_code == 409
    assert kept(full).answers == full.answers


def test_answers_are_kept_while_they_are_typed(full, browser):
    sent = fields_of(browser.get(address("draft_section", full, "transport"))) | {"inland": "2"}

    answer = browser.post(address("keep_draft_section", full, "transport"), sent)

    assert answer.status_code == 202
    assert answer.json()["version"] == full.version + 1
    assert '"inland": "2"' in answer.json()["before"]
    assert kept(full).answers["transport"]["inland"] == "2"


def test_an_access_code_is_never_shown_again(full, browser):
    for page in ("draft", "check_draft"):
        assert "A1B2" not in browser.get(address(page, full)).content.decode()
    shown = browser.get(address("draft_section", full, "guarantee")).content.decode()
    assert "A1B2" not in shown
    assert "A code is kept" in shown


def test_sending_needs_the_truth_statement_and_leads_to_the_submission(full, browser):
    here = address("check_draft", full)
    page = browser.get(here)
    assert "Send the declaration" in page.content.decode()

    assert browser.post(here, {"version": full.version}).status_code == 422
    with scope("GE"):
        assert InboundMessage.objects.count() == 0
    first = browser.post(here, {"version": full.version, "truth": "on"})
    second = browser.post(here, {"version": full.version, "truth": "on"})

    assert first.status_code == second.status_code == 302
    assert (
        first["Location"]
        == second["Location"]
        == reverse("transit:submission", args=[kept(full).submission_id])
    )
    with scope("GE"):
        assert InboundMessage.objects.filter(type="CC015C").count() == 1


def test_a_new_declaration_is_begun_listed_found_and_deleted(office, browser):
    page = browser.get(reverse("transit:new_draft")).content.decode()
    lrn = re.search(r'name="lrn" value="([^"]+)"', page)[1]

    answer = browser.post(reverse("transit:new_draft"), {"operator": "GEDEMO0001", "type": "T1", "lrn": lrn})
    assert answer.status_code == 302
    listed = browser.get(reverse("transit:drafts"), {"search": lrn[:9]}).content.decode()
    assert lrn in listed
    assert lrn not in browser.get(reverse("transit:drafts"), {"search": "nothing"}).content.decode()
    with scope("GE"):
        made = Draft.objects.get()
    assert browser.post(address("delete_draft", made), {"sure": "no"}).status_code == 302
    with scope("GE"):
        assert Draft.objects.count() == 1
    assert browser.post(address("delete_draft", made), {"sure": "yes"}).status_code == 302
    with scope("GE"):
        assert Draft.objects.count() == 0


@pytest.mark.parametrize("page", ["draft", "check_draft", "copy_draft", "delete_draft"])
@pytest.mark.parametrize(
    ("who", "status"), [("competitor", 404), ("stranger", 403), ("departure_officer", 403)]
)
def test_others_find_nothing(office, full, client_for, page, who, status):
    assert client_for(getattr(office.desks, who)).get(address(page, full)).status_code == status


@pytest.mark.parametrize("section", SECTIONS)
def test_others_save_nothing(office, full, client_for, section):
    other = client_for(office.desks.competitor)

    for name in ("draft_section", "keep_draft_section"):
        assert other.post(address(name, full, section), {"inland": "1"}).status_code == 404
    assert other.post(address("lock_draft", full)).status_code == 404
    assert kept(full).answers == full.answers
    assert kept(full).locked_by_id == full.locked_by_id


def test_the_number_of_queries_does_not_grow_with_the_goods(office, browser):
    def cost(count):
        office.enter()
        made = office.full(f"COST-{count}")
        template = made.items.first()
        made.items.all().delete()
        DraftItem.objects.bulk_create(
            DraftItem(draft=made, position=n, answers=template.answers) for n in range(1, count + 1)
        )
        Draft.objects.filter(pk=made.pk).update(version=made.version + 1)
        office.leave()
        with counted() as queries:
            assert browser.get(address("draft", made)).status_code == 200
        return len(queries)

    few = cost(2)
    assert few <= 30
    assert cost(1999) <= few
