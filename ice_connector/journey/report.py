"""What a journey prints: the timeline that the four administrations tell, and whether they agree; for people or as JSON lines."""

import json
from collections.abc import Callable
from decimal import Decimal
from typing import Any

from ice_connector.journey import corridor
from ice_connector.journey.course import Journey

COLUMNS = "{at:<20} {where:<9} {who:<28} {what:<24} {state:<32} {balance:>14}"


class Report:
    """Writes lines for people, or one JSON object per line."""

    def __init__(self, write: Callable[[str], object], as_json: bool) -> None:
        self._write = write
        self._json = as_json

    def say(self, kind: str, text: str, **facts: Any) -> None:
        """One remark."""
        self._write(json.dumps({"kind": kind, **facts}, default=str) if self._json else text)

    def replaced(self, changes: list[tuple[str, str, str]]) -> None:
        """What re-addressing put in the place of what."""
        for element, before, after in changes:
            self.say(
                "replaced",
                f"replaced  {element}: {before} -> {after}",
                element=element,
                before=before,
                after=after,
            )

    def timeline(self, journey: Journey) -> None:
        """Every event of every administration in the order of time."""
        events = [event for station in corridor.STATIONS for event in _events(journey, station)]
        self._heading()
        for event in sorted(events, key=lambda event: event["order"]):
            self.say("event", COLUMNS.format(**event), mrn=journey.mrn, **event)

    def closed(self, journey: Journey) -> None:
        """The verdict of each administration."""
        for country in corridor.COUNTRIES:
            states = {
                office: record["state"] for office, record in journey.records.items() if office[:2] == country
            }
            told = ", ".join(f"{office} {state}" for office, state in states.items())
            self.say(
                "closed", f"{country} closed   ({told})", country=country, mrn=journey.mrn, states=states
            )

    def balance(self, before: Decimal, after: Decimal) -> bool:
        """Whether the guarantee is as free as before."""
        same = before == after
        word = "the same" if same else "NOT the same"
        text = f"balance of {corridor.GRN}: {before} before, {after} after: {word}"
        self.say("balance", text, grn=corridor.GRN, before=before, after=after, same=same)
        return same

    def _heading(self) -> None:
        if not self._json:
            self._write(
                COLUMNS.format(
                    at="time (UTC)",
                    where="office",
                    who="who",
                    what="message or act",
                    state="state",
                    balance="free",
                )
            )


def _events(journey: Journey, station: corridor.Station) -> list[dict[str, str]]:
    desk = journey.world.desk(station.administration, station.desk)
    record = journey.records[station.office]
    found = desk.get(f"/api/v1/movements/{record['id']}/timeline")["items"]
    return [
        {
            "at": str(event["at"])[:19].replace("T", " "),
            "where": station.office,
            "who": str(event.get("who", ""))[:28],
            "what": str(event.get("what", ""))[:24],
            "state": str(event.get("state", "")),
            "balance": str(event.get("balance") or ""),
            "order": str(event["at"]),
        }
        for event in found
    ]
