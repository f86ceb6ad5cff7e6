"""The guarantee certificate: what stands on it, who may have it, and what the register says of it."""

import pypdfium2
import pytest
import zxingcpp

from cats.documents import pressing, tasks
from cats.documents.models import PrintedDocument
from cats.tenancy.scope import scope
from tests.transit import world

PAGE = f"/guarantees/{world.GRN}/certificate/"


@pytest.fixture(scope="module", autouse=True)
def _put_away():
    yield
    pressing.put_away()


def test_the_holder_prints_the_certificate_of_his_guarantee(desks, client_for):
    browser = client_for(desks.operator)

    assert browser.post(PAGE, {"language": "en"}).status_code == 302
    tasks.print_documents()

    with scope("GE"):
        document = PrintedDocument.objects.get()
    assert (document.state, document.reference, document.error) == ("made", world.GRN, "")
    data = browser.get(f"{PAGE}pdf/").content
    page = pypdfium2.PdfDocument(data)[0]
    text = page.get_textpage().get_text_bounded().replace("\u00a0", " ")
    for words in (
        "Guarantee Certificate",
        "გარანტიის სერტიფიკატი",
        "450 000.00 USD",
        "Demo Insurance",
        "Demo Kolkheti",
    ):
        assert words in text
    assert world.CODE not in text
    found = {one.text for one in zxingcpp.read_barcodes(page.render(scale=3).to_pil())}
    assert {world.GRN, f"http://ge.localhost/documents/check/?code={document.code}"} <= found
    checked = client_for(None, "GE").get(f"/documents/check/?code={document.code}").content.decode()
    assert world.GRN in checked
    assert "Demo Insurance" not in checked
    assert "Demo Insurance" in browser.get(f"/documents/check/?code={document.code}").content.decode()


@pytest.mark.parametrize(
    ("who", "get", "post"),
    [
        ("guarantor", 200, 302),
        ("guarantee_officer", 200, 302),
        ("auditor", 200, 403),
        ("departure_officer", 200, 403),
        ("competitor", 404, 404),
        ("elsewhere_officer", 404, 404),
        ("stranger", 403, 403),
    ],
)
def test_who_comes_to_a_certificate(desks, client_for, who, get, post):
    browser = client_for(getattr(desks, who))

    assert browser.get(PAGE).status_code == get
    assert browser.post(PAGE, {"language": "en"}).status_code == post
    with scope("GE"):
        assert PrintedDocument.objects.count() == (1 if post == 302 else 0)
