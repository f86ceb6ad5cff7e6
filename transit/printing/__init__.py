"""The transit accompanying document with its list of items, as printed from a record."""

from django.utils.translation import gettext_lazy as _

from cats.documents.kinds import Kind
from transit.printing.content import content
from transit.printing.printable import KIND
from transit.printing.said import said

PRINTED = (Kind(KIND, _("Transit accompanying document"), content, said),)
