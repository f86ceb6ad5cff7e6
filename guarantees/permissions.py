"""What may be allowed to people in this room, with a sentence each. Roles bundle these."""

PERMISSIONS = {
    "guarantees.view_guarantee": "See guarantees and their usages: GRN, MRN, holder, countries, amounts, dates.",
    "guarantees.view_balance": "See how much of a guarantee is reserved, still liable and available.",
    "guarantees.view_exposure": "See the exposure of the guarantors for whom one acts, now and over time.",
    "guarantees.register_guarantee": "Register guarantees, set their access codes, change their amounts, suspend, reinstate and revoke them.",
    "guarantees.change_access_code": "Change the access code of a guarantee for whose holder one acts.",
    "guarantees.admit_guarantor": "Admit guarantors and see who acts for them.",
    "guarantees.print_certificate": "Print guarantee certificates.",
    "guarantees.raise_amount": "Raise the amount at risk that a declaration states for a guarantee.",
}
