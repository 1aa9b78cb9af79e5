"""Dates as precise as their source."""

from datetime import date

import pytest
from django.core.exceptions import ValidationError
from django.utils import translation

from reference.forms import PartialDateFormField
from reference.models import Source
from reference.partial_date import PartialDate


@pytest.mark.parametrize(
    ("typed", "stored"),
    [
        ("2023", "2023"),
        ("2023-09", "2023-09"),
        ("09.2023", "2023-09"),
        ("9.2023", "2023-09"),
        ("21.9.2023", "2023-09-21"),
        (" 2023-09-21 ", "2023-09-21"),
    ],
)
def test_a_date_is_read_as_people_write_it(typed, stored):
    assert PartialDate.parse(typed).iso == stored


@pytest.mark.parametrize("typed", ["", "gestern", "2023-13", "31.02.2023", "23", "2023-1-1", "9/2023", "20233"])
def test_what_is_no_date_is_refused(typed):
    with pytest.raises(ValueError):
        PartialDate.parse(typed)


def test_a_date_is_shown_as_precisely_as_known():
    with translation.override("de"):
        shown = [str(PartialDate.parse(text)) for text in ("2023", "2023-09", "2023-09-21")]
    assert shown == ["2023", "September 2023", "21. September 2023"]


def test_dates_sort_by_time():
    texts = ["2024", "2023-09-21", "2023-09", "2022-12-31"]
    assert sorted(map(PartialDate.parse, texts)) == list(map(PartialDate.parse, reversed(texts)))


def test_a_month_has_a_first_and_a_last_day():
    month = PartialDate.parse("2024-02")
    assert (month.first_day(), month.last_day()) == (date(2024, 2, 1), date(2024, 2, 29))


@pytest.mark.django_db
def test_a_missing_date_is_none_and_a_known_one_comes_back():
    for code, text in (("ohne", ""), ("mit", "2023-09")):
        Source.objects.create(code=code, title=code, date=text)
    assert Source.objects.get(code="ohne").date is None
    assert Source.objects.get(code="mit").date == PartialDate(2023, 9)
    assert list(Source.objects.filter(date__startswith="2023").values_list("code", flat=True)) == ["mit"]


def test_the_form_shows_and_reads_the_german_form():
    field = PartialDateFormField(required=False)
    assert field.prepare_value(PartialDate(2023, 9, 21)) == "21.09.2023"
    assert field.clean("") is None
    assert not field.has_changed(PartialDate(2023, 9), "09.2023")


def test_the_form_refuses_with_a_german_sentence():
    with translation.override("de"):
        with pytest.raises(ValidationError) as refused:
            PartialDateFormField().clean("bald")
        assert refused.value.messages == [
            "Schreiben Sie ein Jahr, einen Monat oder einen Tag, zum Beispiel 2023, 09.2023 oder 21.09.2023."
        ]
