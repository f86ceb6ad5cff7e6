"""What the threads of one participant share: client, directory, signer and the highest epoch seen."""

import threading
from datetime import timedelta

from cats.kernel import clock
from cats.tenancy import scope
from ice_connector.keys import DatabaseSigner
from ice_connector.link.client import HubClient
from ice_connector.link.directories import Directories
from ice_connector.models import Participation
from ice_connector.protocol import statements
from ice_connector.protocol.directory import Directory

EPOCH_AHEAD = timedelta(days=1)


class Context:
    """One participant's end, for the life of the link process."""

    def __init__(
        self, participant: str, client: HubClient, directories: Directories, env: statements.Env
    ) -> None:
        self.participant = participant
        self.client = client
        self.directories = directories
        self.env = env
        self.signer = DatabaseSigner()
        self.stop = threading.Event()
        self.handshake_due = threading.Event()
        self.handshake_due.set()
        self.ready = threading.Event()
        self.epoch = self._stored_epoch()

    @property
    def directory(self) -> Directory:
        """The directory in force."""
        return self.directories.current

    def saw_epoch(self, epoch: int) -> None:
        """A statement signed by the hub named this epoch; a higher one calls for a handshake, one from tomorrow is ignored."""
        latest = statements.epoch_of(clock.machine_now() + EPOCH_AHEAD)
        if epoch > self.epoch and epoch <= latest:
            self.epoch = epoch
            self.handshake_due.set()

    def _stored_epoch(self) -> int:
        with scope.scope(self.participant):
            return participation().epoch


def participation(*, locked: bool = False) -> Participation:
    """The row of the administration in scope, made when it is not there yet."""
    Participation.objects.bulk_create([Participation()], ignore_conflicts=True)
    rows = Participation.objects.select_for_update() if locked else Participation.objects
    return rows.get()
