"""The administration (tenant) and the abstract model that everything owned by one inherits."""

import uuid
from typing import ClassVar

from django.core.validators import RegexValidator
from django.db import models

from cats.kernel import ids
from cats.tenancy import scope
from cats.tenancy.managers import TenantManager


class Administration(models.Model):
    """One national customs administration. Adding a country is a row, never code. Global: it is what scopes are made of."""

    code = models.CharField(
        primary_key=True,
        max_length=2,
        validators=[RegexValidator(r"^[A-Z]{2}\Z", "An ISO 3166-1 code such as GE.")],
    )
    name = models.CharField(max_length=120)
    host = models.CharField(
        max_length=253, unique=True, help_text="Host name of its web address, without port."
    )
    time_zone = models.CharField(max_length=64, help_text="IANA name of the capital's time zone.")
    language = models.CharField(max_length=10, default="en")

    def __str__(self) -> str:
        return self.code


class ClockOffset(models.Model):
    """How far business time is ahead of the machine's; at most one row, in demo and training only. Global: time is one."""

    id = models.SmallIntegerField(primary_key=True, default=1)
    offset = models.DurationField()

    class Meta:
        constraints = [models.CheckConstraint(condition=models.Q(id=1), name="clock_offset_is_one_row")]

    def __str__(self) -> str:
        return str(self.offset)


class TenantModel(models.Model):
    """A row that belongs to one administration.

    The database takes `administration_id` from the scope and row-level security shows it to nobody else; the migration
    operation `SecureTenantTables` puts that in force. `append_only` models may be neither changed nor deleted.
    """

    append_only: ClassVar[bool] = False

    id = models.UUIDField(primary_key=True, default=ids.uuid7, editable=False)
    administration = models.ForeignKey(
        Administration, on_delete=models.PROTECT, default=scope.current, editable=False, related_name="+"
    )

    objects = TenantManager()

    class Meta:
        abstract = True

    pk: uuid.UUID
