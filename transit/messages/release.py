"""What is sent when goods are released: 029 to the holder, 001 to destination, 050 to the transit administrations."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

import msgspec

from cats.kernel.errors import Fault
from cats.kernel.sentences import said
from cats.specification import definitions as spec
from transit.messages.header import HEADER
from transit.messages.projection import Incomplete, project


@dataclass(frozen=True, slots=True)
class Release:
    """What the office of departure adds to the declaration when it releases.

    `amounts` are amount and currency by GRN, as reserved; `result` is a code of list CL196.
    """

    mrn: str
    accepted_on: date
    released_on: date
    result: str
    result_on: date
    controlled_by: str
    amounts: Mapping[str, tuple[Decimal, str]]
    result_text: str = ""


def release_for_transit(declaration: spec.CC015C, release: Release) -> spec.CC029C:
    """029: the goods may go. Raises `Incomplete` when the declaration lacks what a release must carry."""
    return project(
        spec.CC029C,
        declaration,
        **HEADER,
        TransitOperation=project(
            spec.TransitOperationType029, declaration.TransitOperation, **_operation(release)
        ),
        ControlResult=spec.ControlResultType029(
            code=release.result,
            date=release.result_on.isoformat(),
            controlledBy=release.controlled_by[:35],
            text=release.result_text or None,
        ),
        Guarantee=[_guarantee(guarantee, release) for guarantee in declaration.Guarantee],
    )


def anticipated_arrival(declaration: spec.CC015C, release: Release) -> spec.CD001C:
    """001: the record that the office of destination works with."""
    return project(
        spec.CD001C,
        declaration,
        **HEADER,
        TransitOperation=project(
            spec.TransitOperationType001, declaration.TransitOperation, **_operation(release)
        ),
        ControlResult=spec.ControlResultType001(
            code=release.result, date=release.result_on.isoformat(), text=release.result_text or None
        ),
    )


def anticipated_transit(declaration: spec.CC015C, release: Release) -> spec.CD050C:
    """050: the record that an administration of transit works with; it names every office of the journey."""
    return project(
        spec.CD050C,
        declaration,
        **HEADER,
        TransitOperation=project(
            spec.TransitOperationType050, declaration.TransitOperation, **_operation(release)
        ),
        ControlResult=spec.ControlResultType050(
            code=release.result, date=release.result_on.isoformat(), text=release.result_text or None
        ),
    )


def faults_of(declaration: spec.CC015C, root: str) -> list[Fault]:
    """What a completed declaration lacks without which the goods could not be released; pointers begin with `root`."""
    why = said("The release message needs this element.")
    return [Fault(f"{root}/{path}", "13", "CATS_103", why) for path in _missing(declaration)]


def _missing(declaration: spec.CC015C) -> list[str]:
    """Paths of the missing elements, relative to the declaration."""
    rehearsal = Release("", date.min, date.min, "A2", date.min, "CATS", {})
    missing: list[str] = []
    builders = [release_for_transit, anticipated_arrival]
    if declaration.CustomsOfficeOfTransitDeclared:
        builders.append(anticipated_transit)
    for build in builders:
        try:
            build(declaration, rehearsal)
        except Incomplete as incomplete:
            missing += incomplete.pointers
    return list(dict.fromkeys(missing))


def missing_of_item(item: spec.ConsignmentItemType015) -> list[str]:
    """Paths of the elements of a goods item without which it could not be released, relative to it."""
    missing: list[str] = []
    for target in (spec.ConsignmentItemType029, spec.ConsignmentItemType001, spec.ConsignmentItemType050):
        try:
            project(target, item)
        except Incomplete as incomplete:
            missing += incomplete.pointers
    return list(dict.fromkeys(missing))


def _operation(release: Release) -> dict[str, str]:
    return {
        "MRN": release.mrn,
        "declarationAcceptanceDate": release.accepted_on.isoformat(),
        "releaseDate": release.released_on.isoformat(),
    }


def _guarantee(guarantee: spec.GuaranteeType015, release: Release) -> spec.GuaranteeType029:
    """The holder sees what was reserved, and no access code."""
    references = []
    for reference in guarantee.GuaranteeReference:
        amount, currency = release.amounts.get(
            reference.GRN or "", (reference.amountToBeCovered or Decimal(0), reference.currency or "XXX")
        )
        references.append(
            spec.GuaranteeReferenceType029(
                sequenceNumber=reference.sequenceNumber,
                GRN=reference.GRN,
                amountToBeCovered=amount,
                currency=currency,
            )
        )
    return project(
        spec.GuaranteeType029,
        msgspec.structs.replace(guarantee, GuaranteeReference=[]),
        GuaranteeReference=references,
    )
