"""`manage.py ledger verify`: every ledger invariant, in every administration or in one."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from cats.tenancy.models import Administration
from cats.tenancy.scope import scope
from guarantees import invariants


class Command(BaseCommand):
    help = "Verify the ledgers of the guarantees."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("action", choices=["verify"])
        parser.add_argument("--administration", help="code of one administration; all without it")

    def handle(self, *args: Any, **options: Any) -> None:
        wanted = Administration.objects.order_by("code")
        if options["administration"]:
            wanted = wanted.filter(code=options["administration"])
        codes = list(wanted.values_list("code", flat=True))
        if not codes:
            raise CommandError("No such administration is installed here.")
        found = sum(self._verify(code) for code in codes)
        if found:
            raise CommandError(f"The ledger is NOT sound: {found} findings.")
        self.stdout.write(self.style.SUCCESS("The ledgers are sound."))

    def _verify(self, code: str) -> int:
        with scope(code):
            broken = invariants.broken()
            transfers = invariants.count_transfers()
        self.stdout.write(f"{code}: {transfers} transfers, {len(broken)} findings")
        for finding in broken:
            self.stderr.write(f"{code}: {finding.invariant}: {finding.subject}")
        return len(broken)
