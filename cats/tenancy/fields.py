"""Relations that cannot leave the tenant."""

from typing import Any

from django.db import models


class TenantForeignKey(models.ForeignKey[Any, Any]):
    """A foreign key within one administration.

    Django sees an ordinary relation; the constraint in the database is composite, (administration_id, column) to
    (administration_id, id), and is made by `SecureTenantTables`: a single-column one would accept another tenant's row.
    """

    def __init__(self, to: Any, on_delete: Any = models.PROTECT, **kwargs: Any) -> None:
        kwargs["db_constraint"] = False
        super().__init__(to, on_delete=on_delete, **kwargs)
