"""Access codes leave the office of departure only towards an office of guarantee: everything else is cleaned here first."""

from typing import TypeVar

import msgspec

from cats.specification.definitions import CC013C, CC015C

D = TypeVar("D", CC013C, CC015C)


def without_access_codes(declaration: D) -> D:
    """A copy of the document that shows no access code; the original is left alone."""
    return msgspec.structs.replace(
        declaration,
        Guarantee=[
            msgspec.structs.replace(
                guarantee,
                GuaranteeReference=[
                    msgspec.structs.replace(reference, accessCode=None)
                    for reference in guarantee.GuaranteeReference
                ],
            )
            for guarantee in declaration.Guarantee
        ],
    )


def access_codes(declaration: CC013C | CC015C) -> dict[str, str]:
    """The access code by GRN, as the holder declared it."""
    return {
        reference.GRN: reference.accessCode or ""
        for guarantee in declaration.Guarantee
        for reference in guarantee.GuaranteeReference
        if reference.GRN
    }
