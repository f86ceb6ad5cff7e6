"""What the audit trail says about transit: verb and sentence."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

VERBS: dict[str, str | Promise] = {
    "declaration.lodged": _("A declaration was lodged"),
    "declaration.amended": _("The guarantee of a declaration was amended"),
    "movement.amount_raised": _("The amount at risk was raised"),
    "message.submitted": _("A message of an economic operator was received"),
}
