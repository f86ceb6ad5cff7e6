"""App configuration of reference data."""

from django.apps import AppConfig


class RefdataConfig(AppConfig):
    name = "refdata"
    label = "refdata"

    def ready(self) -> None:
        """Help says whom to call."""
        from cats.ui import help as pages  # noqa: PLC0415
        from refdata import contacts  # noqa: PLC0415

        pages.CONTACTS.append(contacts.offices_to_call)
