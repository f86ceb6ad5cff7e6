"""`manage.py demo_world`: makes the demo world, or what is missing of it."""

from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from ice_connector.demo.world import DemoWorld


class Command(BaseCommand):
    """Four administrations, one account and one client for each desk, four guarantees; secrets in `.cats/demo.json`."""

    help = "Make the demo world."

    def handle(self, *args: Any, **options: Any) -> None:
        if not settings.CATS_DEMO:
            raise CommandError("The demo world is made only where CATS_DEMO=1.")
        file = Path(settings.STATE_DIR) / "demo.json"
        DemoWorld(file).make()
        self.stdout.write(f"The demo world is there; its passwords and clients stand in {file}.")
