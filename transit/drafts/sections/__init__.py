"""The tasks of a declaration in the order in which people usually think of them. Any order of filling is fine."""

from django.utils.translation import gettext_lazy as _

from transit.drafts import further
from transit.drafts.fields import Section
from transit.drafts.sections import documents, guarantee, kind, parties, route, transport

GOODS = Section(
    code="goods",
    title=_("Goods"),
    icon="box-seam",
    paths=("Consignment/HouseConsignment",),
    intro=_("Every item with its description, HS code, packages and masses."),
)

KIND, PARTIES, ROUTE, TRANSPORT, GUARANTEE, DOCUMENTS = further.completed(
    (
        kind.KIND,
        parties.PARTIES,
        route.ROUTE,
        transport.TRANSPORT,
        guarantee.GUARANTEE,
        documents.DOCUMENTS,
    )
)
SECTIONS: tuple[Section, ...] = (KIND, PARTIES, ROUTE, TRANSPORT, GOODS, GUARANTEE, DOCUMENTS)
BY_CODE: dict[str, Section] = {section.code: section for section in SECTIONS}
FORMS: tuple[Section, ...] = tuple(section for section in SECTIONS if section is not GOODS)

__all__ = [
    "BY_CODE",
    "DOCUMENTS",
    "FORMS",
    "GOODS",
    "GUARANTEE",
    "KIND",
    "PARTIES",
    "ROUTE",
    "SECTIONS",
    "TRANSPORT",
]
