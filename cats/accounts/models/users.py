"""Users, their roles, and the systems that act for them.

The tables are not tenant-owned in the sense of `TenantModel`, since host people belong to no administration; row-level
security shows users and clients of the administration in scope, and outside every scope those of none.
"""

from typing import Any, ClassVar

from django.conf import settings
from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models
from django.db.models.functions import Coalesce, Concat
from oauth2_provider.models import AbstractApplication

from cats.accounts.roles import LABELS, Role, permissions_of
from cats.kernel import ids
from cats.tenancy import scope
from cats.tenancy.models import Administration

OFFICERS = frozenset(
    {
        Role.OFFICER_OF_DEPARTURE,
        Role.OFFICER_OF_TRANSIT,
        Role.OFFICER_OF_DESTINATION,
        Role.GUARANTEE_OFFICER,
        Role.NATIONAL_ADMINISTRATOR,
        Role.HOST_ADMINISTRATOR,
        Role.AUDITOR,
    }
)


class UserManager(BaseUserManager["User"]):
    """Finds users by key. Making one is `cats.accounts.services.create_user`."""


class User(AbstractBaseUser):
    """A person of one administration, or of none (host, regional). Someone active in two countries has two accounts."""

    id = models.UUIDField(primary_key=True, default=ids.uuid7, editable=False)
    administration = models.ForeignKey(
        Administration, on_delete=models.PROTECT, null=True, blank=True, editable=False, related_name="+"
    )
    login = models.CharField(max_length=150)
    key = models.CharField(
        max_length=153, unique=True, editable=False, help_text="GE:nino, or :anna for host people."
    )
    name = models.CharField(max_length=200)
    language = models.CharField(max_length=10, default="en")
    email = models.EmailField(
        blank=True, default="", help_text="For links to a new password, and for notices."
    )
    theme = models.CharField(
        max_length=5,
        blank=True,
        default="",
        choices=[("", "as the machine"), ("light", "light"), ("dark", "dark")],
    )
    shortcuts = models.BooleanField(default=True, help_text="Whether single keys act.")
    is_active = models.BooleanField(default=True)
    last_login = None

    objects = UserManager()

    USERNAME_FIELD = "key"
    REQUIRED_FIELDS: ClassVar[list[str]] = ["login", "name"]

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(
                    key=Concat(Coalesce("administration_id", models.Value("")), models.Value(":"), "login")
                ),
                name="user_key_is_administration_and_login",
            )
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def roles(self) -> frozenset[str]:
        """The roles that the user holds now, read afresh."""
        return frozenset(self.memberships.values_list("role", flat=True))


class Membership(models.Model):
    """That a user holds a role. Global: it says nothing without its user, who may belong to no administration."""

    id = models.UUIDField(primary_key=True, default=ids.uuid7, editable=False)
    user = models.ForeignKey(User, on_delete=models.CASCADE, related_name="memberships")
    role = models.CharField(max_length=40, choices=[(role.value, LABELS[role]) for role in Role])

    class Meta:
        constraints = [models.UniqueConstraint(fields=["user", "role"], name="membership_once")]

    def __str__(self) -> str:
        return f"{self.user_id}: {self.role}"


class Client(AbstractApplication):  # type: ignore[misc]
    """A system that acts as one user, with his roles, in his administration: OAuth2 client credentials only."""

    id = models.UUIDField(primary_key=True, default=ids.uuid7, editable=False)
    administration = models.ForeignKey(
        Administration, on_delete=models.PROTECT, null=True, blank=True, editable=False, related_name="+"
    )
    user = models.ForeignKey(User, on_delete=models.CASCADE, related_name="+")

    objects: ClassVar[models.Manager["Client"]] = models.Manager()

    class Meta(AbstractApplication.Meta):  # type: ignore[misc]
        swappable = "OAUTH2_PROVIDER_APPLICATION_MODEL"
        constraints = [
            models.CheckConstraint(
                condition=models.Q(authorization_grant_type="client-credentials", client_type="confidential"),
                name="client_uses_client_credentials",
            )
        ]

    def __str__(self) -> str:
        return f"{self.name} ({self.client_id})"

    def is_usable(self, request: Any) -> bool:
        """Asked before a token is given and at every use of one: on its administration's host, for an active, entitled user."""
        return (
            self.administration_id == scope.current_or_none()
            and self.user.administration_id == self.administration_id
            and self.user.is_active
            and may_use_api(self.user.roles)
        )


def may_use_api(roles: frozenset[str]) -> bool:
    """Traders may; an officer needs the permission of its own, except in the demo, where every desk has a client."""
    if not roles & OFFICERS or settings.CATS_DEMO:
        return True
    return "accounts.use_api" in permissions_of(roles)
