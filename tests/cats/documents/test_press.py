"""The press: five scripts as their fonts have them, and hostile pages that get nothing and harm nothing."""

import socket
from ctypes import create_string_buffer

import pypdfium2
import pytest
from PIL import Image, ImageChops, ImageDraw, ImageFont, ImageStat, features
from pypdfium2 import raw

from cats.documents import pressing
from cats.documents.press import FONTS, printable
from cats.documents.pressing import PressFailed, press

STYLE = (
    "<style>@page{size:200mm 40mm;margin:5mm}body{margin:0;font:40pt "
    "'Noto Sans','Noto Sans Georgian','Noto Naskh Arabic','Noto Sans SC'}</style>"
)
SCRIPTS = {
    "Latin": ("Ünvan: Şəki, oʻzbek", "Ünvan: Şaki, ozbek!!", "NotoSans_400Regular.ttf", "NotoSans", "ltr"),
    "Cyrillic": ("Қазақ, тоҷикӣ, өү", "Жёлтые шубы, мыши", "NotoSans_400Regular.ttf", "NotoSans", "ltr"),
    "Georgian": (
        "საქართველო ტუმბო",
        "ბაჟი ზღვა წყალი",
        "NotoSansGeorgian_400Regular.ttf",
        "NotoSansGeorgian",
        "ltr",
    ),
    "Arabic": ("مضخة پمپ آب", "سلام دنیا خوب", "NotoNaskhArabic_400Regular.ttf", "NotoNaskhArabic", "rtl"),
    "Chinese": ("离心泵中国制造", "货物运输海关处", "NotoSansSC_400Regular.ttf", "NotoSansSC", "ltr"),
}
LARGEST_DIFFERENCE = 0.16
"""Share of black of the picture; other words of the same length differ by more than twice that."""


@pytest.fixture(scope="module", autouse=True)
def _put_away():
    yield
    pressing.put_away()


def page_of(html, direction="ltr"):
    return press(f"{STYLE}<p dir={direction} style='margin:0'>{html}</p>")


def ink(image):
    """The picture of the black alone, white on black."""
    inverted = ImageChops.invert(image.convert("L"))
    return inverted.crop(inverted.getbbox())


def reference(text, file, direction):
    """The words as the font file itself has them, shaped by another program."""
    font = ImageFont.truetype(FONTS / file, 160, layout_engine=ImageFont.Layout.RAQM)
    image = Image.new("L", (3200, 600), 255)
    ImageDraw.Draw(image).text((60, 120), text, font=font, fill=0, direction=direction)
    return ink(image)


def difference(one, other):
    """How far two pictures are apart: the differing ink as a share of all ink, after the sizes are made equal."""
    size = (one.width // 4, one.height // 4)
    first, second = one.resize(size), other.resize(size)
    apart = ImageStat.Stat(ImageChops.difference(first, second)).sum[0]
    return apart / (ImageStat.Stat(first).sum[0] + ImageStat.Stat(second).sum[0])


def fonts_of(data):
    """The names of the fonts that the objects of the first page use."""
    names = set()
    for found in pypdfium2.PdfDocument(data)[0].get_objects(filter=[raw.FPDF_PAGEOBJ_TEXT]):
        buffer = create_string_buffer(200)
        raw.FPDFFont_GetBaseFontName(raw.FPDFTextObj_GetFont(found.raw), buffer, 200)
        names.add(buffer.value.decode().partition("+")[2].replace("-", "").replace("Regular", ""))
    return names


@pytest.mark.skipif(not features.check("raqm"), reason="needs a Pillow that shapes text")
@pytest.mark.parametrize("script", SCRIPTS)
def test_each_script_is_printed_as_its_font_has_it(script):
    text, others, file, name, direction = SCRIPTS[script]

    data = page_of(text, direction).data

    picture = ink(pypdfium2.PdfDocument(data)[0].render(scale=4).to_pil())
    assert fonts_of(data) == {name}
    right, wrong = reference(text, file, direction), reference(others, file, direction)
    assert abs(picture.width / right.width - 1) < 0.03
    assert difference(picture, right) < LARGEST_DIFFERENCE
    assert difference(picture, wrong.resize(picture.size)) > 2 * LARGEST_DIFFERENCE


def test_a_letter_that_no_font_has_is_printed_as_its_number():
    assert printable("a ไ 😀 ქ") == "a [U+0E44] [U+1F600] ქ"
    page = pypdfium2.PdfDocument(page_of("x ไ").data)[0]
    assert page.get_textpage().get_text_bounded().strip() == "x [U+0E44]"


def test_a_page_can_neither_read_files_nor_reach_anybody(tmp_path):
    secret = tmp_path / "secret.txt"
    secret.write_text("TOPSECRET")
    listener = socket.create_server(("127.0.0.1", 0))
    listener.settimeout(0.2)
    there = f"http://127.0.0.1:{listener.getsockname()[1]}"
    hostile = (
        f"<link rel=stylesheet href='{there}/a.css'><link rel=attachment href='{secret.as_uri()}'>"
        f"<style>@import url({there}/b.css);@font-face{{font-family:x;src:url({there}/c.ttf)}}"
        f"p{{background:url({there}/d.png);font-family:x}}</style>"
        f"<img src='{secret.as_uri()}'><img src='{there}/e.png'><object data='{there}/f.svg'></object>"
        f"<svg><image href='{there}/g.png' width=9 height=9 /></svg><script>app.alert(1)</script>"
    )

    data = press(f"{hostile}<p>Still printed</p>").data

    with pytest.raises(TimeoutError):
        listener.accept()
    assert b"TOPSECRET" not in data
    assert b"/JavaScript" not in data
    assert b"/EmbeddedFile" not in data
    assert "Still printed" in pypdfium2.PdfDocument(data)[0].get_textpage().get_text_bounded()


def test_the_press_knows_no_address_of_a_database_and_no_key(monkeypatch):
    monkeypatch.setenv("DATABASE_URL", "postgres://secret")
    monkeypatch.setenv("SECRET_KEY", "secret")

    assert not {"DATABASE_URL", "SECRET_KEY"} & pressing._environment().keys()


def test_what_takes_too_long_is_ended_and_the_next_is_printed(monkeypatch):
    page_of("warm")
    monkeypatch.setattr(pressing, "LONGEST_SECONDS", 1.0)
    with pytest.raises(PressFailed, match="ended or took too long"):
        press("<table>" + "<tr><td>slow</td></tr>" * 30_000 + "</table>")
    monkeypatch.undo()

    assert page_of("again").pages == 1


def test_each_page_is_told_as_it_is_laid_out():
    told = []

    printed = press(
        "<p>one</p><p style='break-before:page'>two</p><p style='break-before:page'>three</p>", told.append
    )

    assert printed.pages == 3
    assert told == [1, 2, 3]
