"""Preferences, and the demo's conveniences, which exist in the demo only."""

import json
import re

import pytest
from django.core import mail
from django.core.mail.backends.filebased import EmailBackend

from cats.accounts import services, tasks
from cats.accounts.models import User
from cats.audit.models import AuditEntry
from cats.kernel.actors import SYSTEM
from cats.tenancy.scope import scope
from tests.cats.accounts.conftest import is_in

GIVEN = {"name": "Nino", "email": "nino@demo.example", "language": "ru", "theme": "dark"}


def text(answer):
    return re.sub(r"\s+", " ", answer.content.decode())


def test_people_say_how_they_are_called_and_how_pages_look(cast, client_for):
    browser = client_for(cast.ge.operator)

    assert browser.post("/preferences/", GIVEN)["Location"] == "/preferences/"

    with scope("GE"):
        user = User.objects.get(pk=cast.ge.operator.pk)
        assert (user.name, user.email, user.language, user.theme, user.shortcuts) == (
            "Nino", "nino@demo.example", "ru", "dark", False,
        )  # fmt: skip
        entry = AuditEntry.objects.get(verb="user.preferences_saved")
        assert entry.facts == {"changed": ["email", "language", "name", "shortcuts", "theme"]}
    page = text(browser.get("/preferences/"))
    assert 'lang="ru"' in page
    assert 'data-bs-theme="dark"' in page
    assert 'data-keys="off"' in page
    browser.post("/preferences/", GIVEN | {"theme": "machine"})
    with scope("GE"):
        assert User.objects.get(pk=cast.ge.operator.pk).theme == ""


@pytest.mark.parametrize(
    "wrong", [{"name": ""}, {"name": "a\tb"}, {"email": "nino"}, {"language": "xx"}, {"theme": "pink"}]
)
def test_what_cannot_be_is_said_at_its_field_and_nothing_changes(cast, client_for, wrong):
    answer = client_for(cast.ge.operator).post("/preferences/", GIVEN | wrong)

    assert answer.status_code == 422
    assert 'role="alert"' in text(answer)
    with scope("GE"):
        assert User.objects.get(pk=cast.ge.operator.pk).name == "Operator"


def test_the_address_for_links_is_changed_by_somebody_who_just_proved_himself(cast, client_for, hours):
    browser = client_for(cast.ge.operator)
    hours(0.3)

    answer = browser.post("/preferences/", GIVEN)

    assert answer.status_code == 401
    assert "Sign in once more. What you had typed is kept" in text(answer)
    assert is_in(browser)
    with scope("GE"):
        assert User.objects.get(pk=cast.ge.operator.pk).email == ""
    assert browser.post("/preferences/", GIVEN | {"email": ""}).status_code == 302


@pytest.mark.parametrize("path", ["/preferences/", "/preferences/sign-in/", "/preferences/sessions/"])
def test_everybody_has_these_pages_and_nobody_else(cast, client_for, path):
    assert client_for(cast.ge.stranger).get(path).status_code == 200
    assert client_for(cast.host).get(path).status_code == 200
    assert client_for(None, "GE").get(path)["Location"] == f"/sign-in/?next={path}"


@pytest.fixture
def demo_file(cast, settings, tmp_path):
    settings.STATE_DIR = tmp_path
    settings.EMAIL_FILE_PATH = tmp_path / "mail"
    known = {
        "administrations": {"GE": {"accounts": {"operator": "x", "auditor": "x"}}},
        "host": {"accounts": {"host": "x"}},
    }
    (tmp_path / "demo.json").write_text(json.dumps(known))
    assert cast.ge.operator
    assert cast.ge.auditor
    assert cast.ge.guarantor
    assert cast.az.operator
    assert cast.host
    return tmp_path


def test_the_demo_lists_the_accounts_of_its_world_at_this_address(demo_file, client_for):
    page = text(client_for(None, "GE").get("/sign-in/"))

    assert "The second step is off in the demo." in page
    assert re.findall(r'name="login" value="(\w+)"', page) == ["operator", "auditor"]
    assert re.findall(r'name="login" value="(\w+)"', text(client_for(None, "").get("/sign-in/"))) == ["host"]
    assert re.findall(r'name="login" value="(\w+)"', text(client_for(None, "AZ").get("/sign-in/"))) == []


def test_one_click_signs_in_and_goes_where_he_wanted(demo_file, client_for):
    browser = client_for(None, "GE")

    answer = browser.post("/sign-in/demo/", {"login": "operator", "next": "/preferences/"})

    assert (answer["Location"], is_in(browser)) == ("/preferences/", True)
    with scope("GE"):
        assert AuditEntry.objects.get(verb="user.signed_in").facts == {"by": "demo"}


@pytest.mark.parametrize(
    ("login", "host"), [("guarantor", "GE"), ("operator", "AZ"), ("host", "GE"), ("", "GE")]
)
def test_one_click_opens_no_other_account(demo_file, client_for, login, host):
    browser = client_for(None, host)

    assert browser.post("/sign-in/demo/", {"login": login}).status_code == 404
    assert not is_in(browser)


def test_outside_the_demo_there_is_no_list_no_click_and_no_mail(demo_file, client_for, settings):
    settings.CATS_DEMO = False
    settings.CATS_SECOND_FACTOR = True
    browser = client_for(None, "GE")

    assert "Demo accounts" not in text(browser.get("/sign-in/"))
    assert browser.post("/sign-in/demo/", {"login": "operator"}).status_code == 404
    assert browser.get("/mail/").status_code == 404
    assert not is_in(browser)


def test_the_demos_mail_is_read_at_the_address_of_its_people(demo_file, client_for):
    with scope("GE"):
        services.save_preferences(
            User.objects.get(login="operator"), actor=SYSTEM, email="operator@demo.example"
        )
    client_for(None, "GE").post("/sign-in/forgot/", {"who": "operator"})
    tasks.send_links()
    EmailBackend(file_path=demo_file / "mail").send_messages(mail.outbox)

    page = client_for(None, "GE").get("/mail/").content.decode()

    link = re.search(r'href="(http://ge\.localhost:8000/sign-in/link/[\w-]+/)"', page)[1]
    assert "operator@demo.example" in page
    assert client_for(None, "GE").get(link.partition("8000")[2]).status_code == 302
    assert "No mail yet." in client_for(None, "AZ").get("/mail/").content.decode()


def test_mail_without_a_name_on_it_is_shown_to_whom_it_is_addressed_to_and_with_its_plain_part(
    demo_file, client_for
):
    with scope("GE"):
        services.save_preferences(User.objects.get(login="auditor"), actor=SYSTEM, email="a@demo.example")
    letter = mail.EmailMultiAlternatives("News", "the plain part", to=["A@demo.example"])
    letter.attach_alternative("<b>the other part</b>", "text/html")
    stranger = mail.EmailMessage("News", "for nobody here", to=["b@demo.example"])
    EmailBackend(file_path=demo_file / "mail").send_messages([letter, stranger])

    page = client_for(None, "GE").get("/mail/").content.decode()

    assert "the plain part" in page
    assert "the other part" not in page
    assert "for nobody here" not in page
    assert "No mail yet." in client_for(None, "AZ").get("/mail/").content.decode()


def test_a_role_that_is_missing_is_named(cast, client_for):
    answer = client_for(cast.ge.operator).get("/audit/")

    assert answer.status_code == 403
    assert "Auditor" in text(answer)
    assert "National administrator" in text(answer)
