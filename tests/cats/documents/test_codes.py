"""The code on a printed page: what is typed wrongly is no code."""

import pytest

from cats.documents import codes

CODE = "7K2M9QXC4T1BH8D" + codes._check("7K2M9QXC4T1BH8D")


def test_a_new_code_is_read_back_however_it_is_written():
    code = codes.make()

    assert len(code) == 16
    assert codes.read(codes.grouped(code)) == code
    assert codes.read(f" {codes.grouped(code).lower()} ") == code
    assert codes.grouped(code).count("-") == 3


def test_letters_that_are_misread_are_taken_for_what_they_look_like():
    code = "0" * 15 + codes._check("0" * 15)

    assert codes.read(code.replace("0", "O")) == code


def test_every_wrong_letter_is_found():
    wrong = [
        CODE[:place] + letter + CODE[place + 1 :]
        for place in range(16)
        for letter in codes.ALPHABET
        if letter != CODE[place]
    ]

    assert codes.read(CODE) == CODE
    assert [code for code in wrong if codes.read(code)] == []


def test_every_swapped_pair_but_that_of_the_first_and_last_sign_is_found():
    swapped = [
        CODE[:place] + CODE[place + 1] + CODE[place] + CODE[place + 2 :]
        for place in range(15)
        if CODE[place] != CODE[place + 1]
    ]

    assert [code for code in swapped if codes.read(code)] == []


@pytest.mark.parametrize("text", ["", "7K2M", CODE + "0", "7K2M-9QXC-4T1B-H8D!", "ÄÖÜ" * 5 + "x"])
def test_what_has_another_form_is_no_code(text):
    assert codes.read(text) is None
