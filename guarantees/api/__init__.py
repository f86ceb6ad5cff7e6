"""The programming interface to guarantees: who sees which stands in `guarantees.access`."""
