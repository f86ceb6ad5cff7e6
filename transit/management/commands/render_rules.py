"""`manage.py render_rules [--check]`: the page of rules, docs/rules.md."""

from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser

from transit.rules import coverage


class Command(BaseCommand):
    help = "Render docs/rules.md from the rules and their sentences."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--check", action="store_true", help="fail when the page is stale")

    def handle(self, *args: Any, **options: Any) -> None:
        path = settings.BASE_DIR / "docs" / "rules.md"
        page = coverage.page()
        if options["check"]:
            if not path.exists() or path.read_text(encoding="utf-8") != page:
                raise CommandError(f"{path} is stale: run manage.py render_rules.")
            return
        path.parent.mkdir(exist_ok=True)
        path.write_text(page, encoding="utf-8")
