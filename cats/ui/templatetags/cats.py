"""Template tags of every page."""

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString

from cats.kernel import ids
from cats.ui import once

register = template.Library()


@register.filter
def ref(value: object) -> SafeString | str:
    """An MRN, GRN, plate or other reference, isolated from the direction of the text around it."""
    if value is None or value == "":
        return ""
    return format_html('<bdi class="ref" dir="ltr">{}</bdi>', value)


@register.filter
def moment(at: datetime | str | None, zone: str = "") -> SafeString | str:
    """A moment in an office's time zone, to the minute; UTC, and said so, where no zone is given."""
    if not isinstance(at, datetime):
        return ""
    local = at.astimezone(ZoneInfo(zone) if zone else UTC)
    suffix = "" if zone else " UTC"
    return format_html(
        '<time datetime="{}">{}{}</time>',
        at.astimezone(UTC).isoformat(timespec="seconds"),
        f"{local:%Y-%m-%d %H:%M}",
        suffix,
    )


@register.simple_tag
def form_token() -> SafeString:
    """A hidden field that makes the form act once, however often it is sent."""
    return format_html('<input type="hidden" name="{}" value="{}">', once.FIELD, ids.uuid7().hex)
