"""A data item is one line: added to a copy of the definitions it stands in schema, JSON Schema, page, search and codec."""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from lxml import etree

ROOT = Path(__file__).resolve().parents[3]
LINE = '    shoeSize: Annotated[Digit | None, Item("Shoe size", codes="CL231", rules="C0505")] = None\n'
BEFORE = "class CustomsOfficeOfDepartureType004(Group, kw_only=True):\n"
LOOK = """
import json
from cats.specification import codec, reference
from cats.specification.examples import example
document = codec.encode(example("CC028C")).replace(b"</referenceNumber>", b"</referenceNumber><shoeSize>7</shoeSize>", 1)
message = codec.decode(document)
row = next(row for row in reference.rows("CC028C") if row.name == "shoeSize")
print(json.dumps({
    "value": message.CustomsOfficeOfDeparture.shoeSize,
    "back": codec.encode(message) == document,
    "json": codec.to_json(message)["CC028C"]["CustomsOfficeOfDeparture"]["shoeSize"],
    "row": [row.pointer, row.label, row.occurs, row.notation, row.codes, list(row.rules)],
    "found": [row.name for row in reference.search("shoe").elements],
    "fault": [one.pointer for one in codec.check(None, document.replace(b">7<", b">seven<"))],
}))
"""


@pytest.fixture(scope="module")
def copy(tmp_path_factory):
    """A copy of the specification with one line more, generated anew."""
    folder = tmp_path_factory.mktemp("copy")
    for part in ("specification", "kernel"):
        shutil.copytree(
            ROOT / "cats" / part, folder / "cats" / part, ignore=shutil.ignore_patterns("__pycache__")
        )
    (folder / "cats" / "__init__.py").touch()
    (folder / "docs" / "specification" / "messages").mkdir(parents=True)
    path = folder / "cats/specification/definitions/offices.py"
    text = path.read_text()
    at = text.index("\n", text.index("referenceNumber", text.index(BEFORE))) + 1
    while not text[:at].rstrip().endswith("]"):
        at = text.index("\n", at) + 1
    text = text[:at] + LINE + text[at:]
    path.write_text(text.replace("formats import ", "formats import Digit, ", 1))
    run(folder, "-m", "cats.specification.generate")
    return folder


def run(folder, *words):
    environ = {**os.environ, "PYTHONPATH": str(folder)}
    done = subprocess.run(
        [sys.executable, *words], cwd=folder, env=environ, capture_output=True, text=True, check=True
    )
    return done.stdout


def test_it_stands_in_the_schemas(copy):
    types = etree.parse(copy / "cats/specification/generated/xsd/types.xsd")
    (element,) = types.findall(
        ".//{*}complexType[@name='CustomsOfficeOfDepartureType004']//{*}element[@name='shoeSize']"
    )
    assert (element.get("type"), element.get("minOccurs")) == ("Digit", "0")
    assert "shoeSize" in (copy / "cats/specification/generated/json/types.json").read_text()


def test_it_stands_on_the_page_of_every_message_that_has_the_group(copy):
    page = (copy / "docs/specification/messages/CC028C.md").read_text()
    assert "| `/CC028C/CustomsOfficeOfDeparture/shoeSize` | Shoe size | 0..1 | n1 | CL231 | C0505 |" in page


def test_it_is_read_written_judged_and_found(copy):
    found = json.loads(run(copy, "-c", LOOK))
    assert found == {
        "value": "7",
        "back": True,
        "json": "7",
        "row": ["/CC028C/CustomsOfficeOfDeparture/shoeSize", "Shoe size", "0..1", "n1", "CL231", ["C0505"]],
        "found": ["shoeSize"],
        "fault": ["/CC028C/CustomsOfficeOfDeparture/shoeSize"],
    }
