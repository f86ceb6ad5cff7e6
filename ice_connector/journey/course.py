"""The course of one declaration: each step waits for what must have happened elsewhere, then acts like the person there."""

import time
from collections.abc import Callable
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from ice_connector.journey import corridor
from ice_connector.journey.corridor import Station
from ice_connector.journey.desks import Desk, Refusal, World

PATIENCE = 120.0
PAUSE, LONGEST_PAUSE, GROWTH = 0.1, 1.0, 1.3
"""Seconds between two looks: longer each time, so that many journeys at once do not keep the web from its work."""
CLOSED = {"departure": "written_off", "transit": "closed", "destination": "closed"}


class Stopped(Exception):
    """The journey cannot go on: what was waited for, and what was there instead."""


def headroom(world: World) -> Decimal:
    """The free part of the guarantee's reference amount, as its holder reads it."""
    return Decimal(world.desk("GE", "operator").get(f"/api/v1/guarantees/{corridor.GRN}/balance")["headroom"])


def in_state(wanted: str) -> Callable[[dict[str, Any]], bool]:
    """Whether a record is in a state."""
    return lambda record: bool(record["state"] == wanted)


@dataclass
class Journey:
    """One declaration on its way."""

    world: World
    document: bytes
    key: str
    mrn: str = ""
    records: dict[str, dict[str, Any]] = field(default_factory=dict)

    def run(self) -> None:
        """Carry the declaration from lodging to the closure in every administration. Raises `Stopped` or `Refusal`."""
        self.lodge()
        self.release()
        for station in corridor.STATIONS[1:-1]:
            self.act(station, "record_passage")
        self.arrive()
        self.await_closure()

    def await_closure(self) -> None:
        """Wait until every administration has closed the movement; by then the guarantee is free again."""
        for station in corridor.STATIONS:
            self.wait(station, in_state(CLOSED[station.role]), CLOSED[station.role])

    @property
    def operator(self) -> Desk:
        """The holder's own system."""
        return self.world.desk("GE", "operator")

    def lodge(self) -> None:
        """Lodge the declaration and wait for its MRN; a refusal says which rules it breaks."""
        lodged = self.operator.post("/api/v1/declarations", content=self.document, key=self.key)
        path = lodged["links"]["self"]
        answer = self._until(
            lambda: self.operator.get(path),
            lambda found: found["processed_at"] is not None and found["movement"] is not None,
            f"an answer to {path}",
        )
        if answer["state"] == "rejected":
            raise Refusal(422, {"title": "The declaration was rejected", "errors": answer.get("errors", [])})
        self.mrn = str(answer["mrn"])

    def release(self) -> None:
        """Release for transit as soon as the check of the guarantee allows it."""
        station = corridor.STATIONS[0]
        self.act(station, "release")
        self.wait(station, in_state("released"), "released")

    def arrive(self) -> None:
        """The trader at destination notifies the arrival, the officer releases the goods."""
        station = corridor.STATIONS[-1]
        self.wait(station, in_state("expected"), "expected")
        trader = self.world.desk("UZ", "trader_at_destination")
        trader.post(
            "/api/v1/arrivals",
            {"mrn": self.mrn, "office": station.office, "simplified": False},
            key=f"{self.key}-arrival",
        )
        self.act(station, "release_goods")

    def act(self, station: Station, action: str) -> None:
        """Do one act at an office once its record offers it."""
        record = self.wait(station, lambda found: _offers(found, action), f"the act {action}")
        desk = self.world.desk(station.administration, station.desk)
        desk.post(
            f"/api/v1/movements/{record['id']}/actions/{action}", key=f"{self.key}-{station.office}-{action}"
        )

    def wait(self, station: Station, ready: Callable[[dict[str, Any]], bool], wanted: str) -> dict[str, Any]:
        """The record of the MRN at a station, once it is as wanted."""
        desk = self.world.desk(station.administration, station.desk)

        def look() -> dict[str, Any]:
            known = self.records.get(station.office) or self._find(desk, station)
            return desk.get(f"/api/v1/movements/{known['id']}") if known else {"state": "not there"}

        record = self._until(
            look,
            lambda found: found["state"] != "not there" and ready(found),
            f"{wanted} at {station.office}",
        )
        self.records[station.office] = record
        return record

    def _find(self, desk: Desk, station: Station) -> dict[str, Any] | None:
        found = desk.get("/api/v1/movements", mrn=self.mrn, office=station.office, role=station.role)["items"]
        return found[0] if found else None

    def _until(
        self, look: Callable[[], dict[str, Any]], ready: Callable[[dict[str, Any]], bool], wanted: str
    ) -> dict[str, Any]:
        deadline = time.monotonic() + PATIENCE
        pause = PAUSE
        while True:
            found = look()
            if ready(found):
                return found
            if time.monotonic() > deadline:
                raise Stopped(
                    f"{self.mrn or self.key}: waited {PATIENCE:.0f} s for {wanted}; the state is {found.get('state')}."
                )
            time.sleep(pause)
            pause = min(pause * GROWTH, LONGEST_PAUSE)


def _offers(record: dict[str, Any], action: str) -> bool:
    return any(offer["action"] == action and offer["allowed"] for offer in record.get("actions", []))
