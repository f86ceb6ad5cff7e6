"""The import contracts of the house hold, and each of them notices what breaks it."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
PACKAGES = ["cats", "refdata", "guarantees", "transit", "ice_connector"]
LINT = [str(Path(sys.executable).parent / "lint-imports"), "--no-cache"]

PLANTED = {
    "Apps stand on each other one way": ("refdata/planted.py", "import transit"),
    "Rooms of the platform stand on each other one way": ("cats/kernel/planted_room.py", "import cats.audit"),
    "The launcher imports nothing of ours": ("cats/embedded/planted.py", "import cats.kernel"),
    "Kernel, specification and protocol are pure Python": ("cats/kernel/planted.py", "import django"),
    "State tables are data": ("transit/workflow/departure.py", "import django"),
    "The hub knows the protocol and the kernel, nothing else of ours": (
        "ice_connector/hub/planted.py",
        "import cats.tenancy",
    ),
    "Nothing below the connector speaks HTTP to others": ("guarantees/planted.py", "import httpx"),
}


def lint(folder: Path) -> str:
    done = subprocess.run(LINT, cwd=folder, capture_output=True, text=True, timeout=120)
    return done.stdout + done.stderr


@pytest.fixture(scope="module")
def copy(tmp_path_factory):
    folder = tmp_path_factory.mktemp("house")
    for package in PACKAGES:
        shutil.copytree(
            ROOT / package,
            folder / package,
            ignore=shutil.ignore_patterns("*.json", "*.tsv", "*.xsd", "__pycache__"),
        )
    shutil.copy(ROOT / "pyproject.toml", folder)
    return folder


def test_every_contract_is_kept_and_each_notices_a_planted_violation(copy):
    before = lint(copy)
    for path, line in PLANTED.values():
        with (copy / path).open("a") as file:
            file.write(f"\n{line}\n")

    after = lint(copy)

    assert f"{len(PLANTED)} kept, 0 broken" in before
    assert [name for name in PLANTED if f"{name} BROKEN" not in after] == []
