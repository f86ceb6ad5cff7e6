"""`manage.py ice_link`: the one process of this host that talks to the hub."""

from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from cats.tenancy.roles import refuse_unsafe_database
from ice_connector.link import process
from ice_connector.link.identity import Identity


class Command(BaseCommand):
    """Stamps, posts, collects and acknowledges until it is stopped."""

    help = "Run the link process."

    def handle(self, *args: Any, **options: Any) -> None:
        identity = Identity(settings.ICE_FOLDER)
        if not settings.ICE_HUB_URL:
            raise CommandError("ICE_HUB_URL is not set: give the address of the hub.")
        if not identity.is_complete():
            raise CommandError(
                f"{identity.folder} holds no certificate or authority: run `manage.py ice_registrar` first."
            )
        refuse_unsafe_database()
        process.run(identity)
