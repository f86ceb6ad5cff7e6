"""The certificate of a guarantee, as printed from the register."""

from django.utils.translation import gettext_lazy as _

from cats.documents.kinds import Kind
from guarantees.printing.content import KIND, content
from guarantees.printing.said import said

PRINTED = (Kind(KIND, _("Guarantee certificate"), content, said),)
