"""A register with thousands of entries: every page groups the digits of its counts."""

import re
from dataclasses import replace

import pytest
from bs4 import BeautifulSoup

from search import engine as doorway

TIMES = 1_237  # no year and no number of the demo content is a multiple of it
PAGES = (
    "/",
    "/karte/",
    "/karte/?art=bedarf",
    "/staedte/",
    "/staedte/luebeck/",
    "/themen/",
    "/themen/parken/",
    "/netzwerk/bilanz/",
    "/suche/",
    "/suche/?q=parkplatz",
    "/suche/?q=Zahnradbahn",
    "/suche/?q=Zahnradbahn&stadt=luebeck",
)


class CrowdedEngine:
    """An engine that counts each entry many times."""

    def __init__(self, engine):
        self.engine = engine

    def __getattr__(self, name):
        return getattr(self.engine, name)

    def find(self, question):
        answer = self.engine.find(question)
        counts = {facet: {code: TIMES * n for code, n in each.items()} for facet, each in answer.counts.items()}
        return replace(answer, total=TIMES * answer.total, counts=counts)


@pytest.fixture
def crowded(demo_site, monkeypatch):
    monkeypatch.setattr(doorway, "connect", lambda url: CrowdedEngine(demo_site))


def counts(page):
    """Return all multiples of TIMES that a person reads or hears, as they are written."""
    said = [page.body.get_text(" "), *(each["aria-label"] for each in page.select("[aria-label]"))]
    numbers = re.findall(r"(?<![\d.,])\d[\d.,]*\d(?![\d%])", " ".join(said))
    return {each for each in numbers if (value := int(re.sub(r"\D", "", each))) and value % TIMES == 0}


@pytest.mark.parametrize("path", PAGES)
def test_a_count_of_a_thousand_and_more_is_grouped_as_its_language_does_it(crowded, client, path):
    for prefix, sign in (("", "."), ("/en", ",")):
        page = BeautifulSoup(client.get(prefix + path).content, "html.parser")
        written = counts(page)
        grouped = re.compile(rf"\d{{1,3}}(?:\{sign}\d{{3}})+")
        assert written and [each for each in written if not grouped.fullmatch(each)] == []


def test_htmx_announces_a_grouped_count(crowded, client):
    headers = {"HX-Request": "true", "HX-Target": "treffer"}
    page = BeautifulSoup(client.get("/suche/?q=parkplatz", headers=headers).content, "html.parser")
    assert re.fullmatch(r"\d{1,3}(\.\d{3})+ Treffer", page.select_one("#ansage").get_text())


def test_a_year_and_the_number_of_a_record_stay_bare(crowded, client):
    city = BeautifulSoup(client.get("/staedte/luebeck/").content, "html.parser")
    assert re.search(r"\b20\d\d\b", city.main.get_text()) and "2.02" not in city.main.get_text()
    solution = BeautifulSoup(client.get("/staedte/luebeck/kreuzung-frei/").content, "html.parser")
    assert all(re.fullmatch(r"\d+", each) for each in re.findall(r"[?]zu=([^#&]*)", str(solution)))
