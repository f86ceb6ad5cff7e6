"""`manage.py ledger verify`: every ledger invariant; `ledger rebuild`: what is kept beside it, made again from its rows.

In every administration, or in one.
"""

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from cats.tenancy.models import Administration
from cats.tenancy.scope import scope
from guarantees import days, invariants, ledger, openings, reading
from guarantees.models import Guarantee, Guarantor


class Command(BaseCommand):
    help = "Verify the ledgers of the guarantees, or rebuild what is kept beside them."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("action", choices=["verify", "rebuild"])
        parser.add_argument("--administration", help="code of one administration; all without it")

    def handle(self, *args: Any, **options: Any) -> None:
        wanted = Administration.objects.order_by("code")
        if options["administration"]:
            wanted = wanted.filter(code=options["administration"])
        codes = list(wanted.values_list("code", flat=True))
        if not codes:
            raise CommandError("No such administration is installed here.")
        if options["action"] == "rebuild":
            for administration in wanted:
                self._rebuild(administration)
            return
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

    def _rebuild(self, administration: Administration) -> None:
        """Each guarantee under its lock and each guarantor, in transactions of their own."""
        with scope(administration.code):
            guarantees = list(Guarantee.objects.order_by("grn"))
            guarantors = list(Guarantor.objects.order_by("pk"))
        opened = sum(self._reopen(administration.code, guarantee) for guarantee in guarantees)
        kept = 0
        for guarantor in guarantors:
            with scope(administration.code):
                kept += days.rebuild(guarantor, zone=administration.time_zone)
        self.stdout.write(f"{administration.code}: {opened} open usages, {kept} days of guarantors")

    def _reopen(self, code: str, guarantee: Guarantee) -> int:
        with scope(code):
            ledger.lock(guarantee.grn)
            return openings.rebuild(guarantee, reading.history(guarantee.grn, None))
