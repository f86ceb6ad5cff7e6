"""The web address of an administration, for what is read outside the browser: e-mails and printed codes."""

from django.conf import settings

from cats.tenancy.models import Administration


def address_of(administration: Administration, path: str = "/") -> str:
    """`https://ge.cats.example/notices/` on the administration's own host name; in the demo plain HTTP on its port."""
    if settings.CATS_DEMO:
        return f"http://{administration.host}:{settings.CATS_PORT}{path}"
    return f"https://{administration.host}{path}"
