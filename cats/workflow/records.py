"""What the machine needs to know of a record: any tenant-owned model with `state` and `mrn`, perhaps `lrn`, `office`, `declaration`.

`Machine.fire` alone writes `state`; a new record has its table's initial one.
"""

from typing import Any, TypeVar

from cats.tenancy.models import TenantModel

R = TypeVar("R", bound=TenantModel)


def record_type(record: TenantModel) -> str:
    """How transitions and deadlines name the model: `transit.movement`."""
    return record._meta.label_lower


def state(record: Any) -> str:
    """The record's present state."""
    return str(record.state)


def reference(record: Any) -> str:
    """The MRN, or nothing before there is one."""
    return str(record.mrn or "")


def local_reference(record: Any) -> str:
    """The LRN, where the record has one."""
    return str(getattr(record, "lrn", "") or "")


def lock_key(record: Any) -> str:
    """What the transaction's lock is taken on: the MRN, before there is one the declaration's id or the record's own."""
    return reference(record) or str(getattr(record, "declaration_id", None) or record.id)


def desk(record: Any) -> str:
    """What tells a record apart from others of its role and MRN, part of derived ids: its `workflow_key` or its office.

    A model that may have several records of one role and MRN at one office defines `workflow_key`, the same after a
    restore. The record's id is the last resort.
    """
    return str(getattr(record, "workflow_key", "") or getattr(record, "office", "") or record.id)
