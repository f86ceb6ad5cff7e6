"""System check: the installation does not start with a state table that is unsound or names what does not exist."""

from typing import Any

from django.core.checks import CheckMessage, Error

from cats.workflow import registry


def check_tables(**_kwargs: Any) -> list[CheckMessage]:
    """Assemble every machine of `CATS_WORKFLOW_MACHINES`; what keeps one from being assembled is an error."""
    try:
        registry.machines()
    except Exception as failure:  # noqa: BLE001 - whatever it is, it is the finding
        return [Error(f"State tables cannot be assembled: {failure}", id="cats.workflow.E001")]
    return []
