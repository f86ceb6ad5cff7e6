"""What moves a movement: a message received, an act of a person, a deadline. Pure Python, spelt as the tables spell it."""

from enum import StrEnum


class Got(StrEnum):
    """A message that was received."""

    CC007C = "got.CC007C"
    CC013C = "got.CC013C"
    CC014C = "got.CC014C"
    CC015C = "got.CC015C"
    CC044C = "got.CC044C"
    CD001C = "got.CD001C"
    CD006C = "got.CD006C"
    CD018C = "got.CD018C"
    CD050C = "got.CD050C"
    CD118C = "got.CD118C"
    CD201C = "got.CD201C"
    CD205C = "got.CD205C"
    CD600C = "got.CD600C"


class Act(StrEnum):
    """An act of an officer."""

    DECIDE_CONTROL = "act.decide_control"
    RECORD_CONTROL_RESULT = "act.record_control_result"
    RELEASE = "act.release"
    REFUSE_RELEASE = "act.refuse_release"
    INVALIDATE = "act.invalidate"
    DECIDE_INVALIDATION = "act.decide_invalidation"
    DECIDE_AMENDMENT = "act.decide_amendment"
    RAISE_AMOUNT = "act.raise_amount"
    RECORD_PASSAGE = "act.record_passage"
    ACCEPT_ARRIVAL = "act.accept_arrival"
    PERMIT_UNLOADING = "act.permit_unloading"
    RELEASE_GOODS = "act.release_goods"


class Due(StrEnum):
    """A deadline that expired."""

    GUARANTEE_ANSWER = "due.guarantee_answer"
    GUARANTEE_AMENDMENT = "due.guarantee_amendment"
    TRANSIT_LIMIT = "due.transit_limit"
    CONTROL_RESULTS = "due.control_results"
    UNLOADING_PERMISSION = "due.unloading_permission"


class Deadline(StrEnum):
    """The kinds of deadline; one that expires fires `due.<kind>`."""

    GUARANTEE_ANSWER = "guarantee_answer"
    GUARANTEE_AMENDMENT = "guarantee_amendment"
    TRANSIT_LIMIT = "transit_limit"
    CONTROL_RESULTS = "control_results"
    UNLOADING_PERMISSION = "unloading_permission"
