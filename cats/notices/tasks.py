"""Celery task of the notices: thin and idempotent."""

import structlog
from celery import shared_task
from django.conf import settings

from cats.notices import mail
from cats.tenancy.models import Administration

log = structlog.get_logger(__name__)


@shared_task(name="cats.notices.tasks.send_mail", ignore_result=True)
def send_mail() -> None:
    """Send the e-mails that are due, one administration after another. What fails for one does not stop the others."""
    if not settings.CATS_NOTICES_BY_MAIL:
        return
    for code in list(Administration.objects.order_by("code").values_list("code", flat=True)):
        try:
            mail.send_due(code)
        except Exception:
            log.exception("mail failed", administration=code)
