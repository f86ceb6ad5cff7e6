"""Says sentences of the domain in the reader's language."""

from typing import Any

from django.utils.translation import gettext

from cats.kernel.sentences import Sentence


def spoken(text: Any) -> str:
    """A sentence by its template, any other text as it stands in the catalogue, else as it is."""
    if isinstance(text, Sentence):
        values = {
            name: spoken(value) if isinstance(value, Sentence) else value
            for name, value in text.values.items()
        }
        return gettext(text.template).format(**values) if values else gettext(text.template)
    plain = str(text)
    return gettext(plain) if plain else ""
