"""Numbers, amounts and units are written as the reader's language writes them."""

from decimal import Decimal

import pytest
from django.utils.translation import override

from reference.figures import euros, measured, number, person_days, signed


@pytest.mark.parametrize(
    ("value", "german", "english"),
    [
        (0, "0", "0"),
        (999, "999", "999"),
        (211655, "211.655", "211,655"),
        (Decimal("65.60"), "65,6", "65.6"),
        (Decimal("54.07"), "54,07", "54.07"),
        (1234.5, "1.234,5", "1,234.5"),
        (-1500, "-1.500", "-1,500"),
    ],
)
def test_a_number_has_the_separators_of_the_language(value, german, english):
    for language, written in (("de", german), ("en", english)):
        with override(language):
            assert number(value) == written


@pytest.mark.parametrize(
    ("value", "unit", "german", "english"),
    [
        (9, "%", "9\N{NO-BREAK SPACE}%", "9%"),
        (Decimal("214.19"), "km²", "214,19\N{NO-BREAK SPACE}km²", "214.19\N{NO-BREAK SPACE}km²"),
        (12000, "", "12.000", "12,000"),
    ],
)
def test_a_unit_stands_as_far_from_its_number_as_the_language_wants_it(value, unit, german, english):
    for language, written in (("de", german), ("en", english)):
        with override(language):
            assert measured(value, unit) == written


def test_amounts_and_efforts_are_words_of_the_language():
    with override("de"):
        assert euros(55000) == "55.000 Euro"
        assert euros(None, 50000, 60000) == "50.000 bis 60.000 Euro"
        assert euros(Decimal("5.00")) == "5,00 Euro"
        assert person_days(1200) == "1.200 Personentage"
    with override("en"):
        assert euros(None, 50000, 60000) == "50,000 to 60,000 euros"
        assert euros(Decimal("0.00")) == "0.00 euros"
    assert euros(None) == person_days(None) == ""


def test_a_change_has_its_sign():
    with override("de"):
        assert [signed(each) for each in (31, 0, -11, -1200)] == ["+31", "0", "−11", "−1.200"]
