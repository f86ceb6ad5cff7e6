"""`manage.py administration create GE …` and `administration export GE --to ge.zip`: acts on one administration as a whole."""

from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError, CommandParser

from cats.accounts import links, services
from cats.accounts.roles import Role
from cats.kernel.actors import SYSTEM
from cats.kernel.errors import CatsError, Invalid
from cats.tenancy.export import export
from cats.tenancy.models import Administration
from cats.tenancy.scope import scope

NEEDED = 2
"""Rights take two persons: an administration cannot give itself its second administrator."""


class Command(BaseCommand):
    """Makes an administration with its first administrator, or exports everything that it owns."""

    help = "Make an administration with its first administrator, or export everything that it owns."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("act", choices=["create", "export"])
        parser.add_argument("code", help="The administration, such as GE.")
        parser.add_argument("--to", type=Path, help="export: the archive to write; it must not exist.")
        parser.add_argument("--name", help="create: its name, such as Georgia.")
        parser.add_argument("--time-zone", help="create: the capital's time zone, such as Asia/Tbilisi.")
        parser.add_argument("--admin", help="create: login name of its first administrator.")
        parser.add_argument(
            "--host", help="create: its host name; ge.… beside the host people's own without."
        )
        parser.add_argument("--language", default="en", help="create: its language, such as ru.")

    def handle(self, *args: Any, **options: Any) -> None:
        wanted = ("to",) if options["act"] == "export" else ("name", "time_zone", "admin")
        missing = [f"--{name.replace('_', '-')}" for name in wanted if not options[name]]
        if missing:
            raise CommandError(f"{options['act']} needs {', '.join(missing)}.")
        act = self._export if options["act"] == "export" else self._create
        act(options["code"], options)

    def _export(self, code: str, options: dict[str, Any]) -> None:
        archive = options["to"]
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

    def _create(self, code: str, options: dict[str, Any]) -> None:
        """Repeated with another login name it makes the second administrator; for one who has not come yet, a new link."""
        with scope(code):
            self._administration(code, options)
            link = self._administrator(code, options["admin"])
        self.stdout.write(
            f"{options['name']} ({code}) is there.\nLogin name of its administrator: {options['admin']}\n"
            f"Link, good once, for three days:\n{link}\n"
            "Whoever opens it chooses the password and sets up his second step. It is kept nowhere else."
        )

    def _administration(self, code: str, options: dict[str, Any]) -> None:
        domain = settings.CATS_HOST_NAME.partition(".")[2]
        made = Administration(
            code=code,
            name=options["name"],
            host=options["host"] or f"{code.lower()}.{domain}",
            time_zone=_zone(options["time_zone"]),
            language=options["language"],
        )
        if Administration.objects.filter(code=code).exists():
            return
        try:
            made.full_clean()
        except ValidationError as error:
            raise CommandError("; ".join(error.messages)) from error
        made.save(force_insert=True)

    def _administrator(self, code: str, login: str) -> str:
        role = Role.NATIONAL_ADMINISTRATOR
        people = services.people_with(role)
        in_use = [user.login for user in people if user.has_usable_password()]
        if login in in_use or len(in_use) >= NEEDED:
            raise CommandError(
                f"{code} has an administrator already ({', '.join(in_use)}): he gives further accounts and new links."
            )
        user = next((one for one in people if one.login == login), None)
        try:
            user = user or services.create_user(
                login, f"Administrator {code}", password=None, roles=[role], actor=SYSTEM
            )
        except CatsError as error:
            texts = (
                [str(fault.text) for fault in error.faults] if isinstance(error, Invalid) else [error.message]
            )
            raise CommandError(" ".join(texts)) from error
        return links.make(user, actor=SYSTEM)


def _zone(name: str) -> str:
    try:
        return ZoneInfo(name).key
    except (KeyError, ValueError, OSError) as error:
        raise CommandError(f"There is no time zone {name}; write it like Asia/Tbilisi.") from error
