"""Alarms: what an operator of the hub has to look at. One line each in the log, with a fixed beginning."""

import logging

_log = logging.getLogger("ice_connector.hub.alarm")


def alarm(kind: str, participant: str, detail: str) -> None:
    """Say that something is wrong which no repetition heals."""
    _log.error("ALARM %s participant=%s %s", kind, participant, detail)
