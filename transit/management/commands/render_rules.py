"""`manage.py render_rules [--check]`: the pages of rules and of their examples, docs/rules.md and docs/rules-examples.md."""

from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser

from transit.rules import coverage


class Command(BaseCommand):
    help = (
        "Render docs/rules.md and docs/rules-examples.md from the rules, their sentences and their examples."
    )
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "--check", action="store_true", help="fail when a page is stale or a code is unexplained"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        if lies := coverage.unexplained():
            named = ", ".join(f"{code} in {message}" for code, message in lies)
            raise CommandError(f"Neither judged nor explained: {named}.")
        for name, page in coverage.pages().items():
            path = settings.BASE_DIR / "docs" / name
            if options["check"]:
                if not path.exists() or path.read_text(encoding="utf-8") != page:
                    raise CommandError(f"{path} is stale: run manage.py render_rules.")
                continue
            path.parent.mkdir(exist_ok=True)
            path.write_text(page, encoding="utf-8")
