"""What the tests of printed pages share: a copy ordered and printed on the press, and pages read back from it."""

import pypdfium2
import pytest
from msgspec.structs import replace

from cats.documents import printer, services
from cats.documents.models import PrintedDocument
from cats.documents.services import Order
from cats.kernel.actors import SYSTEM
from cats.tenancy.scope import scope
from tests.transit import world
from transit import documents
from transit.models import Movement
from transit.printing import printable

ORIGIN = "http://ge.localhost:8000"


@pytest.fixture
def corridor(db):
    """The four administrations with their operators and one guarantee of USD 450 000."""
    world.build()
    return world


def order(record, language="en", national="ka", actor=SYSTEM):
    """Order a copy of a record's accompanying document."""
    with scope(record.administration_id):
        return services.order(
            Order(
                kind=printable.KIND,
                subject=record.pk,
                reference=record.mrn,
                language=language,
                national=national,
                office=record.office,
                zone="Asia/Tbilisi",
                origin=ORIGIN,
            ),
            actor=actor,
        )


def fresh(document, administration="GE"):
    """The row as it is now."""
    with scope(administration):
        return PrintedDocument.objects.select_related("file").get(pk=document.pk)


def printed(record, **options):
    """The row and the bytes of a copy that was ordered and printed now."""
    document = order(record, **options)
    assert printer.print_one(record.administration_id)
    found = fresh(document, record.administration_id)
    with scope(record.administration_id):
        return found, services.fetch(found, actor=SYSTEM)


def text_of(data):
    """The text of every page."""
    pdf = pypdfium2.PdfDocument(data)
    return [page.get_textpage().get_text_bounded() for page in pdf]


def image_of(data, page=0, scale=3.0):
    """A page as a picture."""
    return pypdfium2.PdfDocument(data)[page].render(scale=scale).to_pil().convert("RGB")


def with_goods(record, *descriptions, houses=1, mark="DEMO"):
    """Give a released record a version of its declaration with these goods, spread over so many houses."""
    with scope(record.administration_id):
        now = Movement.objects.get(pk=record.pk)
        declaration = documents.declaration_of(now)
        documents.add_version(
            now.declaration,
            _with_goods(declaration, descriptions, houses, mark),
            why="lodged",
            message_id="TEST",
        )
    return record


def _with_goods(declaration, descriptions, houses, mark):
    consignment = declaration.Consignment
    first = consignment.HouseConsignment[0]
    model = first.ConsignmentItem[0]
    size = -(-len(descriptions) // houses)
    made = [
        replace(
            first,
            sequenceNumber=house + 1,
            ConsignmentItem=[
                _item(model, number, description, mark)
                for number, description in enumerate(descriptions, 1)
                if (number - 1) // size == house
            ],
        )
        for house in range(houses)
    ]
    return replace(declaration, Consignment=replace(consignment, HouseConsignment=made))


def _item(model, number, description, mark):
    return replace(
        model,
        declarationGoodsItemNumber=number,
        Commodity=replace(model.Commodity, descriptionOfGoods=description),
        Packaging=[replace(model.Packaging[0], shippingMarks=mark)],
    )
