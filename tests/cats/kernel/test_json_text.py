"""JSON of strangers: read whole, or refused; never a crash."""

import pytest

from cats.kernel import json_text


def nested(levels, opening="[", closing="]"):
    return opening * levels + closing * levels


@pytest.mark.parametrize("levels", [1, 2, 64])
def test_what_nests_sixty_four_levels_is_read(levels):
    assert json_text.loads(nested(levels)) is not None


@pytest.mark.parametrize("levels", [65, 900, 5_000, 1_000_000])
def test_what_nests_deeper_is_refused(levels):
    with pytest.raises(json_text.TooDeep):
        json_text.loads(nested(levels))


def test_objects_are_levels_too():
    assert json_text.loads('{"a":' * 64 + "1" + "}" * 64) is not None
    with pytest.raises(json_text.TooDeep):
        json_text.loads(b'{"a":' * 65 + b"1" + b"}" * 65)


@pytest.mark.parametrize("text", ["", "{", b"\xff", "[1,]", "nul", "1 2"])
def test_what_is_no_json_is_a_value_error(text):
    with pytest.raises(ValueError) as raised:  # noqa: PT011  its text is the parser's own
        json_text.loads(text)
    assert not isinstance(raised.value, json_text.TooDeep)
