"""One strict reader of JSON objects: UTF-8, no duplicate members, no fractions, no constants beyond JSON."""

import json
from typing import Any, Never

from ice_connector.protocol.errors import Malformed


def read_object(octets: bytes) -> dict[str, Any]:
    """The JSON object in `octets`; Malformed for anything else."""
    try:
        value = _DECODER.decode(octets.decode("utf-8"))
    except UnicodeDecodeError as error:
        raise Malformed(f"not UTF-8 at octet {error.start}") from error
    except RecursionError as error:
        raise Malformed("nested too deeply") from error
    except ValueError as error:
        raise Malformed(f"not JSON: {error}") from error
    if not isinstance(value, dict):
        raise Malformed("a statement is a JSON object")
    return value


def _unique(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    members = dict(pairs)
    if len(members) != len(pairs):
        names = [name for name, _ in pairs]
        twice = sorted({name for name in names if names.count(name) > 1})
        raise Malformed(f"member {twice[0]!r} stands there twice")
    return members


def _refuse(token: str) -> Never:
    raise Malformed(f"{token} is not an integer")


_DECODER = json.JSONDecoder(object_pairs_hook=_unique, parse_float=_refuse, parse_constant=_refuse)
