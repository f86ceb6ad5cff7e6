"""Sentences of the domain keep their template, so that a face can say them in another language."""

import json
import pickle

import pytest
from django.utils import translation

from cats.api import spoken as spoken_module
from cats.api.spoken import spoken
from cats.kernel.errors import NotFound
from cats.kernel.sentences import said


@pytest.fixture
def dictionary(monkeypatch):
    known = {
        "No movement {mrn} was found.": "Перемещение {mrn} не найдено.",
        "{thing} is missing {when}.": "{thing}: отсутствует {when}.",
        "before release": "до выпуска",
    }
    monkeypatch.setattr(spoken_module, "gettext", lambda text: known.get(text, text))


def test_a_sentence_is_an_ordinary_english_string():
    sentence = said("No movement {mrn} was found.", mrn="26GE1")

    assert sentence == "No movement 26GE1 was found."
    assert json.loads(json.dumps({"text": sentence})) == {"text": "No movement 26GE1 was found."}
    assert str(NotFound("movement", sentence)) == "No movement 26GE1 was found."


def test_braces_are_text_where_no_value_is_given():
    assert said("A set in {braces}.") == "A set in {braces}."


def test_a_sentence_survives_the_way_to_another_process():
    kept = pickle.loads(pickle.dumps(said("No movement {mrn} was found.", mrn="26GE1")))

    assert (kept.template, kept.values) == ("No movement {mrn} was found.", {"mrn": "26GE1"})


def test_it_is_said_by_its_template_and_the_sentences_in_it_too(dictionary):
    inner = said("{thing} is missing {when}.", thing="CC015C", when=said("before release"))

    assert spoken(said("No movement {mrn} was found.", mrn="26GE1")) == "Перемещение 26GE1 не найдено."
    assert spoken(inner) == "CC015C: отсутствует до выпуска."


def test_what_is_no_sentence_or_not_translated_stays_as_it_is(dictionary):
    assert spoken("Something of another system.") == "Something of another system."
    assert spoken(said("Not translated {yet}.", yet="at all")) == "Not translated at all."
    assert spoken("") == ""


def test_values_of_users_are_never_taken_for_placeholders(dictionary):
    assert (
        spoken(said("No movement {mrn} was found.", mrn="{0.__class__}"))
        == "Перемещение {0.__class__} не найдено."
    )


@pytest.mark.parametrize("language", ["en", "ru"])
def test_the_empty_text_is_not_the_header_of_the_catalogue(language):
    with translation.override(language):
        assert spoken("") == ""
