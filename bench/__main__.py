"""`python -m bench`: every bench, or those that ONLY names (commas between); JSON=1 prints objects, SIZE=tiny only tries them."""

import importlib
import logging
import os
import signal
import sys

import django

from bench.measuring import FULL, TINY, Scale
from bench.results import heading
from bench.site import running_site

BENCHES = ("inbound", "reservation", "movement_list", "pages", "declaration", "codec", "cold_start")


def main() -> int:
    """Run what was asked for; 2 for an unknown name, else 0: numbers never fail."""
    wanted = [name for name in os.environ.get("ONLY", "").split(",") if name] or list(BENCHES)
    if unknown := sorted(set(wanted) - set(BENCHES)):
        print(f"There is no bench {', '.join(unknown)}. There are: {', '.join(BENCHES)}.", file=sys.stderr)
        return 2
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))
    run(wanted, TINY if os.environ.get("SIZE") == "tiny" else FULL, as_json=bool(os.environ.get("JSON")))
    return 0


def run(names: list[str], scale: Scale, *, as_json: bool) -> None:
    """Print each finding as it comes."""
    with running_site() as site:
        django.setup()
        logging.disable(logging.WARNING)
        if not as_json:
            print(heading(), flush=True)
        for name in names:
            for result in importlib.import_module(f"bench.{name}").measure(site, scale):
                print(result.as_json() if as_json else result.as_row(), flush=True)


if __name__ == "__main__":
    sys.exit(main())
