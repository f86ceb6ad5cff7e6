"""`manage.py administration export GE --to ge.zip`: everything that an administration owns."""

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from cats.tenancy.export import export
from cats.tenancy.models import Administration


class Command(BaseCommand):
    """Acts on one administration as a whole."""

    help = "Export everything that an administration owns."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("act", choices=["export"])
        parser.add_argument("code", help="The administration, such as GE.")
        parser.add_argument("--to", type=Path, required=True, help="The archive to write; it must not exist.")

    def handle(self, *args: Any, **options: Any) -> None:
        code, archive = options["code"], options["to"]
        if not Administration.objects.filter(code=code).exists():
            known = ", ".join(Administration.objects.order_by("code").values_list("code", flat=True))
            raise CommandError(f"There is no administration {code}. Known are: {known or 'none'}.")
        try:
            counts = export(code, archive)
        except FileExistsError as error:
            raise CommandError(f"{archive} exists already: choose another name.") from error
        self.stdout.write(
            f"{sum(counts.values())} rows of {len(counts)} tables of {code} stand in {archive}."
        )
