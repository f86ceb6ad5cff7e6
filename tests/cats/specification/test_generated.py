"""What is generated is committed, complete, and follows the definitions."""

import re
import shutil
import subprocess
import sys
from pathlib import Path

import msgspec
import pytest
from lxml import etree

from cats.specification import codec, generate, model
from cats.specification.catalogue import MESSAGES
from cats.specification.generators import pages
from tests.cats.specification import examples

ROOT = Path(generate.__file__).parents[2]


def test_no_generated_file_is_stale():
    assert generate.stale() == [], "run: python -m cats.specification.generate"


def test_no_page_of_a_message_is_stale():
    assert generate.stale(generate.PAGES, pages.files()) == [], "run: python -m cats.specification.generate"


def test_the_page_of_a_message_says_what_the_definition_says():
    page = pages.files()["CC015C.md"].splitlines()
    reference = "/CC015C/Guarantee/GuaranteeReference"
    assert f"| `{reference}` | Guarantee reference | 0..99 ? | group |  | C0085 |" in page
    assert sum(line.startswith(f"| `{reference}/") for line in page) == 5
    (summary,) = [line for line in page if line.startswith("IE015, ")]
    assert summary.startswith("IE015, from the economic operator to the office of departure. ")
    assert MESSAGES["CC015C"].trigger in summary
    assert MESSAGES["CC015C"].effect in summary
    assert summary.endswith(" Answered by CC928C, CC028C, CC056C.")


def test_a_changed_a_missing_and_a_left_over_file_are_each_found(tmp_path):
    generate.write(tmp_path)
    assert generate.stale(tmp_path) == []
    (tmp_path / "decode.py").write_text("")
    (tmp_path / "xsd/CC015C.xsd").unlink()
    (tmp_path / "json/old.json").write_text("{}")
    assert generate.stale(tmp_path) == ["decode.py", "json/old.json", "xsd/CC015C.xsd"]
    generate.write(tmp_path)
    assert generate.stale(tmp_path) == []


def test_the_schema_of_each_message_stands_alone():
    for code in ("CC015C", "CD600C"):
        schema = etree.XMLSchema(file=str(generate.GENERATED / "xsd" / f"{code}.xsd"))
        root = etree.fromstring(codec.encode(examples.message(MESSAGES[code].definition, 5)))
        schema.assertValid(root)


def test_json_schemas_name_types_that_exist():
    types = msgspec.json.decode((generate.GENERATED / "json/types.json").read_bytes())["$defs"]
    text = (generate.GENERATED / "json/types.json").read_text()
    assert set(re.findall(r"#/\$defs/(\w+)", text)) <= types.keys()
    for code in MESSAGES:
        assert f"{code}Type" in types
    address = types["AddressType015"]
    assert address["required"] == ["streetAndNumber", "city", "country"]
    assert address["additionalProperties"] is False


def test_a_data_item_is_added_by_one_line(tmp_path):
    """In a copy of the project one line more in a definition is found in XSD, JSON Schema and codec."""
    shutil.copytree(ROOT / "cats" / "specification", tmp_path / "cats" / "specification")
    shutil.copy(ROOT / "cats" / "__init__.py", tmp_path / "cats")
    parties = tmp_path / "cats/specification/definitions/parties.py"
    line = 'city: Annotated[Trimmed35, Item("City")]\n'
    assert line in parties.read_text()
    more = '    district: Annotated[Trimmed35 | None, Item("District")] = None\n'
    parties.write_text(parties.read_text().replace(line, line + more, 1))
    subprocess.run([sys.executable, "-m", "cats.specification.generate"], cwd=tmp_path, check=True)
    generated = tmp_path / "cats/specification/generated"
    assert (
        '<xs:element name="district" type="Trimmed35" minOccurs="0"/>'
        in (generated / "xsd/types.xsd").read_text()
    )
    assert '"title": "District"' in (generated / "json/types.json").read_text()
    assert "district" in (generated / "decode.py").read_text()
    assert "<district>" in (generated / "encode.py").read_text()
    assert "/Address/district` | District | 0..1 |" in (
        tmp_path / "docs/specification/messages/CC015C.md"
    ).read_text("utf-8")


def test_check_says_what_is_stale_and_fails(tmp_path, monkeypatch, capsys):
    generate.write(tmp_path)
    monkeypatch.setattr(generate, "stale", lambda *place: ["CC015C.md"] if place else ["decode.py"])
    assert generate.main(["--check"]) == 1
    assert capsys.readouterr().err.splitlines()[:2] == ["stale: decode.py", "stale: CC015C.md"]
    monkeypatch.setattr(generate, "stale", lambda *place: [])
    assert generate.main(["--check"]) == 0
    assert generate.main(["--nonsense"]) == 2


def test_the_specification_needs_neither_django_nor_any_room_but_the_kernel():
    program = (
        "import sys, cats.specification.codec, cats.specification.rules, cats.specification.generate\n"
        "rooms = {'cats', 'cats.specification', 'cats.kernel', 'cats.kernel.errors', 'cats.kernel.sentences'}\n"
        "ours = {n for n in sys.modules if n.split('.')[0] in ('cats', 'refdata', 'transit', 'guarantees')}\n"
        "print([n for n in ours if n not in rooms and not n.startswith('cats.specification.')])\n"
        "print([n for n in sys.modules if n.split('.')[0] == 'django'])"
    )
    done = subprocess.run(
        [sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert done.stdout == "[]\n[]\n"


@pytest.mark.parametrize("code", sorted(MESSAGES))
def test_no_group_names_an_element_twice_and_every_pattern_compiles(code):
    for group in model.groups_of([MESSAGES[code].definition]):
        names = [element.name for element in model.elements(group)]
        assert len(names) == len(set(names))
        for element in model.elements(group):
            assert element.format is None or model.expression(element.format)
