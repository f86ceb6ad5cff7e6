"""`manage.py ice_link`: the one process of this host that talks to the hub."""

from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from cats.tenancy.roles import refuse_unsafe_role
from ice_connector.link import process


class Command(BaseCommand):
    """Stamps, posts, collects and acknowledges until it is stopped."""

    help = "Run the link process."

    def handle(self, *args: Any, **options: Any) -> None:
        folder = Path(settings.ICE_FOLDER)
        if not settings.ICE_HUB_URL or not (folder / "registrar.jwk").exists():
            raise CommandError(
                f"ICE_HUB_URL is not set or {folder} holds no registrar key: run `manage.py ice_registrar` first."
            )
        refuse_unsafe_role()
        process.run(folder)
