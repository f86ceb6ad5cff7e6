"""App configuration of the notices room."""

from django.apps import AppConfig


class NoticesConfig(AppConfig):
    name = "cats.notices"
    label = "notices"
