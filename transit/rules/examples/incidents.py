"""Examples of rules on incidents, as an arrival notification reports them."""

from typing import Any

from cats.specification import definitions as d
from transit.rules.examples.cases import Case, Put, accepts, put, refuses

MISSING, BROKEN, UNWANTED = "13", "14", "15"
AT = "Consignment/Incident[1]"
AT_EQUIPMENT = f"{AT}/TransportEquipment[1]"


def incident(code: str, qualifier: str = "U", country: str = "KZ", **parts: Any) -> Put:
    """One incident; its place has a UN/LOCODE unless another qualifier is given."""
    place = {name: parts.pop(name) for name in ("UNLocode", "GNSS", "Address") if name in parts} or {
        "UNLocode": "KZALA"
    }
    where = d.LocationType007(qualifierOfIdentification=qualifier, country=country, **place)
    return put(
        "Consignment.Incident",
        [d.IncidentType007(sequenceNumber=1, code=code, text="On the way", Location=where, **parts)],
    )


def equipment(
    container: str | None = None, count: int | None = None, *seals: str
) -> list[d.TransportEquipmentType007]:
    """The equipment after an incident."""
    return [
        d.TransportEquipmentType007(
            sequenceNumber=1,
            containerIdentificationNumber=container,
            numberOfSeals=count,
            Seal=[d.SealType007(sequenceNumber=n, identifier=mark) for n, mark in enumerate(seals, 1)],
        )
    ]


def transhipment(containers: str = "0") -> d.TranshipmentType007:
    """Another lorry, with or without containers."""
    lorry = d.TransportMeansType007(
        typeOfIdentification="30", identificationNumber="DM-900-KZ", nationality="KZ"
    )
    return d.TranshipmentType007(containerIndicator=containers, TransportMeans=lorry)


CASES: list[Case] = [
    accepts("C0240", incident("2", TransportEquipment=equipment(None, 1, "KZ-1"))),
    accepts("C0240", incident("3", Transhipment=transhipment())),
    accepts("C0240", incident("1")),
    refuses("C0240", incident("2"), at=f"{AT}/TransportEquipment[1]", code=MISSING),
    refuses("C0240", incident("3"), at=f"{AT}/Transhipment", code=MISSING),
    refuses("C0240", incident("1", Transhipment=transhipment()), at=f"{AT}/Transhipment", code=UNWANTED),
    accepts(
        "C0040", incident("3", Transhipment=transhipment("1"), TransportEquipment=equipment("DEMU1234567"))
    ),
    refuses(
        "C0040", incident("3", Transhipment=transhipment("1")), at=f"{AT}/TransportEquipment[1]", code=MISSING
    ),
    accepts(
        "C0820", incident("3", Transhipment=transhipment("1"), TransportEquipment=equipment("DEMU1234567"))
    ),
    refuses(
        "C0820",
        incident("3", Transhipment=transhipment("1"), TransportEquipment=equipment(None, 1, "KZ-1")),
        at=f"{AT_EQUIPMENT}/containerIdentificationNumber",
        code=MISSING,
    ),
    accepts("C0396", incident("2", TransportEquipment=equipment(None, 1, "KZ-1"))),
    refuses(
        "C0396",
        incident("2", TransportEquipment=equipment("DEMU1234567")),
        at=f"{AT_EQUIPMENT}/numberOfSeals",
        code=MISSING,
    ),
    accepts("C0460", incident("1")),
    refuses("C0460", incident("1", "W", UNLocode=None), at=f"{AT}/Location/GNSS", code=MISSING),
    refuses(
        "C0460",
        incident("1", "W", GNSS=d.GNSSType(latitude="+43.6", longitude="+51.1"), UNLocode="KZALA"),
        at=f"{AT}/Location/UNLocode",
        code=UNWANTED,
    ),
    accepts("C0569", incident("2", TransportEquipment=equipment(None, 1, "KZ-1"))),
    refuses(
        "C0569",
        incident("2", TransportEquipment=equipment(None, 1)),
        at=f"{AT_EQUIPMENT}/Seal[1]",
        code=MISSING,
    ),
    accepts("R0106", incident("2", TransportEquipment=equipment(None, 1, "KZ-1"))),
    refuses(
        "R0106",
        incident("2", TransportEquipment=equipment(None, 2, "KZ-1")),
        at=f"{AT_EQUIPMENT}/numberOfSeals",
        code=BROKEN,
    ),
    accepts("R0107", incident("2", TransportEquipment=equipment(None, 2, "KZ-1", "KZ-2"))),
    refuses(
        "R0107",
        incident("2", TransportEquipment=equipment(None, 2, "KZ-1", "KZ-1")),
        at=f"{AT_EQUIPMENT}/Seal[2]/identifier",
        code=BROKEN,
    ),
    accepts("R0448", incident("4", TransportEquipment=equipment("DEMU1234567", 0))),
    refuses(
        "R0448",
        incident("4", TransportEquipment=equipment(None, 0)),
        at=f"{AT_EQUIPMENT}/numberOfSeals",
        code=BROKEN,
    ),
    accepts(
        "C0505",
        incident("1", "Z", Address=d.AddressType007(streetAndNumber="1", city="Aktau", postcode="130000")),
    ),
    refuses(
        "C0505",
        incident("1", "Z", Address=d.AddressType007(streetAndNumber="1", city="Aktau"), country="UM"),
        at=f"{AT}/Location/Address/postcode",
        code=MISSING,
    ),
]
