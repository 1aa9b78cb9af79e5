"""The map of the cities: what it counts, for whom, and the same for machines."""

import json

import pytest
from bs4 import BeautifulSoup
from django.db import connection
from django.test.utils import CaptureQueriesContext

from network.cities import add_city
from network.models import City
from projects import make_coast
from reference.models import FieldOfAction
from search import engine as doorway
from tests.network.pages import sign_in, staff
from tests.projects.entries import lesson, need, solution
from tests.search.memory_engine import MemoryEngine


class SilentEngine(MemoryEngine):
    """Reached by nobody."""

    def find(self, question):
        raise doorway.EngineDownError("Leitung gestört")


def counts(client, query="", path="/karte.geojson"):
    answer = client.get(f"{path}?{query}")
    assert answer.status_code == 200
    assert answer["Content-Type"] == "application/geo+json"
    return {each["id"]: each["properties"]["count"] for each in json.loads(answer.content)["features"]}


def shown(client, path="/karte/"):
    answer = client.get(path)
    assert answer.status_code == 200
    return BeautifulSoup(answer.content, "html.parser")


def row(page, city):
    return " ".join(page.find("tr", {"data-city": city}).get_text(" ").split())


@pytest.fixture
def placed(cities):
    """Lübeck and Rostock with their places; two solutions, a lesson and a need."""
    City.objects.filter(code="luebeck").update(lat="53.87", lon="10.69")
    City.objects.filter(code="rostock").update(lat="54.09", lon="12.13")
    energy = FieldOfAction.objects.get(code="energie-umwelt")
    sensor = solution("luebeck", "Sensor", lifecycle="pilot")
    solution("luebeck", "Regen", lifecycle="regelbetrieb", fields=[energy])
    lesson("rostock", "Gelernt", [sensor])
    need("luebeck", "Gesucht")
    return cities


def test_the_map_and_its_table_say_how_many_solutions_each_city_has(placed, client):
    page = shown(client)
    assert "2 Lösungen" in row(page, "luebeck")
    assert "noch keine" in row(page, "rostock")
    names = [link["aria-label"] for link in page.select("svg.map a")]
    assert [" ".join(name.split()) for name in names] == ["LÜB Lübeck 2 Lösungen", "ROS Rostock noch keine"]


def test_the_map_has_a_name_and_its_marks_are_links_in_the_order_of_the_table(placed, client):
    page = shown(client)
    assert page.select_one("svg.map")["aria-label"] == "Karte der Städte an der Ostsee"
    marks = [link["href"] for link in page.select("svg.map a")]
    assert marks == [link["href"] for link in page.select("table th a.flag")]


@pytest.mark.parametrize(
    ("query", "luebeck", "rostock"),
    [
        ("", 2, 0),
        ("phase=pilot", 1, 0),
        ("feld=energie-umwelt", 1, 0),
        ("feld=energie-umwelt&phase=pilot", 0, 0),
        ("art=erfahrung", 0, 1),
        ("art=bedarf&feld=mobilitaet", 1, 0),
    ],
)
def test_filters_of_the_address_are_obeyed_by_page_and_download(placed, client, query, luebeck, rostock):
    assert counts(client, query) == {"luebeck": luebeck, "rostock": rostock}
    page = shown(client, f"/karte/?{query}")
    assert str(luebeck or "noch keine") in row(page, "luebeck")
    assert page.find("a", download=True)["href"].partition("?")[2].split("&") == query.split("&")


def test_a_number_leads_to_the_list_of_just_these_entries(placed, client):
    link = shown(client, "/karte/?phase=pilot").select_one("tr[data-city=luebeck] td a")["href"]
    assert link == "/loesungen/?stadt=luebeck&phase=pilot"
    assert BeautifulSoup(client.get(link).content, "html.parser").find(id="treffer")["data-total"] == "1"


@pytest.mark.parametrize(
    "query", ["feld=quatsch", "art=seite", "phase=%22%3E%3Cscript%3E", "feld=mobilitaet&feld=energie-umwelt", "art=%00"]
)
def test_what_cannot_be_obeyed_is_left_out_and_said(placed, client, query):
    page = shown(client, f"/karte/?{query}")
    assert "weggelassen" in page.select_one(".notice").get_text()
    assert page.find("script", string=True) is None


def test_a_phase_is_left_out_for_what_has_none(placed, client):
    assert counts(client, "art=erfahrung&phase=pilot") == {"luebeck": 0, "rostock": 1}
    assert "Nur Lösungen haben eine Phase" in shown(client, "/karte/?art=erfahrung&phase=pilot").get_text()


def test_what_a_reader_may_not_see_is_not_counted(placed, client):
    solution("rostock", "Intern", audience="network")
    assert counts(client)["rostock"] == 0
    answer = sign_in(client, staff(City.objects.get(code="luebeck"))).get("/karte.geojson")
    assert "no-store" in answer["Cache-Control"]
    assert counts(client)["rostock"] == 1


def test_the_download_is_geojson_with_longitude_first_and_full_addresses(placed, client):
    found = json.loads(client.get("/en/karte.geojson").content)
    assert found["type"] == "FeatureCollection"
    feature = found["features"][0]
    assert feature["geometry"] == {"type": "Point", "coordinates": [10.69, 53.87]}
    assert feature["properties"]["name"] == "Lübeck"
    assert feature["properties"]["url"].endswith("/en/staedte/luebeck/")
    assert feature["properties"]["url"].startswith("http")


def test_a_city_without_a_known_place_is_in_the_table_and_has_no_geometry(placed, client):
    add_city("kiel", "Kiel")
    assert "noch keine" in row(shown(client), "kiel")
    found = json.loads(client.get("/karte.geojson").content)
    assert next(each["geometry"] for each in found["features"] if each["id"] == "kiel") is None


def test_while_no_engine_answers_the_map_says_so_and_counts_nothing(placed, client, monkeypatch):
    monkeypatch.setattr(doorway, "connect", lambda url: SilentEngine())
    page = shown(client)
    assert "lassen sich gerade nicht zählen" in page.select_one("[role=alert]").get_text()
    assert "nicht gezählt" in row(page, "luebeck")
    assert "Dieselben Zahlen" not in page.figcaption.get_text()
    assert counts(client) == {"luebeck": None, "rostock": None}


def test_the_language_switch_keeps_map_and_filters(placed, client):
    page = shown(client, "/karte/?feld=mobilitaet&phase=pilot")
    assert page.find("a", hreflang="en")["href"] == "/en/karte/?feld=mobilitaet&phase=pilot"
    english = shown(client, "/en/karte/?feld=mobilitaet&phase=pilot")
    assert "1 solution" in row(english, "luebeck")
    assert english.find("a", hreflang="de")["href"] == "/karte/?feld=mobilitaet&phase=pilot"


@pytest.mark.parametrize("path", ["/karte/", "/karte.geojson", "/en/karte/?art=erfahrung"])
def test_the_map_costs_four_queries_and_one_question_whatever_there_is(placed, client, path, monkeypatch):
    asked = []
    monkeypatch.setattr(placed, "find", lambda question, find=placed.find: asked.append(question) or find(question))
    client.get(path)
    asked.clear()
    with CaptureQueriesContext(connection) as queries:
        client.get(path)
    assert len(queries) <= 4, [query["sql"][:120] for query in queries]
    assert len(asked) == 1


def test_the_coast_says_in_its_first_line_where_it_comes_from():
    first = make_coast.COAST.read_text(encoding="utf-8").splitlines()[0]
    assert "Natural Earth" in first
    assert "public domain" in first
    assert "projects/make_coast.py" in first


def test_an_outline_is_cut_at_the_edge_and_keeps_only_points_that_matter():
    left, top, right, bottom = make_coast.BOX
    far = [(left - 100, top - 100), (right + 100, top - 100), (right + 100, bottom + 100), (left - 100, bottom + 100)]
    assert set(make_coast.clipped(far)) == {(left, top), (right, top), (right, bottom), (left, bottom)}
    assert make_coast.simplified([(0, 0), (5, 0.1), (10, 0), (10, 8)]) == [(0, 0), (10, 0), (10, 8)]
    assert make_coast.drawn([(0, 0), (10, -2.5), (4, 4)], is_closed=True) == "M0 0l10-2.5l-6 6.5z"
