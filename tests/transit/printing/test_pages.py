"""The accompanying document as it is printed: words, barcodes, marks, and what must not stand on it."""

import zlib

import pypdfium2
import pytest
import zxingcpp

from cats.documents import codes, pressing
from cats.tenancy.scope import scope
from tests.transit import world
from tests.transit.printing.conftest import ORIGIN, image_of, printed, text_of, with_goods

PHRASES = (
    "Pump «Azərbaycan» oʻzbek",
    "Задвижка клиновая, қазақша",
    "დოზირების ტუმბო",
    "مضخة پمپ آب",
    "离心泵 中国制造",
    "<script>alert(1)</script> <img src=x> & {{ secret }} \u202eevil",
)


@pytest.fixture(scope="module", autouse=True)
def _put_away():
    yield
    pressing.put_away()


def barcodes_of(data, page=0):
    """Format and text of every barcode on a page, as a reader sees them."""
    found = zxingcpp.read_barcodes(image_of(data, page))
    return {(str(one.format).removeprefix("BarcodeFormat.").replace(" ", ""), one.text) for one in found}


def raw_of(data):
    """The file with its streams unpacked."""
    parts = [data]
    for piece in data.split(b"stream\n")[1:]:
        try:
            parts.append(zlib.decompressobj().decompress(piece))
        except zlib.error:
            continue
    return b"\n".join(parts)


def test_a_released_movement_in_every_script_with_its_codes(corridor):
    record = with_goods(corridor.released(), *PHRASES)

    document, data = printed(record)

    pages = text_of(data)
    first, items = pages[0], pages[1]
    assert document.state == "made"
    assert (document.pages, document.version) == (2, 2)
    assert ("Code128", record.mrn) in {(kind.replace("-", ""), text) for kind, text in barcodes_of(data)}
    assert f"{ORIGIN}/documents/check/?code={document.code}" in {text for _, text in barcodes_of(data)}
    assert record.mrn in {text for _, text in barcodes_of(data, 1)}
    for words in (
        "Transit Accompanying Document",
        "სატრანზიტო თანმხლები დოკუმენტი",
        "Demo Kolkheti Logistics LLC",
        "Demo Turon Savdo MChJ",
        "DM-101-GE GE",
        "DEMO-GE-000102",
        "Sinig Korpu AZDM0001",
        "26GE0000DEMO00012",
        "23\u00a0078.40\u00a0USD",
        "A2, Considered satisfactory",
        "Demo document",
        codes.grouped(document.code),
    ):
        assert words.replace("\u00a0", " ") in first.replace("\u00a0", " ").replace("\r\n", "\n")
    assert "Reprint" not in first
    for phrase in (*PHRASES[:3], PHRASES[4]):
        assert phrase in items.replace("\r\n", " ")
    assert "<script>alert(1)</script>" in items.replace("\r\n", " ")
    assert "/ 2" in first
    assert "/ 2" in items


def test_the_access_code_stands_nowhere_and_the_file_can_do_nothing(corridor):
    record = with_goods(corridor.released(), "<a href='http://evil.example/'>x</a>")

    _, data = printed(record)

    unpacked = raw_of(data)
    assert world.CODE not in "".join(text_of(data))
    assert world.CODE.encode() not in unpacked
    for word in (b"/JavaScript", b"/JS", b"/URI", b"/Launch", b"/EmbeddedFile", b"/OpenAction"):
        assert word not in unpacked
    assert "evil.example" in "".join(text_of(data))


def test_a_further_copy_is_marked_as_a_reprint_on_every_page_in_the_languages_asked_for(corridor):
    record = with_goods(corridor.released(), *PHRASES)
    first, _ = printed(record)

    second, data = printed(record, language="ru", national="kk")

    assert (first.copy, second.copy, second.reprint) == (1, 2, 1)
    assert first.code != second.code
    for text in text_of(data):
        assert "Повторная печать 1, " in text
        assert "(Тбилиси)" in text
    assert "Транзиттік ілеспе құжат" in text_of(data)[0]
    assert "Transit Accompanying Document" not in text_of(data)[0]


def test_an_office_on_the_way_prints_a_copy_of_what_it_has(corridor):
    record = corridor.released()
    there = corridor.at("AZDM0001", record.mrn)

    document, data = printed(there, national="az")

    text = text_of(data)[0]
    assert document.copy == 1
    assert "Copy for the office AZDM0001" in text
    assert "Tranzit müşayiət sənədi" in text
    assert "Held by the office of departure" in text
    assert "26GE0000DEMO00012" not in text
    assert record.mrn in {found for _, found in barcodes_of(data)}


@pytest.mark.slow
@pytest.mark.timeout(600)
def test_the_longest_declaration_has_each_item_once(corridor):
    names = [f"Item-{number:04d}-{'pump' if number % 2 else 'насос'}" for number in range(1, 2000)]
    record = with_goods(corridor.released(), *names, houses=3)

    document, data = printed(record)

    text = "".join(text_of(data))
    assert [name for name in names if text.count(name) != 1] == []
    assert 40 < document.pages < 120
    assert document.pages == len(pypdfium2.PdfDocument(data))
    assert f"/ {document.pages}" in text
    with scope("GE"):
        assert document.file.size < 2_000_000
