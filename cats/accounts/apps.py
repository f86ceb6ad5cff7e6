"""App configuration of the accounts room."""

from importlib import import_module

from django.apps import AppConfig


class AccountsConfig(AppConfig):
    name = "cats.accounts"
    label = "accounts"

    def ready(self) -> None:
        import_module("cats.accounts.checks")
