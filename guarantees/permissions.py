"""What may be allowed to people in this room, with a sentence each. Roles bundle these."""

PERMISSIONS = {
    "guarantees.view_guarantee": "See guarantees and their usages: GRN, MRN, holder, countries, amounts, dates.",
    "guarantees.view_balance": "See how much of a guarantee is reserved, still liable and available.",
    "guarantees.print_certificate": "Print guarantee certificates.",
    "guarantees.register_guarantee": "Register guarantees, set their access codes, suspend and reinstate them.",
    "guarantees.raise_amount": "Raise the amount at risk that a declaration states for a guarantee.",
}
