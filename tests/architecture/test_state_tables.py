"""The state tables of the installation are sound, and the pages that experts sign say what they say."""

from pathlib import Path

from django.conf import settings

from cats.specification.catalogue import MESSAGES
from cats.workflow import checks, pages, registry
from cats.workflow.rows import GOT
from ice_connector.routing import INBOUND


def test_every_table_of_the_installation_can_be_assembled():
    assert checks.check_tables() == []
    assert sorted(registry.machines()) == ["departure", "destination", "transit"]


def test_the_pages_are_up_to_date():
    assert pages.stale(Path(settings.BASE_DIR) / "docs" / "workflow") == [], "run manage.py render_tables"


def test_every_message_of_a_table_is_in_the_catalogue():
    named = {
        name
        for machine in registry.machines().values()
        for row in machine.table.rows
        for name in (*row.emits, *([row.on.removeprefix(GOT)] if row.on.startswith(GOT) else []))
    }

    assert named - MESSAGES.keys() == set()


def test_what_a_role_sends_is_its_to_send():
    senders = {
        "departure": "office of departure",
        "transit": "office of transit",
        "destination": "office of destination",
    }
    foreign = [
        f"{role} sends {name}, which is for the {MESSAGES[name].sender}"
        for role, machine in registry.machines().items()
        for row in machine.table.rows
        for name in row.emits
        if MESSAGES[name].sender not in {senders[role], "customs"}
    ]

    assert foreign == []


def test_every_message_that_moves_a_record_has_a_handler():
    received = {
        row.on.removeprefix(GOT)
        for machine in registry.machines().values()
        for row in machine.table.rows
        if row.on.startswith(GOT)
    }

    assert received - INBOUND.keys() == set()
