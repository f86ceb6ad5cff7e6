"""`manage.py message validate | convert | explain | example`: messages for developers and integrators, outside any exchange.

Exit status: 0 all valid or done, 1 invalid (the faults are listed) or not to be said in NCTS, 2 unreadable, unknown, or without
the database that code lists and rules need. `--structure`, convert, explain and example need no database.
"""

import argparse
import json
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

import msgspec
from django.conf import settings
from django.core.management.base import BaseCommand, CommandParser
from django.db import Error as DatabaseError
from django.utils import translation
from django.utils.translation import gettext as _

from cats.api.spoken import spoken
from cats.kernel import json_text
from cats.kernel.sentences import said
from cats.specification import codec, ncts, reference
from cats.specification.definitions.base import Message
from cats.specification.examples import example
from cats.specification.faults import Fault, Invalid, Kind, Refused
from transit import explaining, validating
from transit.rules.examples.table import EXAMPLES

HEADER = (
    "messageSender",
    "messageRecipient",
    "preparationDateAndTime",
    "messageIdentification",
    "messageType",
)
VALID, INVALID, UNREADABLE = 0, 1, 2

T = TypeVar("T")
Judge = Callable[[bytes], list[validating.Finding]]


class NoJson(Exception):
    """What begins like JSON and is none; says why."""


class Unreadable(Exception):
    """A file, a name or the database cannot be had; says which and why."""


class Command(BaseCommand):
    help = "Validate, convert, explain messages, or print an example of one."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: CommandParser) -> None:
        _add_language(parser, default="en")
        acts = parser.add_subparsers(dest="act", required=True, parser_class=_Parser)
        validate = acts.add_parser("validate", help="list everything that is wrong with files")
        validate.add_argument("files", nargs="+", type=Path, metavar="FILE")
        validate.add_argument(
            "--structure", action="store_true", help="structure alone, without code lists and rules"
        )
        validate.add_argument("--json", action="store_true", help="one JSON object per file and line")
        convert = acts.add_parser("convert", help="write a document in another form")
        convert.add_argument("--to", required=True, choices=FORMS)
        convert.add_argument("file", type=Path, metavar="FILE")
        for act, what in (
            ("explain", "a rule, message or code list"),
            ("example", "a message, IE015 or CC015C"),
        ):
            acts.add_parser(act, help=what).add_argument("name")
        for own in acts.choices.values():
            _add_language(own, default=argparse.SUPPRESS)

    def handle(self, *args: Any, **options: Any) -> None:
        with translation.override(options["language"]):
            try:
                status = getattr(self, options["act"])(options)
            except Unreadable as error:
                status = self._unreadable(error)
        if status:
            sys.exit(status)

    def validate(self, options: dict[str, Any]) -> int:
        """The worst that befell any of the files."""
        judge = validating.of_structure if options["structure"] else validating.of_everything
        return max(self._status_of(path, judge, as_json=options["json"]) for path in options["files"])

    def convert(self, options: dict[str, Any]) -> int:
        """Prints the document in the form asked for."""
        try:
            self.stdout.write(FORMS[options["to"]](_document(options["file"], _message)))
        except Refused as refused:
            for fault in refused.faults:
                self.stderr.write(f"{fault.pointer}: {spoken(fault.reason)}")
            return INVALID
        return VALID

    def explain(self, options: dict[str, Any]) -> int:
        """Prints what the specification says of a name."""
        try:
            lines = explaining.explained(options["name"])
        except KeyError:
            raise _unknown(options["name"]) from None
        self.stdout.write("\n".join(lines))
        return VALID

    def example(self, options: dict[str, Any]) -> int:
        """Prints a small valid document; one that keeps the rules too, where CATS has one at hand."""
        spec = reference.message_named(options["name"])
        if spec is None:
            raise _unknown(options["name"])
        self.stdout.write(codec.encode(_example(spec.code)).decode())
        return VALID

    def _status_of(self, path: Path, judge: Judge, *, as_json: bool) -> int:
        """One file that cannot be read does not keep the others from being judged."""
        try:
            return self._validate(path, judge, as_json=as_json)
        except Unreadable as error:
            return self._unreadable(error)

    def _unreadable(self, error: Unreadable) -> int:
        self.stderr.write(str(error))
        return UNREADABLE

    def _validate(self, path: Path, judge: Judge, *, as_json: bool) -> int:
        try:
            found = judge(_document(path, _xml))
        except Refused as refused:
            found = [validating.structural(fault) for fault in refused.faults]
        except validating.CannotJudge as error:
            raise Unreadable(
                _("%(file)s cannot be judged: %(why)s Use --structure to judge structure alone.")
                % {"file": path, "why": spoken(error.args[0])}
            ) from error
        except DatabaseError as error:
            raise Unreadable(
                _("The code lists cannot be reached (%(why)s). Set DATABASE_URL, or use --structure.")
                % {"why": str(error).splitlines()[0]}
            ) from error
        self._tell(path, found, as_json=as_json)
        return INVALID if found else VALID

    def _tell(self, path: Path, found: list[validating.Finding], *, as_json: bool) -> None:
        if as_json:
            errors = [one.as_json() | {"sentence": spoken(one.sentence)} for one in found]
            told = {"file": str(path), "valid": not found, "errors": errors}
            self.stdout.write(json.dumps(told, ensure_ascii=False))
            return
        self.stdout.write(f"{path}: {_('valid') if not found else _('invalid')}")
        for one in found:
            shown = f" [{one.value}]" if one.value else ""
            self.stdout.write(f"  {one.pointer}: {spoken(one.sentence)} ({one.rule}, {one.code}){shown}")


class _Parser(CommandParser):
    """A parser below the command's own, without Django's general options."""


def _add_language(parser: argparse.ArgumentParser, *, default: str) -> None:
    parser.add_argument("--language", default=default, choices=settings.CATS_LANGUAGES)


def _document(path: Path, read: Callable[[bytes], T]) -> T:
    """What a file holds. Raises `Refused`, and `Unreadable` when it is no file that can be read or neither XML nor JSON."""
    data = _read(path)
    try:
        return read(data)
    except NoJson as error:
        raise Unreadable(_("%(file)s is no JSON: %(why)s.") % {"file": path, "why": error}) from error


def _read(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise Unreadable(
            _("%(file)s cannot be read: %(why)s.") % {"file": path, "why": error.strerror}
        ) from error


def _xml(data: bytes) -> bytes:
    """The document as XML; JSON is told by its first character. Raises `Refused`."""
    if not data.lstrip().startswith(b"{"):
        return data
    return codec.encode(_from_json(data))


def _message(data: bytes) -> Message:
    return _from_json(data) if data.lstrip().startswith(b"{") else codec.decode(data)


def _from_json(data: bytes) -> Message:
    try:
        document = json_text.loads(data)
    except json_text.TooDeep:
        reason = said("Members are nested deeper than {deepest} levels.", deepest=json_text.DEEPEST)
        raise Invalid([Fault(kind=Kind.TOO_DEEP, reason=reason)]) from None
    except ValueError as error:
        raise NoJson(str(error)) from error
    return codec.from_json(next(iter(document), "").rpartition(":")[2], document)


def _example(code: str) -> Message:
    """The example of the rules where there is one, with the header that the outbox would give it; else a made one."""
    plain = example(code)
    known = next((one.make() for one in EXAMPLES if one.message == code), None)
    if known is None:
        return plain
    header = {name: getattr(plain, name) for name in HEADER if not getattr(known, name)}
    return msgspec.structs.replace(known, **header)


def _unknown(name: str) -> Unreadable:
    return Unreadable(_("The specification has no %(name)s.") % {"name": name})


FORMS: dict[str, Callable[[Message], str]] = {
    "xml": lambda message: codec.encode(message).decode(),
    "cats": lambda message: codec.encode(message).decode(),
    "json": lambda message: json.dumps(codec.to_json(message), ensure_ascii=False, indent=2),
    "ncts": lambda message: ncts.encode(message).decode(),
}
"""`xml` and `cats` are the same: the XML that CATS writes."""
