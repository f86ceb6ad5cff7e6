"""App configuration of the messaging room."""

from django.apps import AppConfig


class MessagingConfig(AppConfig):
    name = "cats.messaging"
    label = "messaging"
