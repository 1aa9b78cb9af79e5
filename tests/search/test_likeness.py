"""How near a typed word is to a used one, and what is mended."""

import pytest

from search.likeness import ALIKE, can_be_meant, is_one_slip, likeness


@pytest.mark.parametrize(
    ("typed", "used"),
    [
        ("warnwo", "warnow"),
        ("hafensprot", "hafensport"),
        ("kiat", "kita"),
        ("mulwagen", "mullwagen"),
        ("barrcamp", "barcamp"),
    ],
)
def test_one_slip_of_the_fingers_is_near_enough(typed, used):
    assert is_one_slip(typed, used)
    assert likeness(typed, used) >= ALIKE


@pytest.mark.parametrize(
    ("typed", "used"),
    [("hund", "bund"), ("gitarre", "garten"), ("orchidee", "ordnung"), ("rad", "rad")],
)
def test_another_word_is_not_one_slip_away(typed, used):
    assert not is_one_slip(typed, used)


def test_numbers_and_short_words_are_never_mended():
    assert not can_be_meant("abc")
    assert not can_be_meant("b2024")
    assert can_be_meant("kiat")
