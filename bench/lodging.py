"""One size of declaration lodged in a process of its own, so that the memory it takes is seen; see `declaration`."""

import re
import uuid
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import psycopg
from django.db import connection
from lxml import etree

from bench.declarations import of_items
from bench.inbound import SCHEMA
from bench.measuring import Scale, alternated, seconds
from bench.web import System, operator_of
from cats.specification import codec
from ice_connector import process
from tests.transit import world as corridor

N = "{*}"
STATUS = Path("/proc/self/status")
FORGET_PEAK = "5"


def alone(items: int, repetitions: int, warm_up: int) -> Iterator[dict[str, float]]:
    """Medians in seconds of `product` (POST to acceptance) and `floor`; `peak`: MB above rest while the first is taken."""
    corridor.build()
    system = System(operator_of(corridor.HOLDER))
    seconds_to_acceptance(system, 1)
    grown = peak(system, items)
    with psycopg.connect(**_parameters()) as floor:
        sides = {
            "product": lambda: seconds_to_acceptance(system, items),
            "floor": lambda: bare(floor, codec.encode(of_items(items))),
        }
        while True:
            yield alternated(Scale(repetitions, warm_up=bool(warm_up)), sides) | {"peak": grown}


def seconds_to_acceptance(system: System, items: int) -> float:
    """Lodge a new declaration; what the request left to a worker, a worker's sweep does."""
    document = codec.encode(of_items(items))
    found: dict[str, Any] = {}

    def work() -> None:
        answer = system.post("/api/v1/declarations", document, "application/xml")
        found.update(system.get(answer["links"]["self"]))
        while found["state"] == "received":
            process.sweep("GE")
            found.update(system.get(answer["links"]["self"]))

    took = seconds(work)
    assert found["state"] == "accepted", found["errors"]
    assert found["movement"]["item_count"] == items
    return took


def bare(connection: "psycopg.Connection[Any]", document: bytes) -> float:
    """Parse, validate, COPY a row of three fields for each item, one commit."""

    def work() -> None:
        root = etree.fromstring(document)
        assert SCHEMA.validate(root)
        message = uuid.uuid4()
        with connection.cursor().copy("COPY bench_item FROM STDIN") as copy:
            for number, item in enumerate(root.iter(f"{N}ConsignmentItem"), 1):
                fields = (f"{N}harmonizedSystemSubHeadingCode", f"{N}grossMass", f"{N}descriptionOfGoods")
                copy.write_row((message, number, *(item.findtext(f".//{field}") for field in fields)))
        connection.commit()

    return seconds(work)


def peak(system: System, items: int) -> float:
    """Megabytes by which the process grew, at most, while it took its first declaration of that size.

    Linux keeps the peak, which is reset here; what later ones need lies in memory that the process has by then.
    """
    document = codec.encode(of_items(items))
    Path("/proc/self/clear_refs").write_text(FORGET_PEAK)
    rest = _kilobytes("VmRSS")
    answer = system.post("/api/v1/declarations", document, "application/xml")
    assert answer["type"] == "CC015C"
    return (_kilobytes("VmHWM") - rest) / 1024


def _kilobytes(name: str) -> int:
    found = re.search(rf"^{name}:\s+(\d+) kB$", STATUS.read_text(), re.MULTILINE)
    assert found is not None, f"no {name} in {STATUS}"
    return int(found[1])


def _parameters() -> dict[str, Any]:
    """Where Django's connection leads."""
    return {
        name: value
        for name, value in connection.get_connection_params().items()
        if name in ("dbname", "user", "password", "host", "port")
    }
