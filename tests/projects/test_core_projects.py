"""Core projects are counted honestly: names that were found, names that are missing."""

import re

from bs4 import BeautifulSoup

from network.models import City
from projects.models import CoreProjectList
from tests.projects.entries import city_page, save, solution


def page_of(client, path="/kernprojekte/"):
    response = client.get(path)
    assert response.status_code == 200
    return BeautifulSoup(response.content, "html.parser").main


def words(element):
    return re.sub(r"\s+", " ", element.get_text(" "))


def core_list(code, *projects, stated=2):
    made = CoreProjectList(city=City.objects.get(code=code), stated_count=stated, text="Was bekannt ist.")
    made.projects.set([made.projects.model(**project) for project in projects])
    made.save()
    return made


def test_the_demo_has_five_of_seven_names_and_shows_the_gaps(demo_site, client):
    page = page_of(client)
    assert "5 von 7 Namen gefunden" in words(page)
    assert len(page.select(".cores li")) == 7
    assert len(page.select(".cores li.is-open")) == 2
    assert page.find("a", string="Rostock App")["href"] == "/staedte/rostock/rostock-app/"
    assert "Quartiersbaukasten" in words(page)
    assert page.select("ol.sources > li a[href^='https://']")


def test_the_page_is_there_in_english(demo_site, client):
    page = page_of(client, "/en/kernprojekte/")
    assert "5 of 7 names found" in words(page)
    assert page.find("a", string="Rostock App")["href"] == "/en/staedte/rostock/rostock-app/"


def test_a_solution_that_a_reader_may_not_see_is_named_without_a_link(cities, client):
    hidden = solution("luebeck", "Geheimer Titel", summary="Geheimer Text", audience="network")
    core_list("luebeck", {"name": "Hafen", "state": "belegt", "solution": hidden})
    page = page_of(client)
    assert "Hafen" in words(page)
    assert "Geheim" not in words(page)
    assert page.find("a", string="Hafen") is None


def test_the_list_of_a_city_that_is_hidden_is_hidden_with_it(cities, client):
    core_list("luebeck", {"name": "Hafen", "state": "belegt"})
    page = city_page("luebeck")
    page.audience = "network"
    save(page)
    assert "Hafen" not in words(page_of(client))
    assert "noch keine Stadt Kernprojekte" in words(page_of(client))


def test_sources_of_two_cities_have_different_numbers(demo_site, client):
    other = core_list("luebeck", {"name": "Hafen", "state": "belegt"})
    first = CoreProjectList.objects.get(city__code="rostock")
    citation = first.record_citations.first()
    copy = other.record_citations.create(fields="stated_count", value="zwei")
    copy.sources.set(citation.sources.all())
    copy.save()
    ids = [item["id"] for item in page_of(client).select("ol.sources > li")]
    assert len(ids) == len(set(ids)) > len(citation.sources.all())


def test_a_number_that_the_city_does_not_state_is_not_made_up(cities, client):
    core_list("luebeck", {"name": "Hafen", "state": "belegt"}, stated=None)
    page = page_of(client)
    assert "1 Name gefunden" in words(page)
    assert not page.select(".is-open")
