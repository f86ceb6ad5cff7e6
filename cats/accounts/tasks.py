"""Housekeeping of accounts. Idempotent."""

from celery import shared_task
from django.contrib.sessions.models import Session
from oauth2_provider.models import get_access_token_model

from cats.kernel import clock
from cats.tenancy.scope import unscoped


@shared_task(name="cats.accounts.tasks.forget_expired", ignore_result=True)
def forget_expired() -> None:
    """Delete sessions and access tokens that nobody can use any more."""
    now = clock.machine_now()
    with unscoped("sessions and tokens lie in global tables"):
        Session.objects.filter(expire_date__lt=now).delete()
        get_access_token_model().objects.filter(expires__lt=now).delete()
