"""What the audit trail says about transit: verb and sentence."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

VERBS: dict[str, str | Promise] = {
    "draft.made": _("A draft of a declaration was made"),
    "draft.sent": _("A draft was sent as a declaration"),
    "draft.reopened": _("A draft was opened again because customs sent it back"),
    "draft.goods_taken_in": _("Goods were pasted or imported into a draft"),
    "draft.goods_removed": _("Goods items were removed from a draft"),
    "draft.deleted": _("A draft was deleted"),
    "declaration.lodged": _("A declaration was lodged"),
    "declaration.amended": _("A declaration was amended"),
    "declaration.amendment_requested": _("An amendment of a declaration was asked for"),
    "movement.amount_raised": _("The amount at risk was raised"),
    "movement.taken": _("An officer took a case"),
    "movement.given_back": _("An officer gave a case back"),
    "movement.reassigned": _("A case was given to a colleague"),
    "movement.seals_compared": _("Seals were compared with the declaration"),
    "desk.noted": _("A note was left for the next shift"),
    "desk.stray_kept": _("A lorry without a record was put on the work list"),
    "desk.stray_ended": _("The case of a lorry without a record was ended"),
    "message.submitted": _("A message of an economic operator was received"),
}
