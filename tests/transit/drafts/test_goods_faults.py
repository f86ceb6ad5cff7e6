"""What is wrong with a row: at which cell, by which rule, in which words, and how it could be mended."""

from datetime import date

import pytest
from django.utils import translation

from refdata import files, tariff
from tests.transit.rules.reference import context
from transit.drafts import goods_judge, goods_words

GOOD = {
    "hs": "841370",
    "text": "Pump",
    "packages": "8",
    "kind": "PX",
    "marks": "A 1-8",
    "gross": "1240.0",
    "net": "1180",
}
ON = date(2026, 11, 22)


@pytest.fixture(autouse=True)
def _lists(monkeypatch):
    kinds = [(row.code, row.texts["en"]) for row in files.codes() if row.list == "CL017"]
    monkeypatch.setattr(goods_words.refdata, "choices", lambda number, language, on: kinds)
    known = tariff.Index(
        [(row.code, row.description) for row in files.harmonized_system()], {"841399": date(2021, 12, 31)}
    )
    monkeypatch.setattr(tariff, "index", lambda on: known)


def found(**changes):
    answers = {name: value for name, value in (GOOD | changes).items() if value}
    return [
        (one["name"], one["row"], one["inner"], one["code"], one["rule"])
        for one in goods_judge.faults_of(answers, None, context())
    ]


def said(**changes):
    answers = {name: value for name, value in (GOOD | changes).items() if value}
    with translation.override("en"):
        return [
            (
                one.label,
                one.sentence,
                one.rule_words if one.rule else "",
                [(way.words, way.values) for way in one.mends],
            )
            for one in (
                goods_words.shown(fault, answers, ON)
                for fault in goods_judge.faults_of(answers, None, context())
            )
        ]


@pytest.mark.parametrize(
    ("changes", "faults"),
    [
        ({}, []),
        ({"gross": "1 240,0", "net": "1 180", "kind": "px", "hs": "8413 70"}, []),
        ({"net": "1300"}, [("net", 0, "", "14", "R0223")]),
        ({"hs": ""}, [("hs", 0, "", "13", "C0153")]),
        ({"hs": "841399"}, [("hs", 0, "", "12", "CL152")]),
        ({"hs": "84139"}, [("hs", 0, "", "25", "an6")]),
        ({"text": ""}, [("text", 0, "", "21", "")]),
        ({"text": "x" * 513}, [("text", 0, "", "25", "an..512")]),
        ({"kind": ""}, [("kind", 0, "", "21", "")]),
        ({"kind": "", "packages": "", "marks": ""}, [("kind", 0, "", "21", "")]),
        ({"kind": "Q9"}, [("kind", 0, "", "12", "CL017")]),
        ({"packages": ""}, [("packages", 0, "", "13", "C0060")]),
        ({"packages": "1.5"}, [("packages", 0, "", "25", "n..8")]),
        ({"marks": ""}, [("marks", 0, "", "13", "C0060")]),
        ({"kind": "VR"}, [("packages", 0, "", "15", "C0060")]),
        ({"kind": "VR", "packages": ""}, []),
        ({"kind": "NE", "marks": ""}, []),
        ({"gross": ""}, [("gross", 0, "", "13", "CATS_103")]),
        ({"gross": "1,240"}, [("gross", 0, "", "25", "n..16,6")]),
        ({"gross": "0", "net": ""}, [("gross", 0, "", "14", "R0221")]),
        ({"packages": "0", "gross": "0", "net": ""}, []),
        ({"packages": "0"}, [("gross", 0, "", "14", "R0221")]),
        ({"dispatch": "Q1"}, [("dispatch", 0, "", "25", "a2")]),
        ({"dispatch": "AA"}, [("dispatch", 0, "", "12", "CL008")]),
        ({"packagings": [{"kind": "Q9", "packages": "1", "marks": "B"}]}, [("packagings", 1, "kind", "12", "CL017")]),
        (
            {"packagings": [{"kind": "toolong"}, {"kind": "CT", "packages": "4"}]},
            [("packagings", 1, "kind", "25", "an2"), ("packagings", 2, "marks", "13", "C0060")],
        ),
        ({"dangerous": [{"un": "12"}]}, [("dangerous", 1, "un", "25", "an4")]),
        ({"dangerous": [{"un": "1203"}] * 100}, [("dangerous", 0, "", "24", "")]),
        ({"supporting": [{"type": "N380"}]}, [("supporting", 1, "number", "21", "")]),
        ({"information": [{"code": "30600"}]}, [("information", 1, "code", "14", "R3061")]),
        (
            {"hs": "", "text": "", "kind": "", "packages": "", "marks": "", "gross": "", "net": "", "dispatch": "GE"},
            [("text", 0, "", "21", ""), ("kind", 0, "", "21", ""), ("hs", 0, "", "13", "C0153"), ("gross", 0, "", "13", "CATS_103")],
        ),
        ({"hs": "", "text": "", "gross": "x"}, [("text", 0, "", "21", ""), ("gross", 0, "", "25", "n..16,6"), ("hs", 0, "", "13", "C0153")]),
    ],
    ids=str,
)  # fmt: skip
def test_faults_stand_at_their_cell(changes, faults):
    assert found(**changes) == faults


def test_an_empty_row_has_one_fault():
    assert [one["code"] for one in goods_judge.faults_of({}, None, context())] == [goods_judge.EMPTY]


def test_exchanged_masses_are_exchanged_at_one_press():
    assert said(net="1300") == [
        (
            "Net, kg",
            "Gross 1240.0 is less than net 1300. Were they exchanged?",
            "rule R0223",
            [("Exchange them", {"gross": "1300", "net": "1240.0"})],
        )
    ]


def test_an_ended_code_leads_to_its_neighbours():
    assert said(hs="841399") == [
        (
            "HS code",
            "841399 ended on 31 Dec 2021.",
            "code list CL152",
            [("Take 841391", {"hs": "841391"}), ("Take 841392", {"hs": "841392"})],
        )
    ]


def test_national_digits_and_lost_zeros_are_mended():
    assert said(hs="8413910009")[0][1:] == (
        "“8413910009” has 10 characters; 6 are needed.", "format an6", [("Take 841391", {"hs": "841391"})],
    )  # fmt: skip
    assert said(hs="80222")[0][3] == [("Take 080222", {"hs": "080222"})]
    assert said(hs="abcdef")[0][3] == []


def test_a_number_with_two_readings_offers_both():
    assert said(gross="1,240") == [
        (
            "Gross, kg",
            "“1,240” can be read in two ways: 1240 or 1.240.",
            "format n..16,6",
            [("Take 1240", {"gross": "1240"}), ("Take 1.240", {"gross": "1.240"})],
        )
    ]


def test_a_kind_of_packages_may_be_written_as_a_word():
    assert said(kind="Carton")[0][3][:1] == [("Take CT", {"kind": "CT"})]


def test_russian_sentences_are_whole_even_without_a_catalogue():
    with translation.override("ru"):
        fault = goods_judge.faults_of(GOOD | {"net": "1300"}, None, context())[0]
        assert goods_words.shown(fault, GOOD | {"net": "1300"}, ON).sentence
