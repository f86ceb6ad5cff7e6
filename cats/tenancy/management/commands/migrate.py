"""`manage.py migrate` as the migrator: the application's role owns nothing and can change no table."""

from typing import Any

from django.conf import settings
from django.core.management.base import CommandError, CommandParser
from django.core.management.commands.migrate import Command as Migrate
from django.db import connections

ALIAS = "migrator"


class Command(Migrate):
    """Migrates through `DATABASE_MIGRATE_URL` and lets migrations see every administration's rows."""

    def add_arguments(self, parser: CommandParser) -> None:
        super().add_arguments(parser)
        parser.set_defaults(database=ALIAS)

    def handle(self, *args: Any, **options: Any) -> None:
        if options["database"] not in settings.DATABASES:
            raise CommandError(
                "DATABASE_MIGRATE_URL is not set: migrations run as the migrator, not as the application."
            )
        with connections[options["database"]].cursor() as cursor:
            cursor.execute("SELECT set_config('cats.migration', 'on', false)")
        super().handle(*args, **options)
