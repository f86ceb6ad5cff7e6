"""`manage.py journey`: carry declarations across the demo corridor through the API of the running stack."""

import os
import uuid
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser

from cats.specification.faults import Refused
from ice_connector.journey import corridor
from ice_connector.journey.course import Journey, Stopped, headroom
from ice_connector.journey.desks import Refusal, World
from ice_connector.journey.readdress import NotADeclaration, Readdressed, readdress
from ice_connector.journey.report import Report

AT_ONCE = 8
CARGO = Path(__file__).parents[2] / "journey" / "cargo_a.xml"


class Command(BaseCommand):
    """Exit status 0 only when all four administrations say closed and the balance is back."""

    help = "Carry declarations from lodgement to discharge."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--n", type=int, default=1, help="How many declarations.")
        parser.add_argument("--json", action="store_true", help="One JSON object per line.")
        parser.add_argument(
            "--declaration", type=Path, default=CARGO, help="A CC015C, NCTS or CATS namespace."
        )

    def handle(self, *args: Any, **options: Any) -> None:
        secrets = Path(settings.STATE_DIR) / "demo.json"
        if not secrets.exists():
            raise CommandError(
                f"{secrets} is not there: the demo world was not made. Run `make demo` or `make journey`."
            )
        world = World(f"http://127.0.0.1:{os.environ.get('CATS_PORT', '8000')}", secrets)
        report = Report(self.stdout.write, options["json"])
        before = headroom(world)
        journeys = [
            self._journey(world, options["declaration"], report, number) for number in range(options["n"])
        ]
        self._carry(journeys, report)
        if not report.balance(before, headroom(world)):
            raise CommandError("The guarantee is not as free as before.")

    def _journey(self, world: World, path: Path, report: Report, number: int) -> Journey:
        addressed = self._readdressed(path, world)
        if number == 0:
            report.replaced(addressed.replaced)
        return Journey(world, addressed.document, key=f"journey-{uuid.uuid4().hex}")

    def _readdressed(self, path: Path, world: World) -> Readdressed:
        try:
            return readdress(path.read_bytes(), world.access_code(corridor.GRN))
        except OSError as error:
            raise CommandError(f"{path} cannot be read: {error.strerror}.") from error
        except (Refused, NotADeclaration) as error:
            raise CommandError(f"{path} is no transit declaration (CC015C): {error}") from error

    def _carry(self, journeys: list[Journey], report: Report) -> None:
        with ThreadPoolExecutor(max_workers=AT_ONCE) as pool:
            failures = [failure for failure in pool.map(_attempt, journeys) if failure]
        for journey in [one for one in journeys if len(one.records) == len(corridor.STATIONS)][:1]:
            report.timeline(journey)
        for journey in journeys:
            if journey.mrn and not failures:
                report.closed(journey)
        if failures:
            raise CommandError("\n".join(failures))


def _attempt(journey: Journey) -> str:
    try:
        journey.run()
    except (Stopped, Refusal) as error:
        return str(error)
    return ""
