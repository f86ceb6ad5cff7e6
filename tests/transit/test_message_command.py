"""`manage.py message`: what developers and integrators are told of their documents, and with which exit status."""

import csv
import json
import os
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import call_command

from cats.specification import codec, ncts
from cats.specification.catalogue import MESSAGES
from cats.specification.examples import example
from refdata.models import Edition
from tests.transit import world

SAMPLES = os.environ.get("CATS_NCTS_SAMPLES", "")
needs_samples = pytest.mark.skipif(
    not SAMPLES, reason="CATS_NCTS_SAMPLES is not set: no NCTS samples to read"
)
TABLE = Path(__file__).parents[1] / "samples" / "invalid.tsv"


def run(*words):
    """Exit status, output and complaints of the command."""
    out, err = StringIO(), StringIO()
    try:
        call_command("message", *map(str, words), stdout=out, stderr=err)
    except SystemExit as ended:
        return ended.code, out.getvalue(), err.getvalue()
    return 0, out.getvalue(), err.getvalue()


def files(kind):
    return sorted(Path(SAMPLES, kind).glob("*.xml"))


@pytest.fixture
def written(tmp_path):
    """Writes a document and answers its path."""

    def write(data, name="document.xml"):
        path = tmp_path / name
        path.write_bytes(data if isinstance(data, bytes) else data.encode())
        return path

    return write


@needs_samples
def test_every_valid_sample_is_valid_and_every_other_is_not():
    assert run("validate", "--structure", *files("valid"))[0] == 0
    for path in [*files("invalid"), *files("phase6")]:
        assert run("validate", "--structure", path)[0] == 1, path


@needs_samples
def test_each_sample_that_is_refused_is_refused_for_its_true_fault():
    with TABLE.open(encoding="utf-8", newline="") as file:
        told = list(csv.DictReader(file, delimiter="\t"))
    assert [row["file"] for row in told] == [
        f"{path.parent.name}/{path.name}" for path in files("invalid") + files("phase6")
    ]
    for row in told:
        _, out, _ = run("validate", "--structure", "--json", Path(SAMPLES, row["file"]))
        errors = json.loads(out)["errors"]
        first = errors[0]
        assert (str(len(errors)), first["pointer"], first["rule"]) == (
            row["faults"],
            row["pointer"],
            row["fault"],
        )
        assert row["what is wrong"]


def test_one_object_per_file_says_everything_that_is_wrong(written):
    good = written(codec.encode(example("CC028C")), "good.xml")
    bad = written(codec.encode(example("CC028C")).replace(b"GEDM0001", b"gedm"), "bad.xml")
    status, out, _ = run("validate", "--structure", "--json", good, bad)
    told = [json.loads(line) for line in out.splitlines()]
    assert status == 1
    assert told[0] == {"file": str(good), "valid": True, "errors": []}
    assert (told[1]["file"], told[1]["valid"]) == (str(bad), False)
    (error,) = told[1]["errors"]
    assert error == {
        "pointer": "/CC028C/CustomsOfficeOfDeparture/referenceNumber",
        "code": "25",
        "rule": "FORMAT",
        "value": "gedm",
        "sentence": "Reference number must have the format an8, pattern [A-Z]{2}[A-Z0-9]{6}.",
    }


def test_a_sentence_is_said_in_the_language_asked_for(written):
    bad = written(codec.encode(example("CC028C")).replace(b"GEDM0001", b"gedm"))
    status, out, _ = run("--language", "ru", "validate", "--structure", bad)
    assert status == 1
    assert "нужен формат an8" in out
    assert "must have the format" not in out


def test_a_document_in_json_is_judged_like_the_same_in_xml(written):
    message = example("CC028C")
    good = written(json.dumps(codec.to_json(message)), "good.json")
    bad = written(json.dumps(codec.to_json(message)).replace("GEDM0001", "gedm"), "bad.json")
    assert run("validate", "--structure", good)[0] == 0
    status, out, _ = run("validate", "--structure", bad)
    assert status == 1
    assert "referenceNumber" in out


def test_what_cannot_be_read_ends_with_two_and_says_why(tmp_path, written):
    status, _, err = run("validate", "--structure", tmp_path / "absent.xml")
    assert (status, "absent.xml cannot be read: No such file" in err) == (2, True)
    assert run("explain", "C9999") == (2, "", "The specification has no C9999.\n")
    assert run("example", "IE999") == (2, "", "The specification has no IE999.\n")
    assert run("validate", "--structure", written("{ not json", "x.json"))[0] == 2


def test_one_file_that_cannot_be_read_does_not_hide_the_others(tmp_path, written):
    bad = written(codec.encode(example("CC028C")).replace(b"GEDM0001", b"gedm"), "bad.xml")
    garbled = written("{ not json", "garbled.json")
    status, out, err = run("validate", "--structure", tmp_path / "absent.xml", garbled, bad)
    assert status == 2
    assert [line.partition(": ")[0] for line in out.splitlines()] == [
        str(bad),
        "  /CC028C/CustomsOfficeOfDeparture/referenceNumber",
    ]
    absent, no_json = err.splitlines()
    assert absent == f"{tmp_path / 'absent.xml'} cannot be read: No such file or directory."
    assert no_json.startswith(f"{garbled} is no JSON: Expecting property name")


@pytest.mark.parametrize("levels", [65, 100_000])
@pytest.mark.parametrize("act", [("validate", "--structure"), ("convert", "--to", "xml")])
def test_json_that_nests_too_deep_is_invalid(written, levels, act):
    status, out, err = run(*act, written('{"CC015C":' * levels + "1" + "}" * levels))
    assert status == 1
    assert "Members are nested deeper than 64 levels." in out + err


@pytest.mark.parametrize(
    "words", [("--language", "ru", "explain", "14"), ("explain", "--language", "ru", "14")]
)
def test_the_language_stands_before_or_after_the_act(words):
    assert run(*words) == (
        0,
        "CL030 14: Слишком глубокая вложенность элементов\nCL180 14: Нарушение правила\n",
        "",
    )


def test_without_code_lists_nothing_is_called_valid(db, written):
    path = written(codec.encode(world.declaration()))
    Edition.objects.all().delete()
    status, out, err = run("validate", path)
    assert (status, out) == (2, "")
    assert err == (
        f"{path} cannot be judged: No code lists are loaded here: nothing could be judged by them."
        " Use --structure to judge structure alone.\n"
    )


def test_what_another_administration_would_judge_is_not_called_valid(db, written):
    path = written(codec.encode(world.declaration()))
    status, out, err = run("validate", path)
    assert (status, out) == (2, "")
    assert err == (
        f"{path} cannot be judged: The administration of GE is not kept here."
        " Use --structure to judge structure alone.\n"
    )


def test_code_lists_and_rules_are_judged_as_the_receiver_would(corridor, written):
    sound = world.declaration()
    good = written(codec.encode(sound), "good.xml")
    bad = written(codec.encode(sound).replace(b"<declarationType>T1<", b"<declarationType>T2<"), "bad.xml")
    assert run("validate", good)[:2] == (0, f"{good}: valid\n")
    status, out, _ = run("validate", "--json", bad)
    errors = json.loads(out)["errors"]
    assert status == 1
    assert ("/CC015C/TransitOperation/declarationType", "T2") in {
        (one["pointer"], one["value"]) for one in errors
    }
    assert run("validate", "--structure", bad)[0] == 0


@pytest.mark.parametrize("code", MESSAGES)
def test_every_message_has_an_example_that_is_valid(code):
    status, out, _ = run("example", code)
    assert status == 0
    assert codec.check(code, out.strip().encode()) == []


@pytest.mark.parametrize("code", MESSAGES)
def test_a_document_goes_into_every_form_and_back(code, written):
    document = codec.encode(example(code))
    assert run("convert", "--to", "xml", written(document))[1].strip().encode() == document
    status, told, _ = run("convert", "--to", "json", written(document))
    assert status == 0
    assert run("convert", "--to", "cats", written(told, "document.json"))[1].strip().encode() == document
    status, theirs, err = run("convert", "--to", "ncts", written(document))
    if code == "CD600C":
        assert (status, theirs) == (1, "")
        assert err == "/CD600C: CD600C is a message of CATS; NCTS has none like it.\n"
    else:
        assert 'xmlns:c="http://ncts.dgtaxud.ec" PhaseID="NCTS5.0"' in theirs
        assert codec.decode(theirs.strip().encode()) == codec.decode(document)


def test_what_ncts_cannot_say_is_named_with_its_place(written):
    data = codec.encode(example("CC028C")).replace(b"26GE000000000001J7", b"23GE000000000001J7")
    status, out, err = run("convert", "--to", "ncts", written(data))
    assert (status, out) == (1, "")
    assert err == "/CC028C/TransitOperation/MRN: NCTS does not accept this value of MRN.\n"
    assert [fault.value for fault in ncts.obstacles(codec.decode(data))] == ["23GE000000000001J7"]


@pytest.mark.parametrize(("old", "new"), [(b"<messageType>CC028C", b"<messageType>CD600C")])
def test_a_type_of_message_that_ncts_does_not_have_is_named_with_its_place(written, old, new):
    data = codec.encode(example("CC028C"))
    assert old in data
    status, out, err = run("convert", "--to", "ncts", written(data.replace(old, new)))
    assert (status, out) == (1, "")
    assert err == "/CC028C/messageType: NCTS does not accept this value of messageType.\n"


def test_a_reference_in_a_refused_document_is_free_text_in_ncts_too(written):
    data = codec.encode(example("CD917C")).replace(
        b"<XMLError>", b"<Header><MRN>no MRN at all</MRN></Header><XMLError>"
    )
    status, out, _ = run("convert", "--to", "ncts", written(data))
    assert status == 0
    assert "<MRN>no MRN at all</MRN>" in out


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("C0505", "The postcode is given, except in countries that have none."),
        ("IE015", "The holder declares goods for transit."),
        ("CL231", "/CC015C/TransitOperation/declarationType"),
        ("CD601C", "Each guarantor knows his part."),
        ("CL231", "T1  Goods under the CATS transit procedure"),
        ("14", "CL180 14: Rule violation"),
        ("14", "CL030 14: Elements are nested too deep"),
        ("92", "CL180 92: Message out of sequence"),
        ("CATS_192", "A message comes when the state of the movement calls for it."),
    ],
)
def test_a_rule_a_message_and_a_list_are_explained(name, told):
    status, out, _ = run("explain", name)
    assert status == 0
    assert told in out
