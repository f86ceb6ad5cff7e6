"""Managers that fail closed: without a scope there is no query at all."""

from typing import TypeVar

from django.db import models

from cats.tenancy import scope

M = TypeVar("M", bound=models.Model, covariant=True)


class TenantManager(models.Manager[M]):
    """The rows of the administration in scope. Raises `NoScope` outside one; row-level security is the second belt."""

    def get_queryset(self) -> models.QuerySet[M]:
        return super().get_queryset().filter(administration_id=scope.current())
