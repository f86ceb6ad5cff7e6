"""The published specification: open to everybody, every message, rule and list under an address of its own."""

import re
from html import escape
from io import StringIO

import pypdfium2
import pytest
from django.core.management import CommandError, call_command
from django.test import Client

from cats.specification import editions, reference, rules
from cats.specification.catalogue import MESSAGES
from cats.specification.generate import GENERATED
from refdata import selectors

pytestmark = pytest.mark.django_db
HERE = {"HTTP_HOST": "ge.localhost"}


@pytest.fixture
def read(cast):
    """The page at an address below /specification/, for nobody in particular."""

    def page(path="", language="en", status=200):
        answer = Client(headers={"accept-language": language}, **HERE).get(f"/specification/{path}")
        assert answer.status_code == status
        return answer.content.decode()

    return page


def test_the_first_page_leads_to_every_message_rule_and_list(read):
    page = read()
    for code in MESSAGES:
        assert f'href="/specification/messages/{code}/"' in page
    for code in rules.RULES:
        assert f'href="/specification/rules/{code}/"' in page
    for code in reference.lists():
        assert f'href="/specification/lists/{code}/"' in page


def test_every_message_has_a_page_with_every_element_once(read):
    for code in MESSAGES:
        anchors = re.findall(r'<tr id="([^"]+)"', read(f"messages/{code}/"))
        assert anchors == [row.anchor for row in reference.rows(code)], code


def test_a_message_says_who_sends_it_what_answers_it_and_links_its_rules_and_lists(read):
    page = read("messages/CC015C/")
    assert "economic operator" in page
    assert 'href="/specification/messages/CC028C/"' in page
    assert 'href="/specification/rules/C0030/"' in page
    assert 'href="/specification/lists/CL231/"' in page
    assert 'href="/specification/xsd/CC015C/"' in page
    assert str(rules.RULES["C0030"].sentence).replace("'", "&#x27;") in page


def test_a_search_finds_an_element_and_leads_to_its_place_and_shows_what_was_asked_as_text(read):
    page = read("?q=seals")
    row = reference.search("seals").elements[0]
    assert f'href="/specification/messages/{row.message}/#{row.anchor}"' in page
    hostile = read("?q=%3Cscript%3Ealert(1)%3C/script%3E")
    assert "<script>alert" not in hostile
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in hostile
    assert "Nothing. Every word that you give must occur" in hostile


def test_a_search_understands_the_readers_language(read):
    assert (
        'href="/specification/messages/CC015C/"'
        in read("?q=транзитная+декларация", language="ru").partition("found")[2]
    )


def test_every_rule_has_a_page_with_its_sentence(read):
    for code, rule in rules.RULES.items():
        assert escape(rule.sentence) in read(f"rules/{code}/"), code


def test_a_list_has_its_source_its_owner_and_its_codes_in_the_readers_language(read):
    page = read("lists/CL231/", language="ru")
    assert "Загружен" in page
    assert "European Commission (NCTS)" in read("lists/CL180/", language="ru")
    assert "CATS, для всех договаривающихся сторон" in read("lists/CATS01/", language="ru")
    assert ">T1</bdi>" in page
    assert selectors.code_text("CL231", "T1", "ru") in page
    assert "Ещё не загружен" in read("lists/CL016/", language="ru")


def test_a_long_list_is_cut_and_says_so(read):
    page = read("lists/CL152/")
    assert "more codes" in page
    assert len(page) < 200_000


def test_schemas_are_served_as_they_were_generated(cast):
    for path, kind in (("xsd/CC015C", "application/xml"), ("json/CC015C", "application/schema+json")):
        answer = Client(**HERE).get(f"/specification/{path}/")
        folder, name = path.split("/")
        assert answer["Content-Type"] == kind
        assert b"".join(answer.streaming_content) == (GENERATED / folder / f"{name}.{folder}").read_bytes()


def test_what_changed_between_editions_is_shown(read):
    assert "Nothing: both editions say the same." in read("changes/?from=present&to=present")
    first = editions.names()[0]
    page = read(f"changes/?from={first}&to=present")
    for one in editions.compared(first, editions.PRESENT):
        assert one.message in page


@pytest.mark.parametrize(
    "path",
    [
        "messages/CC999C/",
        "rules/C9999/",
        "lists/CL999/",
        "xsd/secret/",
        "py/decode/",
        "changes/?from=x",
        "changes/?to=x",
    ],
)
def test_what_the_specification_does_not_have_is_not_found(read, path):
    assert "The specification has no" in read(path, status=404)


def test_the_whole_prints_as_one_pdf_with_every_message_and_rule_it_names(tmp_path):
    path = tmp_path / "specification.pdf"
    call_command(
        "print_specification", path, "--language", "ru", "--only", "CC028C", "CD118C", stdout=StringIO()
    )
    pages = pypdfium2.PdfDocument(path)
    text = "".join(page.get_textpage().get_text_range() for page in pages)
    for code in ("CC028C", "CD118C"):
        assert code in text
        for row in reference.rows(code):
            assert row.name in text
    assert "Присвоен MRN" in text
    assert "C0505" in text
    assert "CC015C:" not in text


def test_a_message_that_does_not_exist_is_not_printed(tmp_path):
    path = tmp_path / "specification.pdf"
    with pytest.raises(CommandError, match="The specification has no CC999C"):
        call_command("print_specification", path, "--only", "CC999C")
    assert not path.exists()
