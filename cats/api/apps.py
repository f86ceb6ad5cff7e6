"""App configuration of the API room."""

from importlib import import_module

from django.apps import AppConfig


class ApiConfig(AppConfig):
    name = "cats.api"
    label = "api"

    def ready(self) -> None:
        import_module("cats.api.schema")
