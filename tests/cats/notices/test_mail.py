"""Notices by e-mail: in the reader's language, once, again when the server did not take it, never twice."""

import smtplib
from datetime import timedelta

import pytest
import time_machine
from django.core import mail as outbox
from django.core.mail.backends.locmem import EmailBackend
from django.utils import translation

from cats.accounts import grants
from cats.accounts.models import User
from cats.kernel import clock
from cats.notices import deliveries, kinds, mail, services, tasks
from cats.notices.models import Delivery, MailChoice, Notice
from cats.tenancy import scope as scopes
from cats.tenancy.scope import scope
from refdata.models import CustomsOffice
from refdata.services.loading import load


@pytest.fixture(autouse=True)
def _mail(settings, monkeypatch):
    settings.CATS_NOTICES_BY_MAIL = True
    settings.CATS_PORT = 8000
    monkeypatch.setattr(
        deliveries, "address_of", lambda user: f"{user.login}@example.org" if user.login != "stranger" else ""
    )
    outbox.outbox = []


@pytest.fixture
def readers(cast):
    """An English and a Russian reader at one office, and one without an address."""
    load()
    office = CustomsOffice.objects.get(code="GEDM0001")
    with scope("GE"):
        for name in ("departure_officer", "destination_officer", "stranger"):
            grants.sync(getattr(cast.ge, name), office, grants.WORK_AT, True)
        User.objects.filter(pk=cast.ge.destination_officer.pk).update(language="ru")
    return cast.ge


def post(verb="movement.overdue", text="%(reference)s has not arrived within its time limit.", **audience):
    with scope("GE"):
        services.post(
            verb, text, **(audience or {"office": "GEDM0001"}), link="/movements/x/", reference="26GE1"
        )


def states():
    with scope("GE"):
        return sorted(Delivery.objects.values_list("state", flat=True))


def test_each_reader_gets_it_once_in_his_language_with_a_link_to_his_host(readers, monkeypatch):
    def gettext(text):
        return f"RU {text}" if translation.get_language() == "ru" else text

    monkeypatch.setattr("cats.notices.selectors.gettext", gettext)
    post()

    tasks.send_mail()
    tasks.send_mail()

    sent = {message.to[0]: message for message in outbox.outbox}
    assert len(outbox.outbox) == 2
    assert set(sent) == {"departure_officer@example.org", "destination_officer@example.org"}
    english, russian = sent["departure_officer@example.org"], sent["destination_officer@example.org"]
    assert english.subject == "CATS: 26GE1 has not arrived within its time limit."
    assert "RU 26GE1" in russian.body
    assert "RU" not in english.body
    for message in (english, russian):
        html, kind = message.alternatives[0]
        assert "http://ge.localhost:8000/movements/x/" in message.body
        assert 'href="http://ge.localhost:8000/movements/x/"' in html
        assert kind == "text/html"
    assert 'lang="ru"' in russian.alternatives[0][0]
    assert translation.get_language() == "en"
    assert states() == ["sent", "sent"]


def test_what_only_informs_comes_when_asked_for_and_what_needs_one_can_be_switched_off(readers):
    with scope("GE"):
        deliveries.choose(
            readers.departure_officer.pk, ["movement.overdue", "message.refused"], {"message.refused"}
        )
    post()
    post("message.refused", "%(reference)s was refused.")

    tasks.send_mail()

    assert sorted((message.to[0], message.subject) for message in outbox.outbox) == [
        ("departure_officer@example.org", "CATS: 26GE1 was refused."),
        ("destination_officer@example.org", "CATS: 26GE1: товары не прибыли в срок."),
    ]
    with scope("GE"):
        assert MailChoice.objects.count() == 2


def test_nobody_without_an_address_or_with_a_closed_account_gets_any(readers):
    with scope("GE"):
        User.objects.filter(pk=readers.departure_officer.pk).update(is_active=False)
    post()
    post(user=str(readers.stranger.pk))
    tasks.send_mail()
    assert [message.to for message in outbox.outbox] == [["destination_officer@example.org"]]


def test_an_account_closed_after_the_notice_gets_nothing(readers, monkeypatch):
    post(user=str(readers.departure_officer.pk))
    with scope("GE"):
        assert deliveries.fan_out() == 1
        User.objects.filter(pk=readers.departure_officer.pk).update(is_active=False)
    tasks.send_mail()
    assert (outbox.outbox, states()) == ([], ["skipped"])


def test_old_notices_are_not_sent_when_mail_is_switched_on_late(readers):
    post()
    with scope("GE"):
        Notice.objects.update(created_at=clock.now() - timedelta(days=2))
    tasks.send_mail()
    assert (outbox.outbox, states()) == ([], [])
    with scope("GE"):
        assert Notice.objects.filter(fanned_out_at=None).count() == 0


def test_without_a_mail_server_nothing_is_made(readers, settings):
    settings.CATS_NOTICES_BY_MAIL = False
    post()
    tasks.send_mail()
    assert (outbox.outbox, states()) == ([], [])


def failing(monkeypatch, *, opening=None, sending=None):
    class Failing(EmailBackend):
        def open(self):
            if opening:
                raise opening

        def send_messages(self, messages):
            if sending:
                raise sending
            return super().send_messages(messages)

    monkeypatch.setattr(mail, "get_connection", lambda: Failing())


@pytest.mark.parametrize(
    ("trouble", "state"),
    [
        ({"opening": ConnectionRefusedError("no")}, "waiting"),
        ({"opening": smtplib.SMTPAuthenticationError(535, b"no")}, "failed"),
        ({"sending": smtplib.SMTPDataError(451, b"later")}, "waiting"),
        ({"sending": smtplib.SMTPDataError(554, b"never")}, "failed"),
        ({"sending": smtplib.SMTPRecipientsRefused({"x": (450, b"full")})}, "waiting"),
        ({"sending": smtplib.SMTPServerDisconnected("gone")}, "unsure"),
        ({"sending": TimeoutError("silent")}, "unsure"),
    ],
)
def test_what_the_server_did_not_take_waits_fails_or_is_unsure(readers, monkeypatch, trouble, state):
    failing(monkeypatch, **trouble)
    post(user=str(readers.departure_officer.pk), verb="right.asked", text="x %(reference)s")

    tasks.send_mail()

    assert (states(), outbox.outbox) == ([state], [])


def test_it_is_tried_again_later_and_later_and_then_goes_once(readers, monkeypatch):
    failing(monkeypatch, opening=ConnectionRefusedError("no"))
    post(user=str(readers.departure_officer.pk))
    with time_machine.travel(clock.machine_now(), tick=False) as time:
        pauses = []
        for _ in range(3):
            tasks.send_mail()
            with scope("GE"):
                found = Delivery.objects.get()
            pauses.append((found.next_attempt_at - clock.machine_now()).total_seconds())
            tasks.send_mail()
            time.move_to(found.next_attempt_at)
        failing(monkeypatch)
        tasks.send_mail()
        tasks.send_mail()
    assert pauses == [30, 60, 120]
    assert ([message.to for message in outbox.outbox], states()) == (
        [["departure_officer@example.org"]],
        ["sent"],
    )


def test_what_was_claimed_and_never_came_back_is_not_sent_again(readers):
    post(user=str(readers.departure_officer.pk))
    with scope("GE"):
        deliveries.fan_out()
        assert deliveries.claim() is not None
    tasks.send_mail()
    assert (states(), outbox.outbox) == (["sending"], [])

    with scope("GE"):
        Delivery.objects.update(next_attempt_at=clock.machine_now() - timedelta(minutes=11))
    tasks.send_mail()
    tasks.send_mail()

    assert (states(), outbox.outbox) == (["unsure"], [])


def test_hostile_names_break_neither_header_nor_html(readers):
    with scope("GE"):
        services.post(
            "right.asked",
            "%(who)s asks.",
            user=str(readers.departure_officer.pk),
            who="Eve\r\nBcc: all@example.org <script>alert(1)</script>",
        )
    tasks.send_mail()
    (message,) = outbox.outbox
    assert "\n" not in message.subject
    assert message.recipients() == ["departure_officer@example.org"]
    assert "<script>" not in message.alternatives[0][0]


def test_an_administration_sees_nothing_of_anothers_mail(readers, cast):
    post()
    tasks.send_mail()
    with scope("AZ"):
        assert (Delivery.objects.count(), deliveries.troubled().count()) == (0, 0)
    with pytest.raises(scopes.NoScope):
        Delivery.objects.count()


def test_the_choice_is_made_on_a_page(readers, client_for):
    browser = client_for(readers.departure_officer)
    page = browser.get("/notices/choices/").content.decode()
    assert page.count("checked") == sum(kind.needs_you for kind in kinds.known().values())

    answer = browser.post("/notices/choices/", {"by_mail": ["message.refused"]})

    assert answer.status_code == 302
    with scope("GE"):
        chosen = dict(MailChoice.objects.values_list("verb", "by_mail"))
    assert [verb for verb, wanted in chosen.items() if wanted] == ["message.refused"]
    assert chosen.keys() == kinds.known().keys()
