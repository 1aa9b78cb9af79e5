"""What the page of a city shows in all its states: full, thin, empty, without an engine."""

import re
from itertools import pairwise

import pytest
from bs4 import BeautifulSoup

from network.models import EventPage, IndexResult, IndexStudy
from search import engine as doorway
from search.engine import EngineDownError
from tests.network.pages import news


def page(client, path):
    response = client.get(path)
    assert response.status_code == 200
    return BeautifulSoup(response.content, "html.parser").main


def words(element):
    return re.sub(r"\s+", " ", element.get_text(" ")).strip()


def test_solutions_stand_under_their_phase_and_those_without_one_come_last(demo_site, client):
    section = page(client, "/staedte/luebeck/").find(id="loesungen").parent
    phases = [words(heading) for heading in section.select("h3")]
    assert phases == ["Pilot 1", "Regelbetrieb 2", "Beendet 1", "Phase: keine Angabe 7"]
    assert len(section.select("h4")) == 11


def test_headings_go_down_one_level_at_a_time(demo_site, client):
    for city in ("luebeck", "kiel", "schwerin", "stralsund"):
        levels = [int(heading.name[1]) for heading in page(client, f"/staedte/{city}/").select("h1, h2, h3, h4")]
        assert levels.count(1) == 1 and levels[0] == 1
        assert all(later - earlier <= 1 for earlier, later in pairwise(levels)), city


def test_a_city_that_no_study_covers_reads_not_covered_and_has_no_place(demo_site, client):
    section = page(client, "/staedte/wismar/").find(id="vergleiche").parent
    assert "nicht erfasst" in words(section)
    assert not section.select("table")


def test_each_study_has_a_table_of_its_own_and_its_caveat(cities, client):
    for code, name in (("eins", "Erste Studie"), ("zwei", "Zweite Studie")):
        study = IndexStudy.objects.create(code=code, name_de=name, caveat_de=f"Vorsicht bei {name}.")
        IndexResult.objects.create(study=study, city=cities["luebeck"], year=2023, rank=0 + 7)
    section = page(client, "/staedte/luebeck/").find(id="vergleiche").parent
    assert len(section.select("table")) == 2
    assert "Vorsicht bei Zweite Studie." in words(section)
    assert "lassen sich nicht miteinander vergleichen" in words(section)


def test_a_place_nobody_has_seen_is_no_zero(cities, client):
    study = IndexStudy.objects.create(code="eins", name_de="Erste Studie")
    IndexResult.objects.create(study=study, city=cities["luebeck"], year=2023)
    row = page(client, "/staedte/luebeck/").select_one("#vergleiche ~ .scroll tbody tr")
    assert "nicht gesehen" in words(row)
    assert "0" not in words(row).replace("2023", "")


def test_places_name_their_sources_and_how_sure_they_are(demo_site, client):
    rows = page(client, "/staedte/luebeck/").select("#vergleiche ~ .scroll tbody tr")
    by_year = {words(row.th): words(row) for row in rows}
    assert "NDR" in by_year["2020"] and "belegt" in by_year["2020"]
    assert "widersprüchlich" in by_year["2024"] and "+11" in by_year["2024"]
    assert "−11" in by_year["2025"]


def test_a_city_without_any_entry_says_what_that_means_and_where_to_go(cities, client):
    shown = page(client, "/staedte/rostock/")
    assert "Rostock hat noch nichts eingetragen" in words(shown)
    assert {link["href"] for link in shown.select(".next a")} >= {"/loesungen/", "/anmelden/"}
    assert not shown.select("#loesungen, #erfahrungen, #bedarfe")


def test_a_thin_city_names_in_one_line_what_is_missing(demo_site, client):
    assert "Lübeck hat noch nicht eingetragen: Bedarfe." in words(page(client, "/staedte/luebeck/"))


def test_the_events_of_a_city_are_on_its_page(demo_site, client):
    titles = [words(heading) for heading in page(client, "/staedte/stralsund/").select("#termine ~ .events h3")]
    assert "Regionalkonferenz Smart City in Stralsund" in titles


def test_an_event_that_is_hidden_is_not_on_the_page_of_its_city(demo_site, client):
    for event in EventPage.objects.filter(slug="regionalkonferenz-stralsund-2022"):
        event.unpublish()
    assert "Regionalkonferenz Smart City in Stralsund" not in words(page(client, "/staedte/stralsund/"))


def test_the_news_of_a_city_carry_no_flag_of_another_one(cities, client):
    news("luebeck", "Neuer Sensor")
    assert not page(client, "/staedte/luebeck/").select("#meldungen ~ .log .flag")


def test_german_entries_keep_the_english_reader_in_english(demo_site, client):
    links = page(client, "/en/staedte/luebeck/").select(".entry__title a")
    assert links and all(link["href"].startswith("/en/staedte/") for link in links)


def test_while_no_engine_answers_the_page_says_so_and_does_not_call_the_city_empty(cities, client, monkeypatch):
    def down(question):
        raise EngineDownError("away")

    monkeypatch.setattr(doorway.engine(), "find", down)
    shown = words(page(client, "/staedte/luebeck/"))
    assert "Diese Liste lässt sich gerade nicht anzeigen." in shown
    assert "noch nicht" not in shown


@pytest.mark.parametrize("path", ["/staedte/luebeck/", "/en/staedte/luebeck/"])
def test_the_page_links_to_the_feed_of_the_city(demo_site, client, path):
    assert page(client, path).find("a", href=f"{path}feed/")


def test_the_list_of_cities_counts_solutions_lessons_and_needs(demo_site, client):
    rows = {
        words(row.th): [words(cell) for cell in row.select("td.n")]
        for row in page(client, "/staedte/").select("tbody tr")
    }
    assert rows["HST Stralsund"] == ["3", "4", "2"]
    assert rows["SN Schwerin"] == ["0", "0", "0"]
