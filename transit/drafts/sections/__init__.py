"""The tasks of a declaration in the order in which people usually think of them. Any order of filling is fine."""

from django.utils.translation import gettext_lazy as _

from transit.drafts.fields import Section
from transit.drafts.sections.documents import DOCUMENTS
from transit.drafts.sections.guarantee import GUARANTEE
from transit.drafts.sections.kind import KIND
from transit.drafts.sections.parties import PARTIES
from transit.drafts.sections.route import ROUTE
from transit.drafts.sections.transport import TRANSPORT

GOODS = Section(
    code="goods",
    title=_("Goods"),
    icon="box-seam",
    paths=("Consignment/HouseConsignment",),
    intro=_("Every item with its description, HS code, packages and masses."),
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
