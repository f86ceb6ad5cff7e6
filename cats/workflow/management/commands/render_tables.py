"""Writes docs/workflow/: a page for each state table. With --check nothing is written, and stale pages are an error."""

from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser

from cats.workflow import pages


class Command(BaseCommand):
    help = "Write the state tables as pages under docs/workflow/ (--check: only say whether they are up to date)."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--check", action="store_true", help="Write nothing; fail when a page is stale.")

    def handle(self, *args: Any, **options: Any) -> None:
        folder = Path(settings.BASE_DIR) / "docs" / "workflow"
        stale = pages.stale(folder)
        if options["check"] and stale:
            raise CommandError(f"Stale: {', '.join(stale)}. Run manage.py render_tables.")
        if not options["check"]:
            pages.write(folder)
        self.stdout.write("up to date" if not stale else f"written: {', '.join(stale)}")
