"""What one hub process holds: epoch, keys, directory, bells, buckets. Made once when the process starts."""

import shutil
import time
from dataclasses import dataclass, field
from functools import lru_cache

from ice_connector.hub import epochs, settings
from ice_connector.hub.bells import Bells
from ice_connector.hub.directories import Directories
from ice_connector.hub.layout import HubFiles
from ice_connector.hub.rates import Buckets, Lane, Slots
from ice_connector.protocol.directory import HUB
from ice_connector.protocol.limits import HUB_FULL, MAX_POSTS_IN_FLIGHT
from ice_connector.protocol.signer import KeySigner
from ice_connector.protocol.statements import Base, Env

_DISK_EVERY = 10.0
_SLOTS = 2 * MAX_POSTS_IN_FLIGHT
"""Twice what a participant uses: its requests before a lost connection may still run."""


@dataclass
class Disk:
    """Watches the file system of the database."""

    path: str
    _looked: float = field(default=0.0, init=False)
    _full: bool = field(default=False, init=False)

    def is_full(self) -> bool:
        """Whether posts are refused; looks at most every 10 s."""
        if self.path and time.monotonic() - self._looked >= _DISK_EVERY:
            usage = shutil.disk_usage(self.path)
            self._full = usage.used / usage.total >= HUB_FULL
            self._looked = time.monotonic()
        return self._full


class Hub:
    """The state of this process."""

    def __init__(self) -> None:
        files = HubFiles(settings.HUB_STATE_DIR)
        self.env: Env = files.authority().env
        self.epoch = epochs.enter(settings.HUB_STATE_DIR, settings.HUB_EPOCH)
        self.directories = Directories(files)
        self.bells = Bells(settings.HUB_WORKERS)
        self.buckets = Buckets(settings.HUB_WORKERS)
        self.slots: dict[Lane, Slots] = {"post": Slots(_SLOTS), "read": Slots(_SLOTS)}
        self.disk = Disk(settings.HUB_DISK_PATH)
        self._signer = KeySigner({HUB: files.signing_key()})

    def sign(self, statement: Base) -> str:
        """The hub's own signature over a receipt or its links."""
        return self._signer.sign(HUB, statement.TYP, statement.payload())


@lru_cache(maxsize=1)
def hub() -> Hub:
    """The state of this process, made at its first use."""
    return Hub()
