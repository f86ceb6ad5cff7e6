"""App configuration of the documents room."""

from django.apps import AppConfig


class DocumentsConfig(AppConfig):
    name = "cats.documents"
    label = "documents"
