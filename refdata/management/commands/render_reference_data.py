"""`manage.py render_reference_data [--check]`: the page of code lists, docs/reference-data.md."""

from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser

from refdata import listing


class Command(BaseCommand):
    help = "Render docs/reference-data.md from the data files."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--check", action="store_true", help="fail when the page is stale")

    def handle(self, *args: Any, **options: Any) -> None:
        path = settings.BASE_DIR / "docs" / "reference-data.md"
        page = listing.page()
        if options["check"]:
            if not path.exists() or path.read_text(encoding="utf-8") != page:
                raise CommandError(f"{path} is stale: run manage.py render_reference_data.")
            return
        path.parent.mkdir(exist_ok=True)
        path.write_text(page, encoding="utf-8")
