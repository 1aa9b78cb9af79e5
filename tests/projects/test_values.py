"""Values that people type, and the sentence they read when a value cannot be."""

import pytest
from django.core.exceptions import ValidationError
from django.utils import translation
from wagtail.models import Locale

from projects.models import LessonPage, SolutionPage
from reference.partial_date import PartialDate


def complaints(page):
    """Return the field and the first sentence of each complaint, as an editor reads them."""
    page.locale = Locale.objects.get(language_code="de")
    with translation.override("de"), pytest.raises(ValidationError) as caught:
        page.clean_fields(exclude=["path", "depth", "slug", "title", "content_type", "locale"])
        page.clean()
    return {field: texts[0] for field, texts in caught.value.message_dict.items()}


def solution(**values):
    values = {"title": "Neu", "slug": "neu", "summary": "Kurz.", "solution_type": "dienst", **values}
    return SolutionPage(**values)


def test_an_end_before_the_start_is_refused(cities):
    assert complaints(solution(start="2023-05", end="2022-12"))["end"] == "Das Ende liegt vor dem Beginn."


def test_an_end_in_the_year_of_the_start_is_fine(cities):
    page = solution(start=PartialDate.parse("2023-05"), end=PartialDate.parse("2023"))
    page.clean()


def test_negative_costs_are_refused(cities):
    found = complaints(solution(cost_invest_eur=-1, cost_year_eur=-5, amount_own_eur=-2))
    assert set(found) == {"cost_invest_eur", "cost_year_eur", "amount_own_eur"}
    assert set(found.values()) == {"Diese Zahl darf nicht negativ sein."}


def test_a_range_must_rise(cities):
    found = complaints(solution(cost_invest_eur_min=10, cost_invest_eur_max=5))
    assert found == {"cost_invest_eur_max": "Der größere Betrag ist kleiner als der kleinere."}


def test_a_summary_of_more_than_150_characters_is_refused(cities):
    assert "150" in complaints(solution(summary="x" * 151))["summary"]


def test_a_malformed_address_is_refused(cities):
    assert complaints(solution(software_url="luebeck"))["software_url"] == "Bitte eine gültige Adresse eingeben."


def test_a_goal_that_does_not_exist_is_refused(cities):
    assert complaints(solution(sdg="11, 18"))["sdg"].startswith("Zahlen von 1 bis 17")


def test_a_lesson_from_the_future_is_refused(cities):
    page = LessonPage(title="Neu", slug="neu", polarity="gelungen", what_happened="x", advice="y", date="2999")
    assert complaints(page) == {"date": "Dieser Tag liegt in der Zukunft."}


def test_a_result_is_a_number_or_words():
    from projects.models import Result

    assert Result(value="1.234,5").number == pytest.approx(1234.5)
    assert Result(value="14").number == 14
    assert Result(value="meist frei").number is None


def test_blocks_stay_out_of_migrations():
    migration = __import__("projects.migrations.0001_initial", fromlist=["Migration"])
    model = next(each for each in migration.Migration.operations if getattr(each, "name", "") == "SolutionPage")
    assert not dict(model.fields)["description"].stream_block.child_blocks
