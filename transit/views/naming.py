"""The words that every list and page of movements shows for a record."""

from transit.models import Movement
from transit.workflow.labels import ROLE_LABELS, state_label


def name(record: Movement) -> Movement:
    """The record with the words for its state and role."""
    record.state_words = state_label(record.role, record.state)  # type: ignore[attr-defined]
    record.role_words = ROLE_LABELS.get(record.role, record.role)  # type: ignore[attr-defined]
    return record
