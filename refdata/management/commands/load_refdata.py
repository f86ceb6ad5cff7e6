"""`manage.py load_refdata`: bring code lists, HS and the directory of offices to what the data files say."""

import time
from typing import Any

from django.core.management.base import BaseCommand

from cats.tenancy.scope import for_each_administration
from refdata.services.editions import put_in_force
from refdata.services.loading import load


class Command(BaseCommand):
    help = "Load the reference data (code lists, HS 2022, customs offices); safe to repeat."

    def handle(self, *args: Any, **options: Any) -> None:
        started = time.monotonic()
        edition = load()
        for_each_administration(lambda: put_in_force(edition))
        counts = ", ".join(f"{table} {count}" for table, count in edition.changes.items())
        self.stdout.write(
            f"Reference data: edition {edition.pk} in force ({counts}), {time.monotonic() - started:.1f} s"
        )
