"""App configuration of the workflow room; registers its system check."""

from django.apps import AppConfig
from django.core import checks


class WorkflowConfig(AppConfig):
    name = "cats.workflow"
    label = "workflow"

    def ready(self) -> None:
        from cats.workflow.checks import check_tables  # noqa: PLC0415 - models are not loaded before

        checks.register(check_tables)
