"""Django's entry for the hub; only the hub's own settings install it."""

from django.apps import AppConfig


class HubConfig(AppConfig):
    """The hub."""

    name = "ice_connector.hub"
    label = "ice_hub"
