"""App configuration of the UI room."""

from django.apps import AppConfig


class UiConfig(AppConfig):
    name = "cats.ui"
    label = "ui"
