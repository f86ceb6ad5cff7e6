"""What the connector remembers of each link: numbers, cursor, positions, acknowledgements, keys, directories, alarms."""

from ice_connector.models.alarms import Alarm, AlarmKind
from ice_connector.models.directory import DirectoryEdition, SigningKey
from ice_connector.models.links import Acknowledgement, Gap, Link, Participation, Position

__all__ = [
    "Acknowledgement",
    "Alarm",
    "AlarmKind",
    "DirectoryEdition",
    "Gap",
    "Link",
    "Participation",
    "Position",
    "SigningKey",
]
