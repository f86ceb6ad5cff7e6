"""`manage.py ice_registrar`: the demo's registrar. Makes keys and certificates once and signs the directory of who is hosted here."""

from pathlib import Path
from typing import Any

import msgspec
from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from cats.tenancy import scope
from cats.tenancy.models import Administration
from ice_connector.hub import registrar
from ice_connector.keys import ensure_key
from ice_connector.protocol.jose import Jwk

ACCESS_POINT = "cats"


class Command(BaseCommand):
    """Only where one installation plays every part; a real registrar keeps its key offline and elsewhere."""

    help = "Make the demo's certificates and sign the ICE directory."

    def handle(self, *args: Any, **options: Any) -> None:
        if not settings.CATS_DEMO:
            raise CommandError(
                "This registrar is for the demo only (CATS_DEMO=1); the regional institution signs the real directory."
            )
        folder = Path(settings.STATE_DIR) / "ice"
        registrar.ensure_authority(folder)
        registrar.ensure_access_point(folder, ACCESS_POINT)
        directory = registrar.publish_directory(folder, [self._applicant(code) for code in self._codes()])
        self.stdout.write(f"Directory {directory.serial} lists {', '.join(sorted(directory.entries))}.")

    def _codes(self) -> list[str]:
        return list(Administration.objects.order_by("code").values_list("code", flat=True))

    def _applicant(self, code: str) -> registrar.Applicant:
        with scope.scope(code):
            jwk = msgspec.convert(ensure_key().jwk, Jwk)
        return registrar.Applicant(id=code, access_points=[ACCESS_POINT], keys=[jwk])
