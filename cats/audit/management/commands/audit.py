"""`manage.py audit verify | head | extend`: prove the audit, print the anchors to be kept elsewhere, cover what is new."""

import sys
from argparse import ArgumentTypeError
from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from cats.audit import chain
from cats.tenancy.models import Administration
from cats.tenancy.scope import scope


def anchor(text: str) -> tuple[str, int, str]:
    """`GE:12:<digest>` as (administration, number, digest)."""
    try:
        code, number, digest = text.split(":")
        return code, int(number), digest
    except ValueError:
        raise ArgumentTypeError(
            f"{text!r} is no anchor; write it as `audit head` prints it: GE:12:<digest>"
        ) from None


class Command(BaseCommand):
    """Exit status 1 when anything is wrong."""

    help = "Proves that no audit entry was changed, removed, added or moved (verify); prints anchors (head); extends the chains."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("act", choices=["verify", "head", "extend"])
        parser.add_argument(
            "--administration", action="append", metavar="GE", help="only this one; repeatable"
        )
        parser.add_argument(
            "--anchor", action="append", type=anchor, default=[], metavar="GE:12:DIGEST",
            help="a head noted earlier: proves that no tail was cut off since",
        )  # fmt: skip

    def handle(self, *args: Any, **options: Any) -> None:
        codes = options["administration"] or list(
            Administration.objects.order_by("code").values_list("code", flat=True)
        )
        sound = [self._one(code, options) for code in codes]
        if not all(sound):
            sys.exit(1)

    def _one(self, code: str, options: dict[str, Any]) -> bool:
        with scope(code):
            if options["act"] == "verify":
                return self._verify(code, options["anchor"])
            if options["act"] == "extend":
                self.stdout.write(f"{code}: {chain.extend()} entries covered")
            else:
                self.stdout.write(str(chain.head() or f"{code}: no link yet"))
        return True

    def _verify(self, code: str, anchors: list[tuple[str, int, str]]) -> bool:
        breaks = chain.verify([(number, digest) for owner, number, digest in anchors if owner == code])
        for found in breaks:
            self.stderr.write(f"{code}: {found.where} {found.what}")
        if not breaks:
            self.stdout.write(f"{code}: the audit holds; head {chain.head() or 'none yet'}")
        return not breaks
