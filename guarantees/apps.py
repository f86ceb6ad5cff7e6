"""App configuration of the guarantees room."""

from django.apps import AppConfig


class GuaranteesConfig(AppConfig):
    name = "guarantees"
