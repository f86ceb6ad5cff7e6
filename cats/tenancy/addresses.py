"""The web address of an administration, for what is read outside the browser: e-mails and printed codes."""

from django.conf import settings

from cats.tenancy.models import Administration


def address_of(administration: Administration, path: str = "/") -> str:
    """`https://ge.cats.example/notices/`: scheme and port as `CATS_WEB_ADDRESS` says, the host name the administration's own."""
    return str(settings.CATS_WEB_ADDRESS).format(host=administration.host) + path
