"""Events and news: when, with whom, about what."""

import re
from datetime import date

import pytest
import time_machine
from bs4 import BeautifulSoup
from django.utils.translation import override

from network.front.dates import span
from network.models import EventPage, NewsPage
from reference.models import Topic
from reference.partial_date import PartialDate


def page(client, path):
    response = client.get(path)
    assert response.status_code == 200
    return BeautifulSoup(response.content, "html.parser").main


def words(element):
    return re.sub(r"\s+", " ", element.get_text(" ")).strip()


@pytest.mark.parametrize(
    ("start", "end", "german", "english"),
    [
        ("2023-11-07", "2023-11-09", "7. bis 9. November 2023", "7 to 9 November 2023"),
        ("2023-10-30", "2023-11-02", "30. Oktober 2023 bis 2. November 2023", "30 October 2023 to 2 November 2023"),
        ("2023-11-07", "2023-11-07", "7. November 2023", "7 November 2023"),
        ("2023-10", None, "Oktober 2023", "October 2023"),
        ("2023-10", "2023-11", "Oktober 2023 bis November 2023", "October 2023 to November 2023"),
        (None, None, "", ""),
    ],
)
def test_dates_say_no_more_than_is_known_and_no_month_twice(start, end, german, english):
    first, last = (PartialDate.parse(day) if day else None for day in (start, end))
    with override("de"):
        assert span(first, last) == german
    with override("en"):
        assert span(first, last) == english


def test_what_is_over_is_past_and_what_is_not_is_coming(demo_site, client):
    with time_machine.travel(date(2023, 11, 8)):
        shown = page(client, "/veranstaltungen/")
    coming = words(shown.find(id="kommend").parent)
    assert "Smart Country Convention 2023" in coming and "2025" in coming
    assert "Projektschmiede" in words(shown.find(id="rueck").parent)


def test_an_event_leads_to_its_calendar_file_its_cities_and_what_was_shown_there(demo_site, client):
    shown = page(client, "/veranstaltungen/dibulu-2023/")
    assert shown.select_one("aside a[href='/staedte/rostock/']")
    assert "Smart City Lab" in words(shown.find(id="worum").parent)
    shown = page(client, "/veranstaltungen/sccon-2023/")
    assert shown.select_one("a[href='/veranstaltungen/sccon-2023.ics']")


def test_topics_of_events_and_news_lead_to_their_pages(demo_site, client):
    topic = Topic.objects.get(code="parken")
    for model, slug, path in (
        (EventPage, "sccon-2023", "/veranstaltungen/sccon-2023/"),
        (NewsPage, "rostock-auf-dem-weg", "/aktuelles/rostock-auf-dem-weg/"),
    ):
        item = model.objects.get(slug=slug, locale__language_code="de")
        item.topics.set([topic])
        item.save_revision().publish()
        assert page(client, path).find("a", href="/themen/parken/"), path


def test_a_news_item_names_its_source_and_does_not_say_its_first_sentence_twice(demo_site, client):
    shown = page(client, "/aktuelles/rostock-auf-dem-weg/")
    assert words(shown).count("Rostock hat in einer Pressemitteilung vom 10. November 2023") == 1
    assert "Quelle: Pressemitteilung" in words(shown)


def test_the_news_lead_to_their_feed(demo_site, client):
    assert page(client, "/aktuelles/").find("a", href="/aktuelles/feed/")
