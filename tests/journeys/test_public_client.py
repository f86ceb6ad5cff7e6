"""A client that a public tool made of the published schemas exchanges a declaration and its answers with the running demo."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from cats.kernel import references

ROOT = Path(__file__).resolve().parents[2]
SCHEMAS = ROOT / "docs" / "specification" / "xsd"
CLIENT = Path(__file__).with_name("public_client.py")
pytestmark = [pytest.mark.journey]


@pytest.fixture(scope="module")
def classes(tmp_path_factory):
    """The folder with the package `messages` that xsdata made."""
    folder = tmp_path_factory.mktemp("client")
    tools = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    words = ["-m", "xsdata", "generate", SCHEMAS / "cats.xsd", "--package", "messages"]
    subprocess.run(
        [sys.executable, *words],
        cwd=folder,
        env={**os.environ, "PATH": tools},
        check=True,
        capture_output=True,
    )
    return folder


def test_declaration_number_and_refusal_pass_between_the_client_and_the_demo(stack, classes):
    facts = json.loads(Path(stack.env["CATS_STATE_DIR"], "demo.json").read_text("utf-8"))
    country = facts["administrations"]["GE"]
    client = country["clients"]["operator"]
    code = facts["guarantees"]["26GE0000DEMO00012"]["access_code"]

    done = subprocess.run(
        [sys.executable, CLIENT, stack.web_url, country["host"], client["client_id"], client["secret"], code],
        cwd=classes,
        env={**os.environ, "PYTHONPATH": str(classes)},
        capture_output=True,
        text=True,
        timeout=150,
        check=False,
    )

    assert done.returncode == 0, done.stderr
    told = json.loads(done.stdout)
    assert (told["lrn"], references.mrn_fault(told["mrn"])) == (True, None)
    assert told["errors"] == [["/CC015C/TransitOperation/declarationType", "12", "CL231", "T9"]]
