"""One notice as an e-mail in its reader's language, plain and HTML, and the sending of what is due."""

import smtplib
from dataclasses import dataclass
from uuid import UUID

import structlog
from django.conf import settings
from django.core.mail import EmailMultiAlternatives, get_connection
from django.template.loader import render_to_string
from django.utils import translation
from django.utils.translation import gettext

from cats.accounts.models import User
from cats.notices import deliveries, selectors
from cats.notices.models import Delivery
from cats.tenancy import scope
from cats.tenancy.addresses import address_of
from cats.tenancy.models import Administration

log = structlog.get_logger(__name__)
MOST_A_ROUND = 100
FOR_GOOD = 500
LONGEST_SUBJECT = 150


@dataclass(frozen=True, slots=True)
class Letter:
    """What is sent, read before the scope closed."""

    delivery: UUID
    attempts: int
    message: EmailMultiAlternatives


def send_due(administration: str) -> int:
    """Send what is due, each claimed in a transaction of its own; returns how many went."""
    with scope.scope(administration):
        deliveries.fan_out()
        deliveries.give_up_lost()
    went = 0
    for _ in range(MOST_A_ROUND):
        with scope.scope(administration):
            delivery = deliveries.claim()
            letter = _letter(delivery) if delivery else None
        if delivery is None:
            break
        if letter is not None:
            went += _send(administration, letter)
    return went


def compose(delivery: Delivery, user: User, administration: Administration) -> EmailMultiAlternatives:
    """The e-mail, in the reader's language, with a link to his administration's own host."""
    language = user.language if user.language in settings.CATS_LANGUAGES else administration.language
    notice = delivery.notice
    with translation.override(language):
        context = {
            "sentence": selectors.sentence(notice),
            "link": address_of(administration, notice.link or "/notices/"),
            "choices": address_of(administration, "/notices/choices/"),
            "administration": administration,
            "person": user,
            "language": translation.get_language(),
            "right_to_left": translation.get_language_bidi(),
        }
        message = EmailMultiAlternatives(
            subject=_one_line(gettext("CATS: %(what)s") % {"what": context["sentence"]}),
            body=render_to_string("notices/mail.txt", context),
            to=[deliveries.address_of(user)],
            headers={
                "Message-ID": f"<{delivery.pk}@{administration.host}>",
                "Auto-Submitted": "auto-generated",
                "X-CATS-Administration": administration.code,
            },
        )
        message.attach_alternative(render_to_string("notices/mail.html", context), "text/html")
    return message


def _one_line(text: str) -> str:
    """A header has one line, whatever names and reasons hold."""
    return " ".join(text.split())[:LONGEST_SUBJECT]


def _letter(delivery: Delivery) -> Letter | None:
    """None, and the delivery is skipped, when the person has gone or has no address any more."""
    user = User.objects.filter(pk=delivery.user_id, is_active=True).first()
    if user is None or not deliveries.address_of(user):
        deliveries.skip(delivery.pk, "The account is closed or has no address.")
        return None
    administration = Administration.objects.get(code=scope.current())
    return Letter(delivery.pk, delivery.attempts, compose(delivery, user, administration))


def _send(administration: str, letter: Letter) -> bool:
    """Outside every scope: a slow mail server must hold no transaction."""
    connection = get_connection()
    try:
        connection.open()
    except (OSError, smtplib.SMTPException) as error:
        return _note(administration, letter, error, reached=False)
    try:
        letter.message.connection = connection
        letter.message.send()
    except (OSError, smtplib.SMTPException) as error:
        return _note(administration, letter, error, reached=True)
    finally:
        connection.close()
    with scope.scope(administration):
        deliveries.sent(letter.delivery)
    return True


def _note(administration: str, letter: Letter, error: Exception, *, reached: bool) -> bool:
    said = _answer(error)
    log.warning("mail not sent", delivery=str(letter.delivery), error=type(error).__name__, answer=said)
    why = f"{type(error).__name__} {said or ''}".strip()
    with scope.scope(administration):
        if reached and said is None:
            deliveries.unsure(letter.delivery, why)
        else:
            over = said is not None and said >= FOR_GOOD
            deliveries.not_sent(letter.delivery, why, attempts=letter.attempts, for_good=over)
    return False


def _answer(error: Exception) -> int | None:
    """The code with which the mail server refused; None when it said nothing."""
    if isinstance(error, smtplib.SMTPResponseException):
        return int(error.smtp_code)
    if isinstance(error, smtplib.SMTPRecipientsRefused):
        return max((code for code, _ in error.recipients.values()), default=None)
    return None
