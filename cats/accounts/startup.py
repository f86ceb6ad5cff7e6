"""Refused at start-up: accounts of the demo in production."""

from django.conf import settings
from django.core.exceptions import ImproperlyConfigured

from cats.accounts.hashers import RandomSecretHasher
from cats.accounts.models import User
from cats.tenancy import scope
from cats.tenancy.models import Administration


def refuse_demo_accounts() -> None:
    """Raise `ImproperlyConfigured` in production when an open account has a password that was hashed as the demo does.

    Such passwords stand in a file, and their hashes are made to be quick.
    """
    if settings.CATS_ENVIRONMENT != "prod":
        return
    with scope.unscoped("host people belong to no administration"):
        found = _quick(None)
    for code in Administration.objects.order_by("code").values_list("code", flat=True):
        with scope.scope(code):
            found += _quick(code)
    if found:
        raise ImproperlyConfigured(
            f"Accounts of the demo may not be open in production: {', '.join(found[:10])}. "
            "Begin with a database of its own; `manage.py first_administrator` makes the first account."
        )


def _quick(administration: str | None) -> list[str]:
    rows = User.objects.filter(
        administration_id=administration,
        is_active=True,
        password__startswith=f"{RandomSecretHasher.algorithm}$",
    )
    return list(rows.order_by("key").values_list("key", flat=True)[:10])
