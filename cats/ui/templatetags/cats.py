"""Template tags of every page: references, moments, figures, and the small signs of the theme."""

from datetime import date, datetime, timedelta
from decimal import Decimal
from typing import Any

from django import template
from django.conf import settings
from django.forms import BoundField, widgets
from django.forms.boundfield import BoundWidget
from django.templatetags.static import static
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from cats.api.spoken import spoken as _spoken
from cats.kernel import clock as business_time
from cats.kernel import ids
from cats.ui import formats, once

register = template.Library()

MRN_PARTS = ((0, 2), (2, 4), (4, 10), (10, 16), (16, 18))
"""Year, country, office's share, serial, last two: spaces are margins, so that copying gives 18 characters."""

FIELD_CLASSES = (
    (widgets.CheckboxInput, "form-check-input"),
    (widgets.CheckboxSelectMultiple, ""),
    (widgets.RadioSelect, ""),
    (widgets.Select, "form-select"),
    (widgets.Input, "form-control"),
    (widgets.Textarea, "form-control"),
)


@register.filter
def ref(value: object) -> SafeString | str:
    """A GRN, plate, code or other reference, isolated from the direction of the text around it."""
    if value is None or value == "":
        return ""
    return format_html('<bdi class="ref" dir="ltr">{}</bdi>', value)


@register.filter
def mrn(value: object) -> SafeString | str:
    """An MRN in groups that an eye can compare; anything of another length as a plain reference."""
    text = str(value or "")
    if len(text) != MRN_PARTS[-1][1]:
        return ref(text)
    groups = format_html_join("", "<i>{}</i>", ((text[begin:end],) for begin, end in MRN_PARTS))
    return format_html('<bdi class="mrn" dir="ltr">{}</bdi>', groups)


@register.filter
def plate(value: object) -> SafeString | str:
    """A number plate, as it looks on the lorry."""
    return format_html('<bdi class="lic" dir="ltr">{}</bdi>', value) if value else ""


@register.filter
def language(code: str) -> str:
    """What a language is called by those who speak it; the code itself where CATS has no such language."""
    return dict(settings.LANGUAGES).get(code, code)


@register.filter
def moment(at: datetime | str | None, zone: str = "") -> SafeString | str:
    """Date and time in an office's zone, to the minute; UTC, and said so, where no zone is given."""
    return _time(at, formats.moment(at, zone)) if isinstance(at, datetime) else ""


@register.filter
def hour(at: datetime | str | None, zone: str = "") -> SafeString | str:
    """The time alone, in an office's zone."""
    return _time(at, formats.hour(at, zone)) if isinstance(at, datetime) else ""


@register.filter
def day(value: date | str | None) -> SafeString | str:
    """A date, by the reader's language."""
    if not isinstance(value, date):
        return ""
    return format_html('<time datetime="{}">{}</time>', value.isoformat()[:10], formats.day(value))


@register.filter
def ago(at: datetime | None) -> SafeString | str:
    """How long ago, in business time."""
    return _time(at, formats.ago(at, business_time.now())) if at else ""


@register.filter
def until(due: datetime | None) -> SafeString | str:
    """How long is left, or how long it is over."""
    return _time(due, formats.until(due, business_time.now())) if due else ""


@register.filter
def span(length: timedelta | None) -> str:
    """A length of time: `41 s`, `3 h 02 min`."""
    if length is None:
        return ""
    seconds = int(length.total_seconds())
    return _("%(seconds)d s") % {"seconds": seconds} if seconds < formats.MINUTE else formats.span(seconds)


@register.filter
def machine_ago(at: datetime | None) -> SafeString | str:
    """How long ago by the machine's clock: for what the wire and the workers do."""
    return _time(at, formats.ago(at, business_time.machine_now())) if at else ""


@register.filter
def number(value: Decimal | int | float | str | None, places: int | None = None) -> SafeString | str:
    """A figure, isolated, thousands set apart; `places` decimals where given."""
    return "" if value is None or value == "" else format_html("<bdi>{}</bdi>", formats.number(value, places))


@register.filter
def phone(value: str) -> SafeString:
    """A telephone number that can be pressed to call, read from left to right."""
    number = "".join(sign for sign in value if sign in "+0123456789")
    return format_html('<a class="ref" href="tel:{}">{}</a>', number, value)


@register.filter
def mass(value: Decimal | int | str | None) -> SafeString | str:
    """A mass in kilograms, isolated, without zeros at its end."""
    if value is None or value == "":
        return ""
    return format_html(
        "<bdi>{}</bdi>", _("%(mass)s kg") % {"mass": formats.number(Decimal(str(value)).normalize())}
    )


@register.filter
def money(value: Decimal | str | None, currency: str = "") -> SafeString | str:
    """An amount with two decimals and its currency."""
    if value is None or value == "":
        return ""
    return format_html("<bdi>{} {}</bdi>", formats.number(value, 2), currency)


@register.simple_tag
def icon(name: str) -> SafeString:
    """An icon of the sprite. It never stands without a word."""
    address = static("cats/icons.svg")
    return format_html('<svg class="ico" aria-hidden="true"><use href="{}#{}"/></svg>', address, name)


@register.simple_block_tag
def chip(content: str, signal: str, name: str) -> SafeString:
    """A state as word, icon and colour: `signal` is go, stop, late, away, off or info."""
    return format_html('<span class="chip is-{}">{}{}</span>', signal, icon(name), mark_safe(content.strip()))  # noqa: S308  rendered by the template


@register.simple_block_tag
def say(content: str, signal: str, name: str) -> SafeString:
    """A notice within the page."""
    body = mark_safe(content.strip())  # noqa: S308  rendered by the template
    return format_html(
        '<div class="say is-{} rowy top">{}<div class="grow">{}</div></div>', signal, icon(name), body
    )


@register.simple_block_tag
def clock(content: str, signal: str, name: str, small: str = "") -> SafeString:
    """A running clock: how long is left or over, and below it when."""
    body = mark_safe(content.strip())  # noqa: S308  rendered by the template
    below = format_html("<small>{}</small>", small) if small else ""
    return format_html(
        '<span class="clock is-{}">{}<span>{}</span>{}</span>', signal, icon(name), body, below
    )


@register.filter
def spoken(text: object) -> str:
    """A sentence of the domain (an error, a fault, why an act is not possible) in the reader's language."""
    return _spoken(text)


@register.filter
def styled(field: BoundField) -> SafeString:
    """A form field with the theme's class for its kind of widget."""
    widget = field.field.widget
    name = next((name for kind, name in FIELD_CLASSES if isinstance(widget, kind)), "")
    given = str(widget.attrs.get("class", ""))
    wrong = "bad" if field.errors else ""
    return field.as_widget(attrs={"class": " ".join(filter(None, (name, given, wrong)))})


@register.filter
def styled_choice(choice: BoundWidget) -> SafeString:
    """One of several boxes or buttons to choose from, with the theme's class."""
    choice.data["attrs"] = choice.data["attrs"] | {"class": "form-check-input"}
    return choice.tag()


@register.filter
def is_check(field: BoundField) -> bool:
    """Whether the field is a single box to tick, whose label stands behind it."""
    return isinstance(field.field.widget, widgets.CheckboxInput)


@register.simple_tag
def form_token() -> SafeString:
    """A hidden field that makes the form act once, however often it is sent."""
    return format_html('<input type="hidden" name="{}" value="{}">', once.FIELD, ids.uuid7().hex)


@register.simple_tag(takes_context=True)
def asked(context: dict[str, Any], **changes: Any) -> str:
    """The query of this page with some parts changed; an empty value leaves a part out. For tabs, sorting and paging."""
    query = context["request"].GET.copy()
    query.pop("after", None)
    for name, value in changes.items():
        query.pop(name, None)
        if value not in (None, ""):
            query[name] = value
    return f"?{query.urlencode()}"


def _time(at: datetime | None, words: str) -> SafeString | str:
    return format_html('<time datetime="{}">{}</time>', formats.iso(at), words) if at else ""
