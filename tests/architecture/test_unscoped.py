"""Where the code works outside every scope, and why: a short list that a reader can judge."""

import ast
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]

KNOWN = {
    "cats/accounts/management/commands/first_administrator.py": "host people belong to no administration",
    "cats/accounts/startup.py": "host people belong to no administration",
    "cats/accounts/tasks.py": "sessions and tokens lie in global tables, host people in none",
    "ice_connector/demo/world.py": "host people belong to no administration",
    "ice_connector/link/directories.py": "directories are the installation's, not an administration's",
}


def calls() -> dict[str, str]:
    """File and reason of every `unscoped(...)` in the product."""
    found = {}
    for package in ("cats", "refdata", "guarantees", "transit", "ice_connector"):
        for path in (ROOT / package).rglob("*.py"):
            for node in ast.walk(ast.parse(path.read_text("utf-8"))):
                if (
                    isinstance(node, ast.Call)
                    and getattr(node.func, "attr", getattr(node.func, "id", "")) == "unscoped"
                ):
                    found[str(path.relative_to(ROOT))] = ast.literal_eval(node.args[0])
    return found


def test_every_work_outside_a_scope_is_known_with_its_reason():
    assert calls() == KNOWN
