"""Template tags of every page."""

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString

register = template.Library()


@register.filter
def ref(value: object) -> SafeString | str:
    """An MRN, GRN, plate or other reference, isolated from the direction of the text around it."""
    if value is None or value == "":
        return ""
    return format_html('<bdi class="ref" dir="ltr">{}</bdi>', value)
