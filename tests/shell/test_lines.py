import pytest

from hansenetz.templatetags.lines import breaking, unbroken


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("seit 23. Oktober 2023", "seit 23.\N{NO-BREAK SPACE}Oktober\N{NO-BREAK SPACE}2023"),
        ("since 23 October 2023, as stated", "since 23\N{NO-BREAK SPACE}October\N{NO-BREAK SPACE}2023, as stated"),
        ("September 2023", "September 2023"),
        ("19 von 83", "19 von 83"),
        (10000, 10000),
    ],
)
def test_the_parts_of_a_date_stay_on_one_line(text, shown):
    assert unbroken(text) == shown


def test_an_address_breaks_after_its_strokes_and_hides_nothing():
    assert (
        breaking("https://hansenetz.example/staedte/luebeck/") == "https://hansenetz.example/<wbr>staedte/<wbr>luebeck/"
    )
    assert breaking("<b>/x") == "&lt;b&gt;/x"
