"""Refusals of messages: functional (906) and XML (917)."""

from __future__ import annotations

from typing import Annotated

from cats.specification.definitions.base import CommonMessage, ExternalMessage
from cats.specification.definitions.controls import (
    FunctionalErrorType056,
    FunctionalErrorType906,
    HeaderType906,
    HeaderType906B,
    HeaderType917,
    HeaderType917B,
    XMLErrorType,
)
from cats.specification.definitions.items import Conditional, Item


class CC906C(ExternalMessage, kw_only=True):
    Header: Annotated[HeaderType906, Item("Header")]
    FunctionalError: Annotated[list[FunctionalErrorType056], Item("Functional error", max=9999)]


class CD906C(CommonMessage, kw_only=True):
    Header: Annotated[HeaderType906B | None, Conditional("Header", rules="C0461")] = None
    FunctionalError: Annotated[list[FunctionalErrorType906], Item("Functional error", max=9999)]


class CC917C(ExternalMessage, kw_only=True):
    Header: Annotated[HeaderType917 | None, Item("Header", rules="G0038")] = None
    XMLError: Annotated[list[XMLErrorType], Item("XML error", max=9999)]


class CD917C(CommonMessage, kw_only=True):
    Header: Annotated[HeaderType917B | None, Item("Header", rules="G0007")] = None
    XMLError: Annotated[list[XMLErrorType], Item("XML error", max=9999)]
