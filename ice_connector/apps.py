"""App configuration of the ICE connector."""

from django.apps import AppConfig


class IceConnectorConfig(AppConfig):
    name = "ice_connector"
    verbose_name = "ICE connector"
