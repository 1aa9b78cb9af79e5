from xml.etree import ElementTree

from django.test import Client

from network.models import NewsPage
from reference.models import Topic
from tests.network.conftest import cities, engine  # noqa: F401
from tests.network.pages import news, sign_in, staff

MAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
LINK = "{http://www.w3.org/1999/xhtml}link"
HOST = "http://localhost:8000"


def part(client, code):
    """Return address -> {language: address} of a language's first part."""
    tree = ElementTree.fromstring(client.get(f"/sitemap-{code}-1.xml").content)
    return {
        url.find(f"{MAP}loc").text.removeprefix(HOST): {
            link.get("hreflang"): link.get("href").removeprefix(HOST) for link in url.findall(LINK)
        }
        for url in tree.findall(f"{MAP}url")
    }


def test_the_index_names_a_part_for_each_language(cities, client):  # noqa: F811
    tree = ElementTree.fromstring(client.get("/sitemap.xml").content)
    found = [element.text for element in tree.iter(f"{MAP}loc")]
    assert found == [f"{HOST}/sitemap-de-1.xml", f"{HOST}/sitemap-en-1.xml"]
    assert client.get("/sitemap-de-2.xml").status_code == client.get("/sitemap-fr-1.xml").status_code == 404


def test_the_sitemap_lists_public_pages_only_whoever_asks(cities):  # noqa: F811
    news("luebeck", "Offen", summary="Für alle.")
    news("luebeck", "Netzintern", audience="network")
    news("luebeck", "Stadtintern", audience="city")
    news("luebeck", "Entwurf", live=False)
    expired = news("luebeck", "Abgelaufen")
    NewsPage.objects.filter(pk=expired.pk).update(expire_at=expired.first_published_at)
    for client in (Client(), sign_in(Client(), staff(cities["luebeck"]))):
        found = [path for path in part(client, "de") if path.startswith("/staedte/luebeck/")]
        assert found == ["/staedte/luebeck/", "/staedte/luebeck/offen/"]


def test_a_german_page_that_stands_in_for_an_english_one_is_listed_in_german_only(cities, client):  # noqa: F811
    news("luebeck", "Offen")
    german, english = part(client, "de"), part(client, "en")
    assert german["/staedte/luebeck/offen/"] == {}
    assert "/en/staedte/luebeck/offen/" not in english


def test_a_page_in_two_languages_names_both_and_german_for_everybody_else(cities, client):  # noqa: F811
    both = {"de": "/staedte/luebeck/", "en": "/en/staedte/luebeck/", "x-default": "/staedte/luebeck/"}
    assert part(client, "de")["/staedte/luebeck/"] == part(client, "en")["/en/staedte/luebeck/"] == both


def test_lists_that_are_no_pages_are_listed_in_both_languages(cities, client):  # noqa: F811
    assert part(client, "de")["/loesungen/"]["en"] == "/en/loesungen/"
    assert "/en/loesungen/" in part(client, "en")


def test_robots_learn_where_the_sitemap_is_and_stay_out_of_the_editors_area(client, db):
    lines = client.get("/robots.txt").content.decode().splitlines()
    assert f"Sitemap: {HOST}/sitemap.xml" in lines
    assert {"Disallow: /admin/", "Disallow: /suche/feed/", "Disallow: /en/suche/vorschlaege/"} <= set(lines)


def test_every_topic_is_listed_in_both_languages(cities, client):  # noqa: F811
    Topic.objects.create(code="parken", label_de="Parken")
    assert part(client, "de")["/themen/parken/"]["en"] == "/en/themen/parken/"
    assert "/en/glossar/" in part(client, "en")
