"""Sentences for people that can still be said in another language: an English text that remembers how it was made."""

from typing import Any


class Sentence(str):
    """An ordinary English string; `template` and `values` let a face say it in the reader's language."""

    template: str
    values: dict[str, Any]

    def __new__(cls, template: str, values: dict[str, Any]) -> "Sentence":
        made = super().__new__(cls, template.format(**values) if values else template)
        made.template, made.values = template, values
        return made

    def __reduce__(self) -> tuple[Any, ...]:
        return (Sentence, (self.template, self.values))


def said(template: str, /, **values: Any) -> Sentence:
    """`said("No movement {mrn} was found.", mrn=mrn)`. The template is a literal, so that translators find it.

    Values that are sentences themselves are translated with it.
    """
    return Sentence(template, values)
