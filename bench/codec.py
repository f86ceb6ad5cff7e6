"""Reading and writing documents, against lxml's parse and XSD validation of the same bytes (goals of the specification)."""

import subprocess
import sys
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import Any

from lxml import etree

from bench.declarations import of_items
from bench.measuring import Scale, Side, alternated, rate
from bench.results import Result
from bench.site import CHECKOUT, Site
from cats.specification import codec, pieces, xml
from cats.specification.generate import GENERATED
from cats.specification.generated.decode import DECODE
from tests.transit import world as corridor

NAME = "codec"
SIZES = (1, 100, 1999)
PEAK = """
import re, sys
sys.path.insert(0, sys.argv[2])
def peak():
    return int(re.search(r"VmHWM:\\s+(\\d+)", open("/proc/self/status").read())[1])
from lxml import etree
from cats.specification import codec
data = sys.stdin.buffer.read()
codec.decode(codec.encode(codec.decode({small!r})))
etree.fromstring({small!r})
before = peak()
made = codec.decode(data) if sys.argv[1] == "ours" else etree.fromstring(data)
print(peak() - before)
"""


def measure(site: Site, scale: Scale) -> Iterator[Result]:
    """Documents a second for three sizes, and the peak of memory for the largest."""
    with site.database(NAME):
        corridor.build()
        documents = {
            items: codec.encode(of_items(items)) for items in (SIZES if scale.part == 1 else SIZES[:2])
        }
    schema = etree.XMLSchema(file=str(GENERATED / "xsd" / "CC015C.xsd"))
    for items, data in documents.items():
        times = scale.of(max(3, 2000 // items))
        yield from _speed(scale, items, times, data, schema)
    most = max(documents)
    peaks = {side: _peak(side, documents[most], documents[1]) for side in ("ours", "lxml")}
    what = f"peak memory of reading {most} items against lxml's tree, kB"
    yield Result(NAME, what, peaks["ours"], peaks["lxml"], "<= 1.3")


def _speed(scale: Scale, items: int, times: int, data: bytes, schema: Any) -> Iterator[Result]:
    message = codec.decode(data)

    def floor() -> None:
        for _ in range(times):
            schema.assertValid(etree.fromstring(data))

    def read() -> None:
        for _ in range(times):
            codec.decode(data)

    def parse() -> None:
        for _ in range(times):
            text = pieces.serialised(xml.parse(data))
            DECODE["CC015C"](pieces.split(text), pieces.FIRST)

    def write() -> None:
        for _ in range(times):
            codec.encode(message)

    works = {"floor": floor, "read": read, "parse": parse, "write": write}
    sides: dict[str, Side] = {name: partial(rate, times, work) for name, work in works.items()}
    found = alternated(scale, sides)
    yield Result(
        NAME,
        f"documents of {items} items parsed and decoded a second",
        found["parse"],
        found["floor"],
        ">= 0.9",
    )
    yield Result(
        NAME, f"documents of {items} items judged by the XSD besides, a second", found["read"], found["floor"]
    )
    yield Result(
        NAME, f"documents of {items} items written a second", found["write"], found["floor"], ">= 2.5"
    )


def _peak(side: str, data: bytes, small: bytes) -> int:
    """How far reading the document lifts the peak of a process that has read a small one before, kB."""
    program = PEAK.format(small=small)
    command = [sys.executable, "-c", program, side, str(Path(CHECKOUT))]
    done = subprocess.run(command, input=data, capture_output=True, check=True)
    return int(done.stdout)
