"""What the connector says in the office strip: whether the line to ICE lives."""

from datetime import timedelta

from django.utils.translation import gettext_lazy as _

from cats.kernel import clock
from cats.ui.strip import Light
from ice_connector import operating
from ice_connector.protocol import limits

FRESH = timedelta(seconds=2 * limits.WAIT + 10)
"""An idle line answers once in `limits.WAIT` seconds; twice that and a little is no sign of trouble."""


def line() -> Light:
    """Live, slow, or off; off is not the end of work: what is sent meanwhile waits and goes later."""
    own = operating.participation()
    if own is None or own.polled_at is None:
        return Light("off", _("ICE not connected, messages wait"))
    if own.halted:
        return Light("off", _("ICE halted, messages wait"), own.polled_at)
    age = clock.machine_now() - own.polled_at
    if age <= FRESH:
        return Light("ok", _("ICE online"), own.polled_at)
    if age <= timedelta(seconds=limits.ALARM_POLL):
        return Light("slow", _("ICE slow"), own.polled_at)
    return Light("off", _("ICE offline, messages wait"), own.polled_at)
