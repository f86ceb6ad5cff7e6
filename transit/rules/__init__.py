"""Business rules of transit: what a message must satisfy besides its structure. No database writes, no states."""

from transit.rules.context import Context, at_office
from transit.rules.judge import (
    amendment_faults,
    arrival_faults,
    control_result_faults,
    declaration_faults,
    faults,
    invalidation_faults,
    require_sound,
    rule_faults,
    unloading_faults,
)

__all__ = [
    "Context",
    "amendment_faults",
    "arrival_faults",
    "at_office",
    "control_result_faults",
    "declaration_faults",
    "faults",
    "invalidation_faults",
    "require_sound",
    "rule_faults",
    "unloading_faults",
]
