"""Administrations and people."""

from contextlib import AbstractContextManager, nullcontext

from factory import declarations
from factory.django import DjangoModelFactory

from cats.accounts import services
from cats.accounts.models import User
from cats.accounts.roles import Role
from cats.kernel.actors import SYSTEM
from cats.tenancy.models import Administration
from cats.tenancy.scope import current_or_none, scope, unscoped

PASSWORD = "a password of the cast"
LAND = {
    "GE": ("Georgia", "Asia/Tbilisi"),
    "AZ": ("Azerbaijan", "Asia/Baku"),
    "KZ": ("Kazakhstan", "Asia/Almaty"),
    "UZ": ("Uzbekistan", "Asia/Tashkent"),
}


class AdministrationFactory(DjangoModelFactory[Administration]):
    """`AdministrationFactory(code="GE")`: one of the four, under `ge.localhost`; made once."""

    class Meta:
        model = Administration
        django_get_or_create = ("code",)

    code = "GE"
    name = declarations.LazyAttribute(lambda made: LAND[made.code][0])
    time_zone = declarations.LazyAttribute(lambda made: LAND[made.code][1])
    host = declarations.LazyAttribute(lambda made: f"{made.code.lower()}.localhost")


def make_user(administration: str, login: str, *roles: Role, name: str = "") -> User:
    """A user with these roles, made in the scope that is open or in one of its own; `""` makes one of the host people."""
    with within(administration):
        return services.create_user(
            login, name or login.replace("_", " ").title(), password=PASSWORD, roles=roles, actor=SYSTEM
        )


def within(administration: str) -> AbstractContextManager[object]:
    """The administration's scope, unless it is open already; for the empty code no scope."""
    if not administration:
        return unscoped("host people have no administration")
    return nullcontext() if current_or_none() == administration else scope(administration)
