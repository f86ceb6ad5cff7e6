"""App configuration of reference data."""

from django.apps import AppConfig


class RefdataConfig(AppConfig):
    name = "refdata"
    label = "refdata"
