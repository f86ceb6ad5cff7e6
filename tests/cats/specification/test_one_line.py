"""A data item is one line: added to a copy of the definitions it stands in schema, JSON Schema, page, search, codec and form."""

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
BEFORE = "class CustomsOfficeOfDepartureType015(Group, kw_only=True):\n"
LOOK = """
import json
from cats.specification import codec, reference
from cats.specification.examples import example
document = codec.encode(example("CC015C")).replace(b"</referenceNumber>", b"</referenceNumber><shoeSize>7</shoeSize>", 1)
message = codec.decode(document)
row = next(row for row in reference.rows("CC015C") if row.name == "shoeSize")
print(json.dumps({
    "value": message.CustomsOfficeOfDeparture.shoeSize,
    "back": codec.encode(message) == document,
    "json": codec.to_json(message)["CC015C"]["CustomsOfficeOfDeparture"]["shoeSize"],
    "row": [row.pointer, row.label, row.occurs, row.notation, row.codes, list(row.rules)],
    "found": [row.name for row in reference.search("shoe").elements],
    "fault": [one.pointer for one in codec.check(None, document.replace(b">7<", b">seven<"))],
}))
"""
FORM = """
import json, os
os.environ["DJANGO_SETTINGS_MODULE"] = "cats.settings_test"
import django
django.setup()
from django.http import QueryDict
from transit.drafts.fields import write
from transit.drafts.sections import FORMS
from transit.forms.drafts import Lists, answers_of, blocks_of

class NoLists(Lists):
    def choices(self, number):
        return []

section = next(one for one in FORMS if any("shoeSize" in field.path for field in one.fields))
html = "".join(str(block.form) for block in blocks_of(section, {}, [], NoLists(None)))
answers, _ = answers_of(section, QueryDict("CustomsOfficeOfDeparture_shoeSize=7"))
document = {}
write(answers, section.fields, document)
print(json.dumps({
    "input": html.count('name="CustomsOfficeOfDeparture_shoeSize"'), "label": html.count("Shoe size"), "document": document,
}))
"""
APPS = ("cats", "transit", "guarantees", "refdata", "ice_connector", "templates", "locale", "tests/toy")


@pytest.fixture(scope="module")
def copy(tmp_path_factory):
    """A copy of the project with one line more in its definitions, generated anew."""
    folder = tmp_path_factory.mktemp("copy")
    for part in APPS:
        shutil.copytree(ROOT / part, folder / part, ignore=shutil.ignore_patterns("__pycache__"))
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
        [sys.executable, *words], cwd=folder, env=environ, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_it_stands_in_the_schemas(copy):
    types = etree.parse(copy / "cats/specification/generated/xsd/types.xsd")
    (element,) = types.findall(
        ".//{*}complexType[@name='CustomsOfficeOfDepartureType015']//{*}element[@name='shoeSize']"
    )
    assert (element.get("type"), element.get("minOccurs")) == ("Digit", "0")
    assert "shoeSize" in (copy / "cats/specification/generated/json/types.json").read_text()


def test_it_stands_on_the_page_of_every_message_that_has_the_group(copy):
    page = (copy / "docs/specification/messages/CC015C.md").read_text()
    assert "| `/CC015C/CustomsOfficeOfDeparture/shoeSize` | Shoe size | 0..1 | n1 | CL231 | C0505 |" in page


def test_it_is_read_written_judged_and_found(copy):
    found = json.loads(run(copy, "-c", LOOK))
    assert found == {
        "value": "7",
        "back": True,
        "json": "7",
        "row": ["/CC015C/CustomsOfficeOfDeparture/shoeSize", "Shoe size", "0..1", "n1", "CL231", ["C0505"]],
        "found": ["shoeSize"],
        "fault": ["/CC015C/CustomsOfficeOfDeparture/shoeSize"],
    }


def test_the_form_of_the_declaration_asks_for_it_and_carries_the_answer(copy):
    assert json.loads(run(copy, "-c", FORM)) == {
        "input": 1,
        "label": 1,
        "document": {"CustomsOfficeOfDeparture": {"shoeSize": "7"}},
    }
