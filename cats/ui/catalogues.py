"""Catalogues of the texts that people read, made by Babel. `python -m cats.ui.catalogues update` | `compile` | `--check`.

`update` gathers every text of the code and the templates into the catalogue of each language and keeps what is translated;
`compile` makes the files that Django reads. A machine needs no gettext for either. `--check` ends with status 1 when a
catalogue is stale, when one that people may choose has gaps, or when a translation lost a placeholder.
"""

import ast
import os
import re
import sys
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po
from django.conf import settings
from django.utils.translation import to_locale
from django.utils.translation.template import templatize

ROOT = Path(__file__).resolve().parents[2]
LOCALE = ROOT / "locale"
CODE = ("cats", "refdata", "guarantees", "transit", "ice_connector")
APART = ("migrations", "generated", "embedded", "hub")
KEYWORDS: dict[str, tuple[int | tuple[int, str], ...] | None] = {
    "_": None,
    "gettext": None,
    "gettext_lazy": None,
    "gettext_noop": None,
    "said": (1,),
    "Item": (1,),
    "Conditional": (1,),
    "_message_spec": (2,),
    "_role": None,
    "ngettext": (1, 2),
    "ngettext_lazy": (1, 2),
    "pgettext": ((1, "c"), 2),
    "pgettext_lazy": ((1, "c"), 2),
    "npgettext": ((1, "c"), 2, 3),
}
PLACEHOLDER = re.compile(r"%\(\w+\)[sd]|%[sd]|\{\w*(?:[!:][^}]*)?\}")
WHOLE = ("cats/specification/rule_sentences.py", "cats/specification/occasions.py")
"""Tables of sentences: every value is one."""
GUARDS = "guards.py"
"""What a guard's first line says is shown as the reason why an act is not possible."""
EXAMPLES = "transit/rules/examples"
"""What the first line of a change of an example's message says is shown with the rule."""
NO_DATE = datetime(2000, 1, 1, tzinfo=UTC)
HEADER = "# Translations of CATS.\n"

Found = tuple[str | tuple[str, ...], str | None, list[str]]


def gathered() -> Catalog:
    """Every text, with where it stands. Line numbers are left out: they would change with every edit."""
    catalog = Catalog(project="CATS", charset="utf-8", header_comment=HEADER)
    for path in _sources():
        place = path.relative_to(ROOT).as_posix()
        for message, context, comments in _texts(path):
            catalog.add(message, locations=[(place, None)], context=context, auto_comments=comments)  # type: ignore[list-item]
    return catalog


def update(language: str, texts: Catalog) -> Catalog:
    """The language's catalogue brought up to the texts: what is gone is dropped, what is new is empty, nothing is guessed."""
    known = read(language)
    fresh = Catalog(
        locale=_babel_locale(language), project="CATS", charset="utf-8", header_comment=HEADER, fuzzy=False
    )
    fresh.creation_date = fresh.revision_date = known.creation_date if known else fresh.creation_date
    for message in texts:
        if message.id:
            before = known.get(message.id, message.context) if known else None
            fresh.add(
                message.id,
                _kept(before, message, fresh.num_plurals),
                locations=message.locations,
                context=message.context,
                auto_comments=message.auto_comments,
            )
    return fresh


def read(language: str) -> Catalog | None:
    """The catalogue as it stands, or None where there is none yet."""
    path = _po(language)
    if not path.exists():
        return None
    with path.open("rb") as file:
        return read_po(file, locale=_babel_locale(language))


def written(catalog: Catalog) -> bytes:
    """A catalogue as text, in the order of its messages."""
    buffer = BytesIO()
    write_po(buffer, catalog, width=120, sort_output=True, omit_header=False)
    text = buffer.getvalue().decode()
    stamp = r'"(POT-Creation-Date|PO-Revision-Date|Generated-By|Last-Translator|Language-Team|Report-Msgid-Bugs-To): [^"]*"\n'
    return re.sub(stamp, "", text).encode()


def compiled(catalog: Catalog) -> bytes:
    """A catalogue as Django reads it. Its dates are left out: they would make each one another file."""
    catalog.creation_date = catalog.revision_date = NO_DATE
    buffer = BytesIO()
    write_mo(buffer, catalog)
    return buffer.getvalue()


def languages() -> list[str]:
    """Every language but that of the sources."""
    return [code for code, _name in settings.LANGUAGES if code != settings.LANGUAGE_CODE]


def gaps(catalog: Catalog) -> list[str]:
    """The texts without a translation."""
    return [str(message.id) for message in catalog if message.id and not _is_said(message)]


def lost(catalog: Catalog) -> list[str]:
    """The translations in which a placeholder is missing or invented."""
    return [
        str(message.id)
        for message in catalog
        if message.id and _is_said(message) and not _keeps_places(message)
    ]


def main(arguments: Sequence[str]) -> int:
    """Do what the arguments say."""
    if "--check" in arguments:
        return _check()
    if "update" in arguments:
        texts = gathered()
        for language in languages():
            _po(language).parent.mkdir(parents=True, exist_ok=True)
            _po(language).write_bytes(written(update(language, texts)))
    for language in languages():
        catalog = read(language)
        if catalog is not None:
            _mo(language).write_bytes(compiled(catalog))
    return 0


def _check() -> int:
    complaints, texts = [], gathered()
    for language in languages():
        path, catalog = _po(language), read(language)
        if catalog is None or path.read_bytes() != written(update(language, texts)):
            complaints.append(f"{language}: stale; run `python -m cats.ui.catalogues update`.")
            continue
        if not _mo(language).exists() or _mo(language).read_bytes() != compiled(catalog):
            complaints.append(f"{language}: not compiled; run `python -m cats.ui.catalogues compile`.")
        if language in settings.CATS_LANGUAGES:
            complaints += [f"{language}: no translation of {text!r}." for text in gaps(catalog)]
        complaints += [
            f"{language}: a placeholder was lost or invented in {text!r}." for text in lost(catalog)
        ]
    for complaint in complaints:
        print(complaint, file=sys.stderr)  # noqa: T201
    return 1 if complaints else 0


def _sources() -> Iterator[Path]:
    for room in CODE:
        for path in sorted((ROOT / room).rglob("*.py")):
            if not set(APART) & set(path.parts):
                yield path
    yield from sorted((ROOT / "templates").rglob("*.html"))
    yield from sorted((ROOT / "templates").rglob("*.txt"))


def _texts(path: Path) -> Iterator[Found]:
    if path.suffix == ".py":
        with path.open("rb") as file:
            found = extract("python", file, KEYWORDS, comment_tags=("Translators:",))
            for _line, message, comments, context in found:
                yield message, context, comments
        for sentence in _sentences(path):
            yield sentence, None, []
        return
    code = templatize(path.read_text("utf-8"), origin=path.as_posix())
    for _line, message, comments, context in extract("javascript", BytesIO(code.encode()), KEYWORDS):
        yield message, context, comments


def _sentences(path: Path) -> Iterator[str]:
    """The texts of the domain that stand as plain data or in the first line of a function."""
    if path.relative_to(ROOT).as_posix() in WHOLE:
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Dict):
                yield from (ast.literal_eval(value) for value in node.values)
    elif path.name == GUARDS:
        yield from (_first_line(function) for function in _functions(path))
    elif path.parent == ROOT / EXAMPLES:
        changes = (one for one in _functions(path) if [each.arg for each in one.args.args] == ["message"])
        yield from (_first_line(change) for change in changes)


def _functions(path: Path) -> Iterator[ast.FunctionDef]:
    for node in ast.parse(path.read_text("utf-8")).body:
        if isinstance(node, ast.FunctionDef) and not node.name.startswith("_"):
            yield node


def _first_line(function: ast.FunctionDef) -> str:
    return (ast.get_docstring(function) or "").partition("\n")[0]


def _kept(before: Message | None, now: Message, plurals: int) -> str | tuple[str, ...]:
    """The translation that stands, if it fits the text: a plural one has as many forms as the language."""
    if isinstance(now.id, str):
        return before.string if before is not None and isinstance(before.string, str) else ""
    forms = _forms(before) if before is not None else ()
    return forms if len(forms) == plurals else ("",) * plurals


def _is_said(message: Message) -> bool:
    return all(_forms(message))


def _keeps_places(message: Message) -> bool:
    """A plural form may leave a number out, but may invent nothing."""
    if isinstance(message.id, str):
        return _places(message.id) == _places(str(message.string))
    wanted = _places(message.id[-1])
    return all(_places(form) <= wanted for form in _forms(message))


def _forms(message: Message) -> tuple[str, ...]:
    """The translation as its forms: one, or one for each plural of the language."""
    given = message.string
    return (given,) if isinstance(given, str) else tuple(given or ("",))


def _places(text: str) -> set[str]:
    return set(PLACEHOLDER.findall(text))


def _babel_locale(language: str) -> str:
    return to_locale(language)


def _po(language: str) -> Path:
    return LOCALE / to_locale(language) / "LC_MESSAGES" / "django.po"


def _mo(language: str) -> Path:
    return _po(language).with_suffix(".mo")


if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "cats.settings")
    sys.exit(main(sys.argv[1:]))
