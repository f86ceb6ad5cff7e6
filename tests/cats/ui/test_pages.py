"""What every page stands on: permission, lists, acts, refusals as pages."""

import pytest
from django.template import Context, Template

from cats.audit.models import AuditEntry
from cats.tenancy.scope import scope
from cats.ui.templatetags.cats import ref
from tests.toy.models import Box

pytestmark = pytest.mark.usefixtures("toy_pages")


@pytest.fixture
def boxes(cast):
    with scope("GE"):
        return Box.objects.bulk_create(Box(name=f"b{n}", size=n) for n in range(3))


def count():
    with scope("GE"):
        return Box.objects.count()


def test_nobody_is_led_to_the_sign_in_page_and_back(cast, client_for):
    browser = client_for(None, "GE")
    led = browser.get("/boxes/?after=x")
    assert (led.status_code, led["Location"]) == (302, "/sign-in/?next=/boxes/%3Fafter%3Dx")

    page = browser.get(led["Location"]).content.decode()

    assert '<input type="hidden" name="next" value="/boxes/?after=x">' in page


@pytest.mark.parametrize(
    "elsewhere", ["https://evil.example/", "//evil.example/", "https:evil.example", "/\\evil.example"]
)
def test_signing_in_never_leads_to_another_site(cast, client_for, elsewhere):
    from tests.factories.accounts import PASSWORD  # noqa: PLC0415

    assert cast.ge.operator
    browser = client_for(None, "GE")

    led = browser.post("/sign-in/", {"login": "operator", "password": PASSWORD, "next": elsewhere})

    assert (led.status_code, led["Location"]) == (302, "/")


def test_a_stranger_may_not_look_and_the_audit_says_so(cast, client_for):
    answer = client_for(cast.ge.stranger).get("/boxes/")

    assert answer.status_code == 403
    assert "Ask your administrator for the role." in answer.content.decode()
    with scope("GE"):
        assert AuditEntry.objects.get(outcome="refused").actor_label == "Stranger"


def test_a_list_leads_on_by_its_last_row(cast, client_for, boxes):
    browser = client_for(cast.ge.operator)
    first = browser.get("/boxes/")
    second = browser.get("/boxes/" + first.context["next"])

    assert [box.name for box in first.context["rows"]] == ["b0", "b1"]
    assert [box.name for box in second.context["rows"]] == ["b2"]
    assert 'rel="next"' not in second.content.decode()


def test_an_empty_list_says_so(cast, client_for):
    assert "Nothing here yet." in client_for(cast.ge.operator).get("/boxes/").content.decode()


def test_offered_acts_are_forms_and_others_say_why_not(cast, client_for, boxes):
    page = client_for(cast.ge.operator).get("/boxes/b1/").content.decode()

    assert '<form method="post" action="/boxes/b1/grow/"' in page
    assert '<input type="number" name="size" value="3"' in page
    assert "csrfmiddlewaretoken" in page
    assert "It is wet." in page
    assert 'action="/boxes/b1/burn/"' not in page


def test_an_act_is_done_and_leads_on(cast, client_for):
    answer = client_for(cast.ge.departure_officer).post("/boxes/b/grow/")

    assert (answer.status_code, answer["Location"]) == (302, "/boxes/")
    assert count() == 1


def test_an_act_needs_its_own_permission_and_never_goes_by_get(cast, client_for):
    assert client_for(cast.ge.operator).post("/boxes/b/grow/").status_code == 403
    assert client_for(cast.ge.departure_officer).get("/boxes/b/grow/").status_code == 405
    assert count() == 0


def test_an_act_without_its_csrf_token_is_refused(cast, client_for):
    browser = client_for(cast.ge.departure_officer)
    browser.handler.enforce_csrf_checks = True

    answer = browser.post("/boxes/b/grow/")

    assert answer.status_code == 403
    assert "Open the page again." in answer.content.decode()
    assert count() == 0


def test_a_refused_act_says_why_and_how_to_mend_it_and_keeps_nothing(cast, client_for):
    answer = client_for(cast.ge.departure_officer).post("/boxes/b/burn/")

    assert answer.status_code == 409
    assert "It is wet." in answer.content.decode()
    assert "Dry it first." in answer.content.decode()
    assert count() == 0
    with scope("GE"):
        assert AuditEntry.objects.get(outcome="refused").facts["code"] == "box-wet"


def test_broken_rules_are_listed_with_pointer_and_escaped_value(cast, client_for):
    page = client_for(cast.ge.departure_officer).post("/boxes/b/break/")

    assert page.status_code == 422
    text = page.content.decode()
    for told in ("/CC015C/LRN", "Too long.", "C0030", "&lt;b&gt;"):
        assert told in text
    assert count() == 0


@pytest.mark.parametrize(("what", "status"), [("crash", 500), ("away", 503)])
def test_a_crash_shows_the_requests_number_and_nothing_else(cast, client_for, what, status):
    browser = client_for(cast.ge.departure_officer)
    browser.raise_request_exception = False
    answer = browser.post(f"/boxes/b/{what}/")

    assert answer.status_code == status
    assert answer["X-Request-Id"] in answer.content.decode()
    assert "secret" not in answer.content.decode()
    assert count() == 0


def test_absent_and_unknown_are_the_same_page(cast, client_for):
    browser = client_for(cast.ge.operator)
    absent, unknown = browser.get("/boxes/none/"), browser.get("/no/such/page")

    assert (absent.status_code, unknown.status_code) == (404, 404)
    assert "<h1>Nothing stands at this address</h1>" in absent.content.decode()
    assert "<h1>Nothing stands at this address</h1>" in unknown.content.decode()


def test_a_language_is_called_by_its_own_name():
    page = Template("{% load cats %}{{ 'ru'|language }}, {{ 'xx'|language }}")
    assert page.render(Context()) == "Русский, xx"


def test_references_are_isolated_and_escaped():
    assert ref("26GE1") == '<bdi class="ref" dir="ltr">26GE1</bdi>'
    assert ref("<b>") == '<bdi class="ref" dir="ltr">&lt;b&gt;</bdi>'
    assert (ref(""), ref(None)) == ("", "")
    assert Template("{% load cats %}{{ x|ref }}").render(Context({"x": "1"})) == ref("1")
