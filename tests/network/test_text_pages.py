"""Pages of text: how the search works, Leichte Sprache, sign language."""

import re
from urllib.parse import parse_qs, urlsplit

import pytest
from bs4 import BeautifulSoup
from django.core.files.base import ContentFile

from network.models import Document, TextPage
from search.entry import PUBLIC, Question

NOTHING = {"Xylophon", "xylophone"}


def page(client, path):
    response = client.get(path)
    assert response.status_code == 200
    return BeautifulSoup(response.content, "html.parser").main


def words(element):
    return re.sub(r"\s+", " ", element.get_text(" ")).strip()


def examples(shown):
    links = [urlsplit(link["href"]) for link in shown.select(".prose a[href*='suche/?q=']")]
    return [parse_qs(link.query)["q"][0] for link in links]


@pytest.mark.parametrize(
    "path",
    [
        "/so-funktioniert-die-suche/",
        "/en/so-funktioniert-die-suche/",
        "/suche-in-leichter-sprache/",
    ],
)
def test_every_example_of_the_search_finds_what_the_page_says(demo_site, client, path):
    asked = examples(page(client, path))
    assert len(asked) >= 3
    language = "en" if path.startswith("/en/") else "de"
    for text in asked:
        total = demo_site.find(Question(text, frozenset({PUBLIC}), language=language)).total
        assert (total == 0) == (text in NOTHING), text


def test_a_page_that_explains_the_search_is_not_found_with_its_own_examples(demo_site):
    assert demo_site.find(Question("Xylophon", frozenset({PUBLIC}))).total == 0


def test_how_the_search_works_is_found_by_those_who_ask_for_it(demo_site):
    hits = demo_site.find(Question("wie funktioniert die Suche", frozenset({PUBLIC}))).hits
    assert hits[0].entry.url == "/so-funktioniert-die-suche/"


@pytest.mark.parametrize(
    ("page_path", "plain"),
    [
        ("/so-funktioniert-die-suche/", "/suche-in-leichter-sprache/"),
        ("/so-funktioniert-das-register/", "/register-in-leichter-sprache/"),
    ],
)
def test_the_usual_page_and_the_one_in_leichte_sprache_are_two(demo_site, client, page_path, plain):
    assert page(client, page_path).find("a", href=plain)
    shown = page(client, plain)
    assert shown.select_one(".prose.plain")
    assert "Noch nicht von einer Prüf·gruppe geprüft." in words(shown)


def test_leichte_sprache_begins_with_a_search_of_its_own(demo_site, client):
    shown = page(client, "/leichte-sprache/")
    assert (
        shown.find("label", string="Was suchen Sie?")["for"]
        == shown.select_one("main search input, search input")["id"]
    )


def test_sentences_in_leichte_sprache_stand_on_lines_of_their_own_and_are_short(demo_site):
    for each in TextPage.objects.filter(variety="leichte-sprache"):
        for block in each.body:
            for line in re.split(r"<br/?>|</p>|</li>", str(getattr(block.value, "source", ""))):
                assert len(re.sub(r"<[^>]+>", "", line).split()) <= 12, line


def test_without_a_film_the_page_says_that_there_is_none(demo_site, client):
    shown = page(client, "/gebaerdensprache/")
    assert "ist noch nicht gedreht" in words(shown)
    assert not shown.video


def test_a_film_is_shown_from_our_own_server_with_its_captions(demo_site, client, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    film, captions = (
        Document.objects.create(title=name, file=ContentFile(b"x", name=name)) for name in ("film.mp4", "film.vtt")
    )
    sign = TextPage.objects.get(slug="gebaerdensprache", locale__language_code="de")
    sign.video, sign.captions = film, captions
    sign.save_revision().publish()
    response = client.get("/gebaerdensprache/")
    assert "media-src 'self'" in response["Content-Security-Policy"]
    video = BeautifulSoup(response.content, "html.parser").video
    assert video["src"].startswith("/documents/") and video["preload"] == "none"
    assert video.track["src"].startswith("/documents/")
