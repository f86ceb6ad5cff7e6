"""Housekeeping of accounts, and mail with links. Idempotent."""

from celery import shared_task
from django.contrib.sessions.models import Session
from oauth2_provider.models import get_access_token_model

from cats.accounts import links, lockout, sessions
from cats.kernel import clock
from cats.tenancy.scope import for_each_administration, unscoped


@shared_task(name="cats.accounts.tasks.forget_expired", ignore_result=True)
def forget_expired() -> None:
    """Delete sessions, access tokens, links and failures that mean nothing any more."""
    now = clock.machine_now()
    with unscoped("sessions and tokens lie in global tables, host people in none"):
        Session.objects.filter(expire_date__lt=now).delete()
        get_access_token_model().objects.filter(expires__lt=now).delete()
        _forget_old()
    for_each_administration(_forget_old)


@shared_task(name="cats.accounts.tasks.send_links", ignore_result=True)
def send_links() -> None:
    """Mail the links that people asked for."""
    with unscoped("sessions and tokens lie in global tables, host people in none"):
        links.send_waiting()
    for_each_administration(links.send_waiting)


def _forget_old() -> None:
    sessions.forget_ended()
    links.forget_old()
    lockout.forget_old()
