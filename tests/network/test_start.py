"""What the start page shows, and what it leaves out."""

from bs4 import BeautifulSoup

from network.models import HomePage
from tests.network.pages import news, sign_in, staff


def start(client, path="/"):
    response = client.get(path)
    assert response.status_code == 200
    return BeautifulSoup(response.content, "html.parser").main


def test_the_ways_in_are_those_that_editors_keep(demo_site, client):
    home = HomePage.objects.get(locale__language_code="de")
    home.entries.set([home.entries.model(title="Mitreden", text="Sagen Sie Ihre Meinung.", url="/bedarfe/")])
    home.save_revision().publish()
    ways = start(client).select(".way")
    assert [way.h2.get_text() for way in ways] == ["Mitreden"]
    assert ways[0].find("a", href="/bedarfe/")


def test_each_way_says_how_much_lies_on_it(demo_site, client):
    row = start(client).find("a", href="/loesungen/").parent
    assert row.span.get_text() == "26"


def test_the_english_ways_lead_to_english_pages(demo_site, client):
    ways = start(client, "/en/").select(".way")
    assert [way.h2.get_text() for way in ways] == ["Find", "Learn", "Develop together"]
    assert all(link["href"].startswith("/en/") for way in ways for link in way.select("a"))


def test_an_address_without_lists_is_a_link_of_its_own(demo_site, client):
    home = HomePage.objects.get(locale__language_code="de")
    home.entries.set([home.entries.model(title="Lesen", text="Mehr dazu.", url="/ueber/")])
    home.save_revision().publish()
    assert start(client).select_one(".way a")["href"] == "/ueber/"


def test_the_start_page_of_an_empty_register_says_that_nothing_has_been_entered(cities, client):
    assert "Noch ist nichts eingetragen." in start(client).get_text(" ")


def test_news_that_only_staff_may_see_are_not_on_the_start_page(cities, client):
    news("luebeck", "Nur unter uns", audience="network")
    assert "Nur unter uns" not in start(client).get_text(" ")
    sign_in(client, staff(cities["rostock"]))
    assert "Nur unter uns" in start(client).get_text(" ")
