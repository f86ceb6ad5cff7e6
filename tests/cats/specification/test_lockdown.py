"""Documents made to harm: each is refused quickly, with a fault that says what it is."""

import time
import tracemalloc

import pytest

from cats.specification import codec
from cats.specification.catalogue import MESSAGES
from cats.specification.faults import Kind
from tests.cats.specification import examples

VALID = codec.encode(examples.message(MESSAGES["CC928C"].definition, 7))
SENDER = examples.message(MESSAGES["CC928C"].definition, 7).messageSender
OPEN = b'<c:CC928C xmlns:c="urn:carec:cats:ice:1">'


def one(data, **options):
    with pytest.raises(codec.Malformed) as refused:
        codec.decode(data, **options)
    (fault,) = refused.value.faults
    assert codec.check(None, data, **options) == [fault]
    return fault


def with_sender(text: bytes) -> bytes:
    start = VALID.index(b"<messageSender>") + len(b"<messageSender>")
    return VALID[:start] + text + VALID[VALID.index(b"</messageSender>") :]


def test_a_dtd_is_refused_at_its_place():
    fault = one(b'<?xml version="1.0"?>\n  <!DOCTYPE a>' + VALID)
    assert (fault.kind, fault.line, fault.column) == (Kind.FORBIDDEN, 2, 3)
    assert "DTD" in fault.reason


@pytest.mark.parametrize(
    "subset",
    [
        b'<!ENTITY x "y">',
        b'<!ENTITY x SYSTEM "file:///etc/passwd">',
        b'<!ENTITY x SYSTEM "http://127.0.0.1:1/">',
        b'<!ENTITY % p SYSTEM "http://127.0.0.1:1/"> %p;',
        b'<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;&b;">',
    ],
)
def test_entities_of_every_kind_are_refused_with_their_dtd(subset):
    fault = one(b"<!DOCTYPE a [" + subset + b"]>" + with_sender(b"&x;"))
    assert fault.kind is Kind.FORBIDDEN


def test_an_entity_without_a_dtd_is_not_well_formed():
    assert one(with_sender(b"&x;")).kind is Kind.NOT_WELL_FORMED


def test_a_dtd_inside_a_comment_is_only_a_comment():
    assert codec.check("CC928C", b"<!-- <!DOCTYPE a> <![CDATA[ <? -->" + VALID) == []


def test_a_hundred_megabytes_are_refused_before_anything_is_read():
    data = bytes(100 * 2**20)
    tracemalloc.start()
    begun = time.monotonic()
    fault = one(data)
    assert time.monotonic() - begun < 0.5
    assert tracemalloc.get_traced_memory()[1] < 2**20
    tracemalloc.stop()
    assert fault.kind is Kind.TOO_LARGE
    assert "104857600" in fault.reason


def test_the_caller_may_set_a_smaller_limit():
    assert codec.check(None, VALID, limit=len(VALID)) == []
    assert one(VALID, limit=len(VALID) - 1).kind is Kind.TOO_LARGE


@pytest.mark.parametrize("levels", [65, 300, 10_000, 200_000])
def test_deep_nesting_is_refused(levels):
    data = OPEN + b"<a>" * levels + b"</a>" * levels + b"</c:CC928C>"
    assert one(data).kind is Kind.TOO_DEEP


def test_sixty_four_levels_are_only_unknown_elements():
    data = OPEN + b"<a>" * 63 + b"</a>" * 63 + b"</c:CC928C>"
    assert Kind.TOO_DEEP not in {fault.kind for fault in codec.check(None, data)}


def test_millions_of_tags_are_refused_before_a_tree_is_built():
    begun = time.monotonic()
    fault = one(OPEN + b"<a/>" * 4_000_000 + b"</c:CC928C>")
    assert fault.kind is Kind.TOO_LARGE
    assert time.monotonic() - begun < 1


@pytest.mark.parametrize(
    "text", [b"a" * 9_000_000, b"&amp;" * 1_000_000, b"<!--" + b"x" * 9_000_000 + b"-->"]
)
def test_a_text_or_comment_of_megabytes_is_refused(text):
    begun = time.monotonic()
    assert one(with_sender(text)).kind is Kind.TOO_LARGE
    assert time.monotonic() - begun < 1


@pytest.mark.parametrize(
    "text", [b"<![CDATA[GE]]>", b"G<![CDATA[E]]>", b"<![CDATA[]]>", b"<![CDATA[<!DOCTYPE a>]]>"]
)
def test_cdata_is_refused(text):
    fault = one(with_sender(text))
    assert fault.kind is Kind.FORBIDDEN
    assert "CDATA" in fault.reason


@pytest.mark.parametrize("text", [b"<?php x?>", b'<?xml-stylesheet href="a"?>', b"GE<?a b?>"])
def test_processing_instructions_are_refused(text):
    fault = one(with_sender(text))
    assert fault.kind is Kind.FORBIDDEN
    assert "instruction" in fault.reason


@pytest.mark.parametrize("text", [b"NTA<!-- -->.GE", b"NTA<!-- a --><!-- b -->.GE", b"N<!---->T<!-- -->A.GE"])
def test_a_comment_that_splits_a_value_is_refused(text):
    fault = one(with_sender(text))
    assert fault.kind is Kind.FORBIDDEN
    assert "splits" in fault.reason


@pytest.mark.parametrize("text", [b"<!-- who -->NTA.GE", b"NTA.GE<!-- who -->"])
def test_a_comment_beside_a_value_is_dropped(text):
    assert codec.decode(with_sender(text)).messageSender == "NTA.GE"


def test_comments_between_elements_are_dropped():
    commented = VALID.replace(b"><", b"><!-- note -->\n<", 5)
    assert codec.decode(b"<!-- before -->" + commented + b"<!-- after -->") == codec.decode(VALID)


@pytest.mark.parametrize("tail", [b"x", b"<a/>", b"\x00", b"</a>", b"<![CDATA[x]]>", b"&amp;"])
def test_anything_after_the_root_is_refused(tail):
    assert one(VALID + tail).kind in (Kind.NOT_WELL_FORMED, Kind.FORBIDDEN, Kind.ENCODING)


@pytest.mark.parametrize(
    "data", [b"", b" ", b"GE", b"{}", b"<", b"<a", b"<a>", b"<a></b>", b"\xef\xbb\xbf", b"<!--", b"<!-- a"]
)
def test_what_is_no_xml_is_refused(data):
    assert one(data).kind is Kind.NOT_WELL_FORMED


def test_a_duplicate_attribute_is_not_well_formed():
    assert (
        one(VALID.replace(b' PhaseID="CATS1.0"', b' PhaseID="CATS1.0" PhaseID="CATS1.0"')).kind
        is Kind.NOT_WELL_FORMED
    )


def test_line_and_column_of_a_broken_document_are_given():
    fault = one(b'<?xml version="1.0"?>\n<a>\n  <b></c>\n</a>')
    assert (fault.line, fault.pointer) == (3, "/")
    assert fault.column > 0


def test_utf_8_is_read_with_and_without_byte_order_mark_and_declaration():
    expected = codec.decode(VALID)
    for head in (
        b"",
        b"\xef\xbb\xbf",
        b'<?xml version="1.0" encoding="utf-8"?>',
        b"<?xml version='1.0' encoding='UTF-8' standalone='yes'?>\r\n",
    ):
        assert codec.decode(head + VALID) == expected
    assert codec.decode(b'\xef\xbb\xbf<?xml version="1.0"?>' + VALID) == expected


@pytest.mark.parametrize(
    "encoding", ["utf-16", "utf-16-le", "utf-16-be", "utf-32", "utf-7", "iso-8859-1", "cp1251", "koi8-r"]
)
def test_every_other_encoding_is_refused(encoding):
    text = f'<?xml version="1.0" encoding="{encoding}"?>' + VALID.decode()
    assert one(text.encode(encoding, "replace")).kind in (Kind.ENCODING, Kind.NOT_WELL_FORMED)


def test_a_name_of_another_encoding_is_refused_even_over_plain_ascii():
    assert one(b'<?xml version="1.0" encoding="utf-7"?>' + with_sender(b"GE")).kind is Kind.ENCODING


@pytest.mark.parametrize(
    "junk", [b"\xff", b"\xc0\xaf", b"\xed\xa0\x80", b"\x00", b"\x01", b"&#0;", b"&#x1F;", b"&#xFFFE;"]
)
def test_bytes_and_references_that_are_no_characters_are_refused(junk):
    assert one(with_sender(b"GE" + junk)).kind in (Kind.NOT_WELL_FORMED, Kind.ENCODING)


def test_many_comments_without_an_element_are_refused_at_once():
    begun = time.monotonic()
    with pytest.raises(codec.Malformed):
        codec.message_type(b"<!-- -->" * 100_000)
    with pytest.raises(codec.Malformed):
        codec.decode(b"<!--" * 500_000)
    assert time.monotonic() - begun < 1
