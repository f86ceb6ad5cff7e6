"""The second step: asked for, set up where it is missing, a code once, a key at one address only."""

import json
import re

import pytest
from django.db import IntegrityError, connection, transaction

from cats.accounts import factors, services, vault
from cats.accounts.models import AuthenticatorApp, Passkey, RecoveryCode
from cats.audit.models import AuditEntry
from cats.kernel.actors import SYSTEM
from cats.tenancy.scope import scope
from tests.cats.accounts.conftest import code_now, is_in, make_passkey, sign_in, use_passkey
from tests.cats.accounts.software_key import SoftwareKey
from tests.factories.accounts import PASSWORD


def verbs():
    with scope("GE"):
        return list(AuditEntry.objects.order_by("id").values_list("verb", "outcome"))


def text(answer):
    return re.sub(r"\s+", " ", answer.content.decode())


def test_the_password_alone_opens_nothing_where_a_second_step_is_set_up(with_app, client_for):
    browser = client_for(None, "GE")

    answer = sign_in(browser)

    assert (answer.status_code, answer["Location"]) == (302, "/sign-in/code/")
    assert not is_in(browser)
    assert browser.get("/preferences/").status_code == 302
    assert ("user.signed_in", "done") not in verbs()
    assert "CATS Georgia" in text(browser.get("/sign-in/code/"))


def test_the_code_opens_the_door_and_leads_to_where_he_wanted_to_go(with_app, client_for):
    _user, secret, _codes = with_app
    browser = client_for(None, "GE")
    sign_in(browser, next="/notices/?after=1")

    answer = browser.post("/sign-in/code/", {"code": f"{code_now(secret)[:3]} {code_now(secret)[3:]}"})

    assert (answer.status_code, answer["Location"]) == (302, "/notices/?after=1")
    assert is_in(browser)
    with scope("GE"):
        assert AuditEntry.objects.get(verb="user.signed_in").facts == {"by": "password, code"}


@pytest.mark.parametrize("wanted", ["https://evil.example/", "//evil.example/", "javascript:alert(1)"])
def test_no_other_host_is_led_to(with_app, client_for, wanted):
    _user, secret, _codes = with_app
    browser = client_for(None, "GE")
    sign_in(browser, next=wanted)

    assert browser.post("/sign-in/code/", {"code": code_now(secret)})["Location"] == "/"


def test_a_code_is_taken_once(with_app, client_for):
    _user, secret, _codes = with_app
    code = code_now(secret)
    first, second = client_for(None, "GE"), client_for(None, "GE")
    sign_in(first), sign_in(second)

    assert first.post("/sign-in/code/", {"code": code}).status_code == 302
    answer = second.post("/sign-in/code/", {"code": code})

    assert answer.status_code == 401
    assert "was used before" in text(answer)
    assert (is_in(first), is_in(second)) == (True, False)


def test_a_wrong_code_is_refused_audited_and_keeps_the_place(with_app, client_for):
    _user, secret, _codes = with_app
    browser = client_for(None, "GE")
    sign_in(browser)

    assert browser.post("/sign-in/code/", {"code": "000000"}).status_code == 401
    assert verbs()[-1] == ("act.refused", "refused")
    assert browser.post("/sign-in/code/", {"code": code_now(secret)}).status_code == 302


def test_a_recovery_code_opens_the_door_once(with_app, client_for):
    _user, _secret, codes = with_app
    for attempt, typed in enumerate([codes[0].upper().replace("-", " "), codes[0]]):
        browser = client_for(None, "GE")
        sign_in(browser)
        answer = browser.post("/sign-in/recovery/", {"code": typed})
        assert (answer.status_code, is_in(browser)) == ((302, True) if attempt == 0 else (401, False))

    with scope("GE"):
        assert RecoveryCode.objects.filter(used_at=None).count() == 9
    assert verbs().count(("recovery_code.used", "done")) == 1


def test_a_recovery_code_of_somebody_else_opens_nothing(with_app, cast, client_for):
    _user, _secret, codes = with_app
    with scope("GE"):
        factors.new_recovery_codes(cast.ge.auditor, actor=SYSTEM)
        AuthenticatorApp.objects.create(
            administration_id="GE", user=cast.ge.auditor, secret=vault.seal("A" * 32)
        )
    browser = client_for(None, "GE")
    sign_in(browser, "auditor")

    assert browser.post("/sign-in/recovery/", {"code": codes[1]}).status_code == 401
    with scope("GE"):
        assert RecoveryCode.objects.filter(used_at=None).count() == 20


def test_nobody_without_a_right_password_sees_the_second_step(with_app, client_for):
    browser = client_for(None, "GE")

    for path in ("/sign-in/code/", "/sign-in/recovery/"):
        assert browser.get(path)["Location"] == "/sign-in/"
        assert browser.post(path, {"code": "123456"})["Location"] == "/sign-in/"


def test_who_is_on_his_way_in_is_forgotten_after_ten_minutes_or_at_once(with_app, client_for, hours):
    browser = client_for(None, "GE")
    sign_in(browser)
    hours(11 / 60)
    assert browser.get("/sign-in/code/")["Location"] == "/sign-in/"

    sign_in(browser)
    assert browser.get("/sign-in/code/").status_code == 200
    browser.post("/sign-in/another/")
    assert browser.get("/sign-in/code/")["Location"] == "/sign-in/"


def test_a_machine_is_trusted_for_a_shift_and_no_longer_than_the_password(with_app, client_for, hours):
    user, secret, _codes = with_app
    browser = client_for(None, "GE")
    sign_in(browser)
    browser.post("/sign-in/code/", {"code": code_now(secret), "trust": "on"})

    assert sign_in(browser)["Location"] == "/"
    hours(12.1)
    assert sign_in(browser)["Location"] == "/sign-in/code/"

    browser.post("/sign-in/code/", {"code": code_now(secret), "trust": "on"})
    with scope("GE"):
        services.change_password(user, PASSWORD + "!", actor=SYSTEM)
    assert sign_in(browser, password=PASSWORD + "!")["Location"] == "/sign-in/code/"


def test_a_machine_trusted_by_one_person_is_not_trusted_by_another(with_app, cast, client_for):
    _user, secret, _codes = with_app
    with scope("GE"):
        AuthenticatorApp.objects.create(
            administration_id="GE", user=cast.ge.auditor, secret=vault.seal("A" * 32)
        )
    browser = client_for(None, "GE")
    sign_in(browser)
    browser.post("/sign-in/code/", {"code": code_now(secret), "trust": "on"})

    assert sign_in(browser, "auditor")["Location"] == "/sign-in/code/"


def test_secrets_are_not_readable_in_the_database(with_app):
    _user, secret, codes = with_app
    with scope("GE"), connection.cursor() as cursor:
        cursor.execute("SELECT secret FROM accounts_authenticatorapp")
        (kept,) = cursor.fetchone()
        cursor.execute("SELECT string_agg(digest, ' ') FROM accounts_recoverycode")
        (digests,) = cursor.fetchone()

    assert secret not in kept
    assert vault.opened(kept) == secret
    assert not any(code.replace("-", "") in digests for code in codes)


def test_outside_the_demo_nobody_gets_in_without_setting_up_a_second_step(cast, client_for, required):
    assert cast.ge.operator
    browser = client_for(None, "GE")

    assert sign_in(browser)["Location"] == "/second-step/"
    assert not is_in(browser)
    assert browser.get("/preferences/").status_code == 302
    assert "takes two minutes" in text(browser.get("/second-step/"))

    browser.post("/second-step/app/begin/")
    page = text(browser.get("/second-step/app/"))
    secret = re.search(r'<p class="secret"><bdi dir="ltr">([A-Z2-7 ]+)<', page)[1].replace(" ", "")
    assert "<svg" in page
    assert browser.post("/second-step/app/", {"code": "000000"}).status_code == 422
    assert browser.post("/second-step/app/", {"code": code_now(secret)})["Location"] == "/second-step/codes/"
    codes = re.findall(r"<li><bdi[^>]*>([a-z0-9-]+)<", text(browser.get("/second-step/codes/")))
    assert len(set(codes)) == 10
    assert not is_in(browser)
    assert browser.post("/second-step/codes/")["Location"] == "/"
    assert is_in(browser)

    other = client_for(None, "GE")
    assert sign_in(other)["Location"] == "/sign-in/code/"
    assert other.post("/sign-in/recovery/", {"code": codes[3]}).status_code == 302


def test_the_way_in_cannot_be_shortened(cast, client_for, required):
    assert cast.ge.operator
    browser = client_for(None, "GE")
    sign_in(browser)

    assert browser.post("/second-step/codes/")["Location"] == "/preferences/sign-in/"
    assert not is_in(browser)
    assert browser.get("/preferences/sign-in/").status_code == 302


def test_in_the_demo_a_second_step_is_asked_for_only_where_one_was_set_up(cast, client_for):
    browser = client_for(cast.ge.operator)
    assert is_in(browser)
    assert make_passkey(browser, SoftwareKey("http://ge.localhost", "ge.localhost")).status_code == 302

    assert sign_in(client_for(None, "GE"))["Location"] == "/sign-in/code/"


def test_a_passkey_opens_the_door_by_itself(cast, client_for, key):
    assert make_passkey(client_for(cast.ge.operator), key)["Location"] == "/second-step/codes/"
    browser = client_for(None, "GE")

    answer = use_passkey(browser, key)

    assert (answer.status_code, is_in(browser)) == (302, True)
    with scope("GE"):
        kept = Passkey.objects.get()
        assert (kept.name, kept.count, kept.user) == ("my phone", 2, cast.ge.operator)
        assert AuditEntry.objects.filter(verb="user.signed_in").last().facts == {"by": "passkey"}


def test_a_passkey_is_a_second_step_too(cast, client_for, key):
    make_passkey(client_for(cast.ge.operator), key)
    key.verifies = False
    browser = client_for(None, "GE")
    sign_in(browser)

    assert use_passkey(browser, key).status_code == 302
    assert is_in(browser)


def test_a_key_that_does_not_know_who_holds_it_is_no_passkey(cast, client_for, key):
    make_passkey(client_for(cast.ge.operator), key)
    key.verifies = False
    browser = client_for(None, "GE")

    assert use_passkey(browser, key).status_code == 401
    assert not is_in(browser)


@pytest.mark.parametrize(
    "wrong", ["origin", "host", "challenge", "signature", "copy", "unknown", "handle", "garbage"]
)
def test_a_passkey_that_answers_wrongly_opens_nothing(cast, client_for, key, wrong):
    make_passkey(client_for(cast.ge.operator), key)
    browser, more = client_for(None, "GE"), {}
    if wrong == "origin":
        key.origin = "http://az.localhost"
    if wrong == "host":
        key.host = "az.localhost"
    if wrong == "challenge":
        more["challenge"] = "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"
    if wrong == "signature":
        key.private = SoftwareKey("", "").private
    if wrong == "copy":
        key.count = -1
    if wrong == "unknown":
        key.identity = b"another key's identity, 32 bytes."
    if wrong == "handle":
        more["handle"] = cast.ge.auditor.pk.bytes
    if wrong == "garbage":
        browser.post("/sign-in/passkey/question/")
        answer = browser.post("/sign-in/passkey/", {"answer": "[1]"})
    else:
        answer = use_passkey(browser, key, **more)

    assert answer.status_code == 401
    assert "does not open an account here" in text(answer)
    assert not is_in(browser)
    with scope("GE"):
        assert Passkey.objects.get().last_used_at is None


def test_a_question_is_answered_once(cast, client_for, key):
    make_passkey(client_for(cast.ge.operator), key)
    browser = client_for(None, "GE")
    question = browser.post("/sign-in/passkey/question/").json()
    answer = {"answer": json.dumps(key.answered(question))}
    assert browser.post("/sign-in/passkey/", answer).status_code == 302
    assert browser.post("/sign-in/passkey/", answer).status_code == 401


def test_a_passkey_of_another_person_is_no_second_step(cast, client_for, key):
    make_passkey(client_for(cast.ge.operator), key)
    other = SoftwareKey("http://ge.localhost", "ge.localhost")
    make_passkey(client_for(cast.ge.auditor), other)
    browser = client_for(None, "GE")
    sign_in(browser)

    assert use_passkey(browser, other).status_code == 401
    assert not is_in(browser)


def test_a_passkey_of_georgia_does_not_exist_at_azerbaijans_address(cast, client_for, key):
    make_passkey(client_for(cast.ge.operator), key)
    key.origin, key.host = "http://az.localhost", "az.localhost"
    browser = client_for(None, "AZ")

    assert use_passkey(browser, key).status_code == 401
    assert not is_in(browser)
    with scope("AZ"):
        assert not Passkey.objects.exists()


def test_a_closed_accounts_passkey_is_closed(cast, client_for, key):
    make_passkey(client_for(cast.ge.operator), key)
    with scope("GE"):
        services.deactivate(cast.ge.operator, actor=SYSTEM)

    assert use_passkey(client_for(None, "GE"), key).status_code == 401


def test_the_only_second_step_cannot_be_removed_where_one_is_required(with_app, client_for, required):
    user, secret, _codes = with_app
    browser = client_for(None, "GE")
    sign_in(browser)
    browser.post("/sign-in/code/", {"code": code_now(secret)})

    answer = browser.post("/preferences/app/remove/")

    assert answer.status_code == 409
    assert "only second step" in text(answer)
    with scope("GE"):
        assert factors.of(user).count == 1


def test_a_second_one_may_go_and_the_codes_may_be_renewed(with_app, client_for, key):
    user, secret, codes = with_app
    browser = client_for(None, "GE")
    sign_in(browser)
    browser.post("/sign-in/code/", {"code": code_now(secret)})
    assert make_passkey(browser, key)["Location"] == "/preferences/sign-in/"

    assert browser.post("/preferences/app/remove/").status_code == 302
    browser.post("/second-step/codes/new/")

    with scope("GE"):
        assert (factors.of(user).app, factors.of(user).count, factors.of(user).codes_left) == (None, 1, 10)
        assert not factors.use_recovery_code(user, codes[5])


def test_changing_the_second_step_needs_a_fresh_proof(cast, client_for, hours):
    browser = client_for(cast.ge.operator)
    hours(16 / 60)
    browser.post("/session/")

    for path in ("/second-step/", "/second-step/app/begin/", "/second-step/codes/new/"):
        answer = browser.post(path) if path != "/second-step/" else browser.get(path)
        assert answer["Location"].startswith("/sign-in/?next="), path
    with scope("GE"):
        assert not RecoveryCode.objects.exists()


def test_a_passkey_of_somebody_else_cannot_be_removed(cast, client_for, key):
    make_passkey(client_for(cast.ge.operator), key)
    with scope("GE"):
        kept = Passkey.objects.get()

    for person in (cast.ge.auditor, cast.az.operator):
        assert client_for(person).post(f"/preferences/passkeys/{kept.pk}/remove/").status_code == 404
    with scope("GE"):
        assert Passkey.objects.count() == 1


def test_the_database_refuses_a_proof_of_another_administrations_user(cast):
    georgian = cast.ge.operator
    with scope("AZ"), pytest.raises(IntegrityError, match="tenant_user"), transaction.atomic():
        AuthenticatorApp.objects.create(administration_id="AZ", user_id=georgian.pk, secret="x")
        with connection.cursor() as cursor:
            cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
    with scope("AZ"), pytest.raises(Exception, match="row-level security"), transaction.atomic():
        AuthenticatorApp.objects.create(administration_id="GE", user_id=georgian.pk, secret="x")
