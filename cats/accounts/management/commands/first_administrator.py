"""`manage.py first_administrator`: the first account of an installation, by a link that opens once. There is no default account."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from cats.accounts import links, services
from cats.accounts.roles import Role
from cats.kernel.actors import SYSTEM
from cats.kernel.errors import CatsError
from cats.tenancy.scope import unscoped


class Command(BaseCommand):
    """Makes the first host administrator, or a new link for the one who has not used his yet."""

    help = "Make the first host administrator and print a link, good once, by which he chooses his password."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--login", default="administrator", help="His login name.")
        parser.add_argument("--name", default="Host administrator", help="His name, as others see it.")

    def handle(self, *args: Any, **options: Any) -> None:
        with unscoped("host people belong to no administration"):
            link = self._link(options["login"], options["name"])
        self.stdout.write(
            f"Login name: {options['login']}\nLink, good once, for three days:\n{link}\n"
            "Whoever opens it chooses the password and sets up his second step. It is kept nowhere else."
        )

    def _link(self, login: str, name: str) -> str:
        existing = services.people_with(Role.HOST_ADMINISTRATOR)
        in_use = [user.login for user in existing if user.has_usable_password()]
        if in_use:
            raise CommandError(
                f"There is a host administrator already ({', '.join(in_use)}): he gives further accounts and new links."
            )
        user = next((one for one in existing if one.login == login), None)
        try:
            user = user or services.create_user(
                login, name, password=None, roles=[Role.HOST_ADMINISTRATOR], actor=SYSTEM
            )
        except CatsError as error:
            raise CommandError(f"{error.message} {error.remedy}") from error
        return links.make(user, actor=SYSTEM)
