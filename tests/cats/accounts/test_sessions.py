"""Sessions end by themselves, from afar, and without losing what was typed."""

import re
from datetime import timedelta

import pytest
from django.contrib.sessions.models import Session

from cats.accounts import kept, sessions, tasks
from cats.accounts.models import OpenSession, User
from cats.audit.models import AuditEntry
from cats.kernel import clock
from cats.tenancy.scope import scope
from tests.cats.accounts.conftest import is_in, sign_in
from tests.factories.accounts import PASSWORD

FIREFOX = "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0"
EDGE = "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 Chrome/140.0 Safari/537.36 Edg/140.0"
NAMES = {"name": "Nino", "email": "", "language": "en", "theme": "dark", "shortcuts": "on"}


def text(answer):
    return re.sub(r"\s+", " ", answer.content.decode())


def hidden(answer, name):
    return re.findall(rf'name="{name}" value="([^"]*)"', answer.content.decode())[-1]


@pytest.mark.parametrize(
    ("desk", "minutes"), [("departure_officer", 15), ("administrator", 15), ("operator", 30)]
)
def test_a_session_ends_without_work_sooner_at_a_shared_desk(cast, client_for, hours, desk, minutes):
    browser = client_for(getattr(cast.ge, desk))
    assert browser.get("/session/").json() == {
        "signed_in": True,
        "seconds_left": minutes * 60,
        "warn_at": 120,
    }

    hours((minutes - 1) / 60)
    assert browser.get("/session/").json()["seconds_left"] == 60
    hours(1.01 / 60)

    assert browser.get("/session/").json() == {"signed_in": False, "seconds_left": 0, "warn_at": 120}
    assert browser.get("/preferences/")["Location"].startswith("/sign-in/")
    assert "nobody worked here for a while" in text(browser.get("/sign-in/"))


def test_work_keeps_a_session_and_a_page_that_refreshes_itself_does_not(cast, client_for, hours):
    working, watching = client_for(cast.ge.operator), client_for(cast.ge.operator)
    for _ in range(4):
        hours(10 / 60)
        assert working.get("/preferences/").status_code == 200
        watching.get("/preferences/", headers={"HX-Request": "true"})
        watching.get("/session/")

    assert (is_in(working), is_in(watching)) == (True, False)


def test_somebody_who_says_that_he_is_there_stays(cast, client_for, hours):
    browser = client_for(cast.ge.operator)
    for _ in range(3):
        hours(25 / 60)
        assert browser.post("/session/").json()["seconds_left"] == 30 * 60


def test_no_session_outlives_a_shift(cast, client_for, hours):
    browser = client_for(cast.ge.operator)
    for _ in range(25):
        assert is_in(browser)
        hours(29 / 60)
        browser.post("/session/")

    assert not is_in(browser)


def test_the_minutes_are_a_setting(cast, client_for, settings, hours):
    settings.CATS_IDLE_MINUTES = 5

    assert client_for(cast.ge.operator).get("/session/").json()["seconds_left"] == 300


def test_a_session_that_ended_by_itself_is_dead_even_for_who_kept_its_key(cast, client_for, hours):
    browser = client_for(cast.ge.operator)
    key = browser.cookies["sessionid"].value
    hours(0.6)

    assert browser.post("/preferences/", NAMES).status_code == 401

    assert not Session.objects.filter(session_key=key).exists()
    with scope("GE"):
        assert not OpenSession.objects.exists()
    thief = client_for(None, "GE")
    thief.cookies["sessionid"] = key
    assert not is_in(thief)


def test_answers_survive_the_end_of_the_session(cast, client_for, hours):
    browser = client_for(cast.ge.operator)
    hours(0.6)
    answer = browser.post(
        "/preferences/",
        NAMES | {"name": "Nino & <Co>"},
        headers={"Referer": "http://ge.localhost/preferences/"},
    )

    assert answer.status_code == 401
    assert "What you had typed is kept" in text(answer)
    assert "Nino" not in text(answer)
    sealed, wanted = hidden(answer, "kept"), hidden(answer, "next")
    assert wanted == "/preferences/"
    assert sign_in(browser, next=wanted, kept=sealed)["Location"] == "/sign-in/kept/"
    with scope("GE"):
        assert User.objects.get(pk=cast.ge.operator.pk).name == "Operator"

    page = browser.get("/sign-in/kept/")
    assert 'action="/preferences/"' in text(page)
    sent = dict(re.findall(r'<input type="hidden" name="(\w+)" value="([^"]*)">', page.content.decode()))
    assert sent["name"] == "Nino &amp; &lt;Co&gt;"
    assert browser.post("/preferences/", NAMES | {"name": "Nino & <Co>"}).status_code == 302
    with scope("GE"):
        assert User.objects.get(pk=cast.ge.operator.pk).name == "Nino & <Co>"
    assert browser.post("/sign-in/kept/")["Location"] == "/preferences/"
    assert browser.get("/sign-in/kept/")["Location"] == "/"


def test_answers_are_kept_for_the_same_person_only(cast, client_for, hours):
    assert cast.ge.auditor
    browser = client_for(cast.ge.operator)
    hours(0.6)
    sealed = hidden(browser.post("/preferences/", NAMES), "kept")

    assert sign_in(browser, "auditor", kept=sealed)["Location"] == "/"
    assert browser.get("/sign-in/kept/")["Location"] == "/"
    hours(0.4)
    assert sign_in(browser, kept=sealed)["Location"] == "/sign-in/kept/"
    hours(0.2)
    assert sign_in(browser, kept=sealed)["Location"] == "/"


def test_passwords_are_not_kept_and_neither_is_what_was_not_sealed_here(cast, client_for, hours):
    browser = client_for(cast.ge.operator)
    hours(0.6)
    given = {"present": "x", "password": "hunter hunter", "new_password": "y", "name": "z"}
    answer = browser.post("/preferences/password/", given)

    found = kept.opened(hidden(answer, "kept"))
    assert found.answers == [("present", "x"), ("name", "z")]
    assert kept.opened("rubbish") is None
    assert sign_in(browser, kept="rubbish")["Location"] == "/"


def test_nothing_is_kept_of_somebody_who_was_never_signed_in(cast, client_for):
    answer = client_for(None, "GE").post("/preferences/", NAMES)

    assert answer.status_code == 401
    assert 'name="kept"' not in text(answer)
    assert "was not done" in text(answer)


def test_a_form_of_more_than_a_megabyte_is_not_kept(cast, client_for, hours):
    browser = client_for(cast.ge.operator)
    hours(0.6)

    assert 'name="kept"' not in text(browser.post("/preferences/", NAMES | {"name": "x" * 1_000_001}))


def test_a_system_gets_no_sign_in_page(cast, client_for, hours):
    browser = client_for(cast.ge.operator)
    hours(0.6)

    answer = browser.post("/api/v1/movements/x/acts/release", {}, content_type="application/json")

    assert answer["Content-Type"] == "application/problem+json"


def test_people_see_where_they_are_signed_in(cast, client_for, hours):
    here = client_for(cast.ge.operator, HTTP_USER_AGENT=FIREFOX)
    hours(0.1)
    client_for(cast.ge.operator, HTTP_USER_AGENT=EDGE, REMOTE_ADDR="192.0.2.4")
    client_for(cast.ge.auditor)
    client_for(cast.az.operator)

    page = text(here.get("/preferences/sessions/"))

    assert page.index("Firefox · Linux") < page.index("This one") < page.index("Edge · Windows")
    assert "192.0.2.4" in page
    assert page.count('<th scope="row">') == 2


def test_ending_a_session_works_at_once(cast, client_for):
    here, there = client_for(cast.ge.operator), client_for(cast.ge.operator)
    with scope("GE"):
        other = OpenSession.objects.get(session_key=there.cookies["sessionid"].value)

    assert here.post(f"/preferences/sessions/{other.pk}/end/")["Location"] == "/preferences/sessions/"

    assert (is_in(here), is_in(there)) == (True, False)
    with scope("GE"):
        assert AuditEntry.objects.filter(verb="session.ended").count() == 1


def test_ending_all_others_leaves_this_one(cast, client_for):
    here, *others = [client_for(cast.ge.operator) for _ in range(3)]
    colleague = client_for(cast.ge.auditor)

    here.post("/preferences/sessions/end-others/")

    assert [is_in(browser) for browser in (here, *others, colleague)] == [True, False, False, True]


def test_nobody_ends_the_session_of_another_person_or_administration(cast, client_for):
    victim = client_for(cast.ge.operator)
    with scope("GE"):
        entry = OpenSession.objects.get()

    for person in (cast.ge.auditor, cast.az.operator, cast.host):
        assert client_for(person).post(f"/preferences/sessions/{entry.pk}/end/").status_code == 404
    assert is_in(victim)


def test_the_session_in_use_is_ended_by_signing_out_only(cast, client_for):
    browser = client_for(cast.ge.operator)
    with scope("GE"):
        entry = OpenSession.objects.get()

    assert browser.post(f"/preferences/sessions/{entry.pk}/end/").status_code == 409
    browser.post("/sign-out/")
    with scope("GE"):
        assert not OpenSession.objects.exists()


def test_a_new_password_ends_the_other_sessions_and_keeps_this_one(cast, client_for):
    here, there = client_for(cast.ge.operator), client_for(cast.ge.operator)
    new = "three quiet camels at noon"

    wrong = here.post("/preferences/password/", {"present": "wrong", "password": new, "again": new})
    assert (wrong.status_code, is_in(there)) == (422, True)
    done = here.post("/preferences/password/", {"present": PASSWORD, "password": new, "again": new})

    assert done["Location"] == "/preferences/sign-in/"
    assert (is_in(here), is_in(there)) == (True, False)
    assert "This one" in text(here.get("/preferences/sessions/"))


def test_what_is_over_is_forgotten(cast, client_for):
    client_for(cast.ge.operator)
    Session.objects.update(expire_date=clock.machine_now() - timedelta(seconds=1))

    tasks.forget_expired()

    with scope("GE"):
        assert not OpenSession.objects.exists()


def test_a_browser_with_a_foreign_session_is_freed_of_it(cast, client_for):
    browser = client_for(cast.ge.operator, host="AZ")

    answer = browser.get("/", headers={"Sec-Fetch-Mode": "navigate"})

    assert answer.status_code == 401
    assert answer.cookies["sessionid"].value == ""
    assert browser.get("/sign-in/").status_code == 200


def test_looking_at_the_age_writes_nothing(cast, client_for, django_assert_num_queries, hours):
    browser = client_for(cast.ge.operator)
    hours(0.2)
    before = Session.objects.get().session_data

    browser.get("/session/")

    assert Session.objects.get().session_data == before
    assert timedelta(seconds=60) == sessions.STEP
