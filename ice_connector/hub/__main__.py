"""`python -m ice_connector.hub [serve | migrate | epoch [YYYYMMDDhhmmss] | prune]`: runs and tends one hub."""

import argparse
import os
import sys
from datetime import timedelta

import django
from gunicorn.app.wsgiapp import run

os.environ["DJANGO_SETTINGS_MODULE"] = "ice_connector.hub.settings"


def main() -> None:
    """Read the command line and do it."""
    parser = argparse.ArgumentParser(prog="python -m ice_connector.hub", description=__doc__)
    parser.add_argument("act", nargs="?", default="serve", choices=["serve", "migrate", "epoch", "prune"])
    parser.add_argument("epoch", nargs="?", type=int, help="YYYYMMDDhhmmss UTC; now where it is left out")
    given = parser.parse_args()
    django.setup()
    match given.act:
        case "serve":
            serve()
        case "migrate":
            migrate()
        case "epoch":
            begin_epoch(given.epoch)
        case "prune":
            prune()


def serve() -> None:
    """Bring the tables up to date, judge epoch, keys and directory, then become gunicorn."""
    from django.db import OperationalError, connection  # noqa: PLC0415 - needs django.setup

    from ice_connector.hub.epochs import EpochRefused  # noqa: PLC0415
    from ice_connector.hub.state import Hub  # noqa: PLC0415
    from ice_connector.protocol.errors import ProtocolError  # noqa: PLC0415

    try:
        migrate()
        Hub()
    except (EpochRefused, ProtocolError, OSError, OperationalError) as error:
        sys.exit(f"The hub does not start: {error}")
    connection.close()
    connection.close_pool()  # type: ignore[attr-defined]
    sys.argv = ["gunicorn", "-c", "python:ice_connector.hub.gunicorn", "ice_connector.hub.wsgi:application"]
    run()


def migrate() -> None:
    """Bring the tables up to date."""
    from django.core.management import call_command  # noqa: PLC0415 - needs django.setup

    call_command("migrate", verbosity=0, interactive=False)


def begin_epoch(epoch: int | None) -> None:
    """Write down a new epoch after a restore or fail-over; the next start serves it."""
    from cats.kernel import clock  # noqa: PLC0415 - needs django.setup
    from ice_connector.hub import epochs, settings  # noqa: PLC0415
    from ice_connector.protocol.statements import epoch_begin, epoch_of  # noqa: PLC0415

    chosen = epoch or epoch_of(clock.machine_now())
    epoch_begin(chosen)
    epochs.begin(settings.HUB_STATE_DIR, chosen)
    sys.stdout.write(f"The next start serves epoch {chosen}.\n")


def prune() -> None:
    """Remove documents whose time is over; statements stay."""
    from cats.kernel import clock  # noqa: PLC0415 - needs django.setup
    from ice_connector.hub.store import messages  # noqa: PLC0415
    from ice_connector.protocol.limits import DOCUMENTS_KEPT_DAYS  # noqa: PLC0415

    gone = messages.expire(clock.machine_now() - timedelta(days=DOCUMENTS_KEPT_DAYS))
    sys.stdout.write(f"{gone} documents removed.\n")


if __name__ == "__main__":
    main()
