"""Which epoch this hub serves, and whether it may. A restored database must begin a new one, said from outside."""

from collections.abc import Collection
from datetime import timedelta
from pathlib import Path
from typing import Final

from django.db import connection

from cats.kernel import clock
from ice_connector.hub.layout import EPOCH
from ice_connector.hub.private_files import write_private
from ice_connector.protocol.errors import Malformed
from ice_connector.protocol.statements import epoch_begin, epoch_of

_SERVED: Final = "epoch.served"


class EpochRefused(Exception):
    """The hub must not start in this epoch; the text says what the operator does."""


def judge(epoch: int, served_here: Collection[int], served_by_files: int) -> int:
    """The epoch, if it may be served on a database that has served `served_here`; EpochRefused otherwise.

    `served_by_files` is the last epoch that the hub's folder remembers: if the database does not, it was restored or
    replaced, and its cursors would be given twice.
    """
    highest = max(served_here, default=0)
    if epoch < highest:
        raise EpochRefused(
            f"epoch {epoch} is over: this database has served {highest}. A hub that lost its place stays down."
        )
    if epoch == served_by_files and epoch not in served_here:
        raise EpochRefused(
            f"this database has not served epoch {epoch} although this hub has: it was restored or replaced. "
            "Begin a new epoch: python -m ice_connector.hub epoch"
        )
    return epoch


def said(folder: Path, override: int) -> int:
    """The epoch said by the operator (`override`) or by the folder; the first start of a folder begins one."""
    if not override and not (folder / EPOCH).exists():
        begin(folder, epoch_of(clock.machine_now()))
    epoch = override or int((folder / EPOCH).read_text("ascii"))
    try:
        begun = epoch_begin(epoch)
    except Malformed as error:
        raise EpochRefused(error.detail) from error
    if begun > clock.machine_now() + timedelta(days=1):
        raise EpochRefused(f"epoch {epoch} is later than tomorrow; participants would ignore it")
    return epoch


def begin(folder: Path, epoch: int) -> None:
    """Write down a new epoch; the next start serves it."""
    write_private(folder / EPOCH, str(epoch).encode("ascii"))


def enter(folder: Path, override: int) -> int:
    """Judge the epoch said against the database and serve it from now on."""
    epoch = said(folder, override)
    remembered = folder / _SERVED
    with connection.cursor() as cursor:
        cursor.execute("SELECT epoch FROM ice_hub_epoch")
        served = {row[0] for row in cursor.fetchall()}
        judge(epoch, served, int(remembered.read_text("ascii")) if remembered.exists() else 0)
        cursor.execute(
            "INSERT INTO ice_hub_epoch (epoch, begun) VALUES (%s, %s) ON CONFLICT DO NOTHING",
            [epoch, clock.machine_now()],
        )
    write_private(remembered, str(epoch).encode("ascii"))
    return epoch
