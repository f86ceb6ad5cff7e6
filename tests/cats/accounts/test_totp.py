"""One-time codes, against the values that RFC 6238 itself gives (SHA-1, cut to six digits)."""

import base64
from urllib.parse import parse_qs, urlsplit

import pytest

from cats.accounts import totp

SECRET = base64.b32encode(b"12345678901234567890").decode()


@pytest.mark.parametrize(
    ("seconds", "code"),
    [
        (59, "287082"),
        (1111111109, "081804"),
        (1111111111, "050471"),
        (1234567890, "005924"),
        (2000000000, "279037"),
        (20000000000, "353130"),
    ],
)
def test_the_codes_of_the_standard(seconds, code):
    assert totp.code_at(SECRET, seconds // totp.PERIOD) == code


@pytest.mark.parametrize(
    ("seconds", "taken"), [(-31, False), (-30, True), (0, True), (59, True), (60, False)]
)
def test_one_period_before_and_after_is_taken_and_no_more(seconds, taken):
    begin = 40 * totp.PERIOD
    code = totp.code_at(SECRET, 40)

    assert totp.matching_step(SECRET, code, begin + seconds) == (40 if taken else None)


def test_a_code_counts_once():
    code = totp.code_at(SECRET, 40)

    assert totp.matching_step(SECRET, code, 40 * 30, after=40) is None
    assert totp.matching_step(SECRET, code, 40 * 30, after=39) == 40


@pytest.mark.parametrize("code", ["", "28708", "2870822", "abcdef", "28708é"])
def test_what_is_no_code_is_refused(code):
    assert totp.matching_step(SECRET, code, 59) is None


def test_secrets_are_160_bits_and_differ():
    first, second = totp.new_secret(), totp.new_secret()

    assert first != second
    assert len(base64.b32decode(first)) == 20


def test_the_picture_says_whose_account_it_is():
    parts = urlsplit(totp.address(SECRET, "CATS Georgia", "nino"))

    assert (parts.scheme, parts.netloc, parts.path) == ("otpauth", "totp", "/CATS%20Georgia%3Anino")
    assert parse_qs(parts.query) == {"secret": [SECRET], "issuer": ["CATS Georgia"]}
