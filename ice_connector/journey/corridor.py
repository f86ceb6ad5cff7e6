"""The demo corridor: Tbilisi, Sinig Korpu, the ferry, Kuryk, Dautota, Tashkent, and who works where."""

from dataclasses import dataclass

DEPARTURE, DESTINATION = "GEDM0001", "UZDM0006"
TRANSIT = ("AZDM0001", "KZDM0001", "UZDM0001")
COUNTRIES = ("GE", "AZ", "KZ", "UZ")
HOLDER, CONSIGNEE = "GEDEMO0001", "UZDEMO0001"
SENDERS = (HOLDER, "GEDEMO0002")
RECEIVERS = (CONSIGNEE, "KZDEMO0001", "AZDEMO0001")
LANGUAGE = "en"
GRN, CURRENCY = "26GE0000DEMO00012", "USD"


@dataclass(frozen=True)
class Station:
    """One office on the way and the desk that acts there."""

    office: str
    role: str
    desk: str

    @property
    def administration(self) -> str:
        """The administration that the office belongs to."""
        return self.office[:2]


STATIONS = (
    Station(DEPARTURE, "departure", "departure_officer"),
    *(Station(office, "transit", "transit_officer") for office in TRANSIT),
    Station(DESTINATION, "destination", "destination_officer"),
)
