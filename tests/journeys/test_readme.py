"""What the README tells people to type does what it says."""

import json
import os
import re
import shutil
import subprocess
from pathlib import Path

import pytest

from cats.kernel import references

ROOT = Path(__file__).resolve().parents[2]
pytestmark = [pytest.mark.journey]


def script() -> str:
    return re.search(r"```bash\n(.*?)```", (ROOT / "README.md").read_text("utf-8"), re.DOTALL)[1]


@pytest.mark.skipif(shutil.which("curl") is None, reason="curl is not installed")
def test_a_declaration_lodged_by_curl_is_answered_202_and_later_shows_its_mrn(stack):
    done = subprocess.run(
        ["bash", "-euo", "pipefail", "-c", script()],
        cwd=ROOT,
        env={**os.environ, **stack.env},
        capture_output=True,
        text=True,
        timeout=60,
        check=True,
    )

    head, _, body = done.stdout.partition("\n\n")
    custody, found = map(json.loads, re.split(r"(?<=\})(?=\{\n)", body))
    assert head.startswith("HTTP/1.1 202 ")
    assert found["id"] == custody["id"]
    assert (found["state"], references.mrn_fault(found["mrn"])) == ("accepted", None)
