"""The main menu shows what is there, in the reader's language."""

import pytest
from bs4 import BeautifulSoup

from network.menu import menu
from network.models import CityIndexPage, NetworkPage
from search import version


def titles(language):
    return [item.title for item in menu(language, version.current())]


def test_the_menu_follows_the_language(cities):
    assert titles("de") == ["Lösungen", "Erfahrungen", "Städte", "Netzwerk", "Termine", "Bilanz"]
    assert titles("en") == ["Solutions", "Lessons", "Cities", "Network", "Events", "In figures"]
    assert [item.url for item in menu("en", version.current())][:3] == [
        "/en/loesungen/",
        "/en/erfahrungen/",
        "/en/staedte/",
    ]


def test_a_page_that_is_hidden_leaves_the_menu_at_once(cities):
    titles("de")
    NetworkPage.objects.get(locale__language_code="de").unpublish()
    page = CityIndexPage.objects.get(locale__language_code="de")
    page.audience = "network"
    page.save()
    assert titles("de") == ["Lösungen", "Erfahrungen", "Termine", "Bilanz"]


@pytest.mark.parametrize(
    ("address", "marked"),
    [
        ("/netzwerk/", {"Netzwerk": "page"}),
        ("/en/netzwerk/", {"Network": "page"}),
        ("/netzwerk/bilanz/", {"Bilanz": "page"}),
        ("/en/netzwerk/bilanz/", {"In figures": "page"}),
        ("/staedte/kiel/", {"Städte": "true"}),
    ],
)
def test_the_menu_marks_the_one_place_where_the_reader_is(client, cities, address, marked):
    page = BeautifulSoup(client.get(address).content, "html.parser")
    found = {link.get_text(): link["aria-current"] for link in page.select("#menue a[aria-current]")}
    assert found == marked
