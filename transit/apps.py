"""App configuration of the transit room."""

from django.apps import AppConfig


class TransitConfig(AppConfig):
    name = "transit"
