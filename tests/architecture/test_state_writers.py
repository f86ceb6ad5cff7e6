"""Business states are written by the machine alone, message states by messaging and the connector alone."""

import ast
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
PACKAGES = ("cats", "refdata", "guarantees", "transit", "ice_connector")
WRITERS = {
    "cats/workflow/machine.py": "the only writer of business states",
    "cats/messaging/": "states of messages",
    "ice_connector/": "states of messages",
    "cats/documents/services.py": "states of orders at the printer",
    "cats/notices/deliveries.py": "states of e-mails",
    "guarantees/openings.py": "where an open usage stands, kept beside the ledger",
    "cats/embedded/": "states of processes; there are no records",
}
SETTING = {"update", "create", "get_or_create", "update_or_create", "bulk_update", "bulk_create"}


def writes(source: str) -> list[int]:
    """The lines that write an attribute or column called `state`."""
    return sorted(node.lineno for node in ast.walk(ast.parse(source)) if is_write(node))


def is_write(node: ast.AST) -> bool:
    if isinstance(node, ast.Attribute) and isinstance(node.ctx, ast.Store | ast.Del):
        return node.attr == "state"
    if not isinstance(node, ast.Call):
        return False
    name = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
    if name == "setattr":
        return len(node.args) > 1 and is_state(node.args[1])
    if name in SETTING and any(keyword.arg == "state" for keyword in node.keywords):
        return True
    return any(
        keyword.arg in {"update_fields", "fields", "defaults"} and names_state(keyword.value)
        for keyword in node.keywords
        if name in SETTING | {"save"}
    )


def is_state(node: ast.AST) -> bool:
    return isinstance(node, ast.Constant) and node.value == "state"


def names_state(node: ast.AST) -> bool:
    return any(is_state(part) for part in ast.walk(node))


def lawful(path: str) -> bool:
    return any(path == writer or writer.endswith("/") and path.startswith(writer) for writer in WRITERS)


def test_nobody_else_writes_a_state():
    found = [
        f"{path.relative_to(ROOT)}:{line}"
        for package in PACKAGES
        for path in sorted((ROOT / package).rglob("*.py"))
        if "migrations" not in path.parts and not lawful(path.relative_to(ROOT).as_posix())
        for line in writes(path.read_text())
    ]

    assert found == []


@pytest.mark.parametrize(
    "planted",
    [
        "movement.state = 'released'",
        "movement.state: str = 'released'",
        "a.b, movement.state = 1, 2",
        "setattr(movement, 'state', 'released')",
        "Movement.objects.filter(mrn=mrn).update(state='released')",
        "Movement.objects.create(mrn=mrn, state='released')",
        "Movement.objects.update_or_create(mrn=mrn, defaults={'state': 'released'})",
        "Movement.objects.bulk_update(movements, fields=['state'])",
        "movement.save(update_fields=['state', 'mrn'])",
    ],
)
def test_a_planted_write_is_noticed(planted):
    assert writes(planted) == [1]


@pytest.mark.parametrize(
    "reading",
    [
        "movement.state == 'released'",
        "Movement.objects.filter(state='released')",
        "movement.save(update_fields=['mrn'])",
    ],
)
def test_reading_a_state_is_no_write(reading):
    assert writes(reading) == []
