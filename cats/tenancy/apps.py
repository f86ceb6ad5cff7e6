"""App configuration of the tenancy room."""

from django.apps import AppConfig


class TenancyConfig(AppConfig):
    name = "cats.tenancy"
    label = "tenancy"
