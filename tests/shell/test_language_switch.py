"""The switch of the language leads to the same place with the same question and the same filters, there and back."""

import pytest
from bs4 import BeautifulSoup

from projects.models import SolutionPage

PLACES = [
    "/suche/?q=wasser&stadt=luebeck&stadt=rostock&art=loesung&von=2010&bis=2025&sort=neu",
    "/suche/?q=parken&ansicht=tabelle",
    "/loesungen/?stadt=luebeck&feld=mobilitaet",
    "/erfahrungen/?stadt=stralsund&verlauf=gescheitert",
    "/bedarfe/?stadt=wismar",
    "/karte/?art=bedarf&feld=mobilitaet",
    "/themen/ostsee-wasser/",
    "/staedte/luebeck/kreuzung-frei/",
    "/netzwerk/bilanz/",
]


def page(client, address):
    answer = client.get(address)
    assert answer.status_code == 200, address
    return BeautifulSoup(answer.content, "html.parser")


def chosen(shown):
    """Return what is ticked, picked or typed in the forms of a page, without what is the same word for everybody."""
    fields = shown.main.select("input[checked], select option[selected], input[type=text][value]")
    return [(field.get("name"), field.get("value")) for field in fields if field.get("value")]


def switch(shown, language):
    return shown.header.find("a", hreflang=language)["href"]


@pytest.mark.parametrize("german", PLACES)
def test_place_question_and_filters_are_the_same_in_both_languages(demo_site, client, german):
    here = page(client, german)
    there = page(client, switch(here, "en"))
    assert there.html["lang"] == "en"
    assert switch(there, "de") == german
    assert chosen(there) == chosen(here)
    if "?" in german:
        assert chosen(here)


def test_a_comparison_keeps_its_solutions(demo_site, client):
    pair = SolutionPage.objects.filter(locale__language_code="de", live=True).values_list("pk", flat=True)[:2]
    german = "/vergleich/?id={}&id={}&unterschiede=1".format(*pair)
    here = page(client, german)
    there = page(client, switch(here, "en"))
    assert len(there.select(".compare thead th")) == len(here.select(".compare thead th")) == 2
    assert switch(there, "de") == german
