"""`manage.py print_specification FILE.pdf [--language ru] [--only CC015C …]`: the specification as one PDF. Needs no database."""

from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.template.loader import render_to_string
from django.utils import translation

from cats.documents import pressing
from cats.specification import reference, rules
from cats.specification.catalogue import MESSAGES
from cats.ui.context import SPECIFICATION


class Command(BaseCommand):
    help = "Print the Common System Specifications into one PDF."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", type=Path)
        parser.add_argument("--language", default="en", choices=settings.CATS_LANGUAGES)
        parser.add_argument("--only", nargs="*", default=[], metavar="MESSAGE", help="only these messages")

    def handle(self, *args: Any, **options: Any) -> None:
        unknown = [code for code in options["only"] if code not in MESSAGES]
        if unknown:
            raise CommandError(f"The specification has no {', '.join(unknown)}: give codes such as CC015C.")
        html = page(options["language"], options["only"] or list(MESSAGES))
        try:
            printed = pressing.press(html, self._tell)
        except pressing.PressFailed as failure:
            raise CommandError(f"It could not be printed: {failure}") from failure
        finally:
            pressing.put_away()
        options["file"].write_bytes(printed.data)
        self.stdout.write(f"{options['file']}: {printed.pages} pages")

    def _tell(self, number: int) -> None:
        if number % 50 == 0:
            self.stdout.write(f"page {number} …")


def page(language: str, codes: list[str]) -> str:
    """The HTML of the messages with these codes and of every rule that they name, in a language."""
    rows = {code: reference.rows(code) for code in codes}
    named = {code for message in rows.values() for row in message for code in row.rules}
    described = [rules.RULES[code] for code in sorted(named) if code in rules.RULES]
    with translation.override(language):
        return render_to_string(
            "specification/print.html",
            {
                "language": language,
                "specification": SPECIFICATION,
                "depths": range(1, 12),
                "messages": [(MESSAGES[code], message) for code, message in rows.items()],
                "rules": described,
                "described": {rule.code for rule in described},
            },
        )
