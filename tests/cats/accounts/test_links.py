"""Links to a new password: by mail, by an administrator, for the first account. Each opens once, at one address, for a while."""

import io
import re
from datetime import timedelta

import pytest
from django.core import mail
from django.core.exceptions import ImproperlyConfigured
from django.core.management import CommandError, call_command

from cats.accounts import factors, links, services, startup, tasks
from cats.accounts.models import OneTimeLink, ResetRequest, User
from cats.accounts.roles import Role
from cats.audit.models import AuditEntry
from cats.kernel.actors import SYSTEM
from cats.tenancy.models import Administration
from cats.tenancy.scope import scope
from tests.cats.accounts.conftest import code_now, is_in, sign_in
from tests.factories.accounts import make_user, within

NEW = "three quiet camels at noon"


def path_of(text):
    return re.search(r"https?://[^/]+(/sign-in/link/[\w-]+/)", text)[1]


def choose(browser, path, password=NEW):
    assert browser.get(path)["Location"] == "/sign-in/new-password/"
    return browser.post("/sign-in/new-password/", {"password": password, "again": password})


@pytest.fixture
def georgian(cast):
    with scope("GE"):
        services.save_preferences(cast.ge.operator, actor=SYSTEM, email="operator@demo.example")
    return cast.ge.operator


@pytest.mark.parametrize("who", ["operator", "OPERATOR@demo.example"])
def test_who_forgot_his_password_gets_a_link_by_mail_in_his_language(georgian, client_for, who):
    browser = client_for(None, "GE")

    answer = browser.post("/sign-in/forgot/", {"who": who})
    assert answer["Location"] == "/sign-in/forgot/sent/"
    assert mail.outbox == []
    tasks.send_links()
    tasks.send_links()

    (sent,) = mail.outbox
    assert sent.to == ["operator@demo.example"]
    assert sent.extra_headers["X-CATS-Administration"] == "GE"
    assert "http://ge.localhost:8000/sign-in/link/" in sent.body
    assert choose(browser, path_of(sent.body))["Location"] == "/"
    assert is_in(browser)
    assert sign_in(client_for(None, "GE")).status_code == 401
    assert sign_in(client_for(None, "GE"), password=NEW).status_code == 302


@pytest.mark.parametrize("who", ["nobody-of-this-name", "auditor", "closed", "nobody@demo.example"])
def test_the_answer_is_the_same_for_everybody_and_nothing_is_sent_in_vain(georgian, cast, client_for, who):
    assert cast.ge.auditor.email == ""
    with scope("GE"):
        closed = make_user("GE", "closed")
        services.save_preferences(closed, actor=SYSTEM, email="closed@demo.example")
        services.deactivate(closed, actor=SYSTEM)

    answer = client_for(None, "GE").post("/sign-in/forgot/", {"who": who})
    tasks.send_links()

    assert answer["Location"] == "/sign-in/forgot/sent/"
    assert mail.outbox == []


def test_a_persons_mail_box_is_not_filled_and_an_address_not_left_asking(georgian, client_for):
    browser = client_for(None, "GE")
    for _ in range(20):
        assert browser.post("/sign-in/forgot/", {"who": "operator"}).status_code == 302

    assert browser.post("/sign-in/forgot/", {"who": "operator"}).status_code == 429
    tasks.send_links()
    assert len(mail.outbox) == 3


def test_a_mail_that_could_not_be_sent_is_tried_again(georgian, client_for, monkeypatch):
    client_for(None, "GE").post("/sign-in/forgot/", {"who": "operator"})
    with monkeypatch.context() as broken:
        broken.setattr("django.core.mail.EmailMessage.send", lambda self: 1 / 0)
        tasks.send_links()
    with scope("GE"):
        assert ResetRequest.objects.get().done_at is None
        assert not OneTimeLink.objects.exists()

    tasks.send_links()

    assert len(mail.outbox) == 1


def test_a_link_opens_once_and_ends_every_session_and_every_other_link(georgian, client_for):
    at_work = client_for(georgian)
    with scope("GE"):
        first, second = (path_of(services.reset_link(georgian, SYSTEM)) for _ in range(2))
    browser = client_for(None, "GE")

    assert choose(browser, first).status_code == 302

    assert not is_in(at_work)
    for path in (first, second):
        answer = client_for(None, "GE").get(path)
        assert answer.status_code == 404
        assert "does not open any more" in answer.content.decode()
    with scope("GE"):
        assert AuditEntry.objects.filter(verb="password.changed").count() == 1


def test_looking_at_a_link_uses_nothing_up_and_a_weak_password_is_refused(georgian, client_for):
    with scope("GE"):
        path = path_of(services.reset_link(georgian, SYSTEM))
    for _ in range(2):
        assert client_for(None, "GE").get(path).status_code == 302
    browser = client_for(None, "GE")

    for given in (("short", "short"), ("password1234", "password1234"), (NEW, NEW + "x")):
        browser.get(path)
        answer = browser.post("/sign-in/new-password/", dict(zip(("password", "again"), given, strict=True)))
        assert answer.status_code == 422
    assert sign_in(client_for(None, "GE")).status_code == 302


def test_a_link_ends_with_its_time(georgian, client_for, hours):
    with scope("GE"):
        path = path_of(links.make(georgian, actor=SYSTEM, valid=timedelta(hours=1)))
    browser = client_for(None, "GE")
    assert browser.get(path).status_code == 302
    hours(1.01)

    assert browser.get(path).status_code == 404
    assert browser.post("/sign-in/new-password/", {"password": NEW, "again": NEW})["Location"] == "/sign-in/"
    assert sign_in(client_for(None, "GE")).status_code == 302


def test_a_link_of_georgia_opens_nothing_in_azerbaijan_or_at_the_host(georgian, client_for):
    with scope("GE"):
        path = path_of(services.reset_link(georgian, SYSTEM))

    assert client_for(None, "AZ").get(path).status_code == 404
    assert client_for(None, "").get(path).status_code == 404
    assert client_for(None, "GE").get(path).status_code == 302


def test_a_link_of_a_closed_account_opens_nothing(georgian, client_for):
    with scope("GE"):
        path = path_of(services.reset_link(georgian, SYSTEM))
        services.deactivate(georgian, actor=SYSTEM)

    assert client_for(None, "GE").get(path).status_code == 404


def test_a_link_by_mail_leaves_the_second_step_and_an_administrators_may_renew_it(
    with_app, client_for, required
):
    user, secret, _codes = with_app
    with scope("GE"):
        plain = path_of(services.reset_link(user, SYSTEM))
    browser = client_for(None, "GE")

    assert choose(browser, plain)["Location"] == "/sign-in/code/"
    assert browser.post("/sign-in/code/", {"code": code_now(secret)}).status_code == 302

    with scope("GE"):
        renewing = path_of(services.reset_link(user, SYSTEM, second_step=True))
        assert factors.of(user).any
    other = client_for(None, "GE")
    assert choose(other, renewing, NEW + "!")["Location"] == "/second-step/"
    assert not is_in(other)
    with scope("GE"):
        assert not factors.of(user).any


def test_the_secret_of_a_link_stands_nowhere(georgian, client_for):
    with scope("GE"):
        path = path_of(services.reset_link(georgian, SYSTEM))
    token = path.split("/")[-2]
    choose(client_for(None, "GE"), path)

    with scope("GE"):
        assert token not in str(OneTimeLink.objects.values())
        assert token not in str(list(AuditEntry.objects.values_list("facts", flat=True)))


def run(*words):
    printed = io.StringIO()
    call_command(*words, stdout=printed)
    return printed.getvalue()


def test_the_first_administrator_comes_by_a_link_and_there_is_no_default_account(
    db, client_for, cast, required
):
    assert not User.objects.exists()

    printed = run("first_administrator", "--login", "anna")

    browser = client_for(None, "")
    assert choose(browser, path_of(printed))["Location"] == "/second-step/"
    assert not is_in(browser)
    user = User.objects.get()
    assert (user.login, user.roles, user.check_password(NEW)) == ("anna", {"host_administrator"}, True)
    with pytest.raises(CommandError, match=r"host administrator already \(anna\)"):
        run("first_administrator")
    assert User.objects.count() == 1


def test_a_first_administrator_who_has_not_come_yet_gets_a_new_link(db):
    first, second = run("first_administrator"), run("first_administrator")

    assert path_of(first) != path_of(second)
    assert User.objects.count() == 1
    assert not User.objects.get().has_usable_password()


def test_an_administration_is_made_with_its_administrator(db, client_for, cast):
    words = ("--name", "Turkmenistan", "--time-zone", "Asia/Ashgabat", "--admin", "oraz")

    printed = run("administration", "create", "TM", *words)

    made = Administration.objects.get(code="TM")
    assert (made.name, made.host, made.time_zone) == ("Turkmenistan", "tm.localhost", "Asia/Ashgabat")
    assert "http://tm.localhost:8000/sign-in/link/" in printed
    browser = client_for(None, "TM")
    assert choose(browser, path_of(printed)).status_code == 302
    with scope("TM"):
        user = User.objects.get()
        assert (user.login, user.roles) == ("oraz", {Role.NATIONAL_ADMINISTRATOR})
    with pytest.raises(CommandError, match=r"TM has an administrator already \(oraz\)"):
        run("administration", "create", "TM", *words)


def test_a_second_administrator_is_made_because_rights_take_two_and_a_third_is_not(db, client_for, cast):
    words = ("--name", "Turkmenistan", "--time-zone", "Asia/Ashgabat", "--admin")
    for login in ("oraz", "jeren"):
        printed = run("administration", "create", "TM", *words, login)
        assert choose(client_for(None, "TM"), path_of(printed)).status_code == 302

    with pytest.raises(CommandError, match=r"TM has an administrator already \(jeren, oraz\)"):
        run("administration", "create", "TM", *words, "third")

    with scope("TM"):
        assert sorted(User.objects.values_list("login", flat=True)) == ["jeren", "oraz"]


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("tm", "--name", "T", "--time-zone", "Asia/Ashgabat", "--admin", "a"), "ISO 3166-1"),
        (("TM", "--name", "T", "--time-zone", "Asia/Nowhere", "--admin", "a"), "no time zone Asia/Nowhere"),
        (("TM", "--name", "T", "--time-zone", "Asia/Ashgabat"), "needs --admin"),
        (("TM", "--name", "T", "--time-zone", "Asia/Ashgabat", "--admin", "a b"), "no spaces"),
        (
            ("TM", "--name", "T", "--time-zone", "Asia/Ashgabat", "--admin", "a", "--host", "ge.localhost"),
            "[Hh]ost",
        ),
    ],
)
def test_what_is_missing_or_wrong_is_said_and_nothing_is_made(cast, words, said):
    before = Administration.objects.count()

    with pytest.raises(CommandError, match=said):
        run("administration", "create", *words)

    assert not User.objects.exists()
    assert Administration.objects.count() == before


def test_production_does_not_start_with_accounts_of_the_demo(cast, settings):
    assert cast.ge.operator
    startup.refuse_demo_accounts()
    settings.CATS_ENVIRONMENT = "prod"
    settings.CATS_SCOPE_MAY_JOIN = True

    with pytest.raises(ImproperlyConfigured, match="GE:operator"):
        startup.refuse_demo_accounts()
    with within("GE"):
        services.deactivate(cast.ge.operator, actor=SYSTEM)
    startup.refuse_demo_accounts()


def test_links_and_requests_are_forgotten(georgian, client_for, hours):
    client_for(None, "GE").post("/sign-in/forgot/", {"who": "operator"})
    tasks.send_links()
    hours(26)

    tasks.forget_expired()

    with scope("GE"):
        assert (OneTimeLink.objects.count(), ResetRequest.objects.count()) == (0, 0)
