"""Pages of text: how the search works, Leichte Sprache, sign language."""

import re
from urllib.parse import parse_qs, urlsplit

import pytest
from bs4 import BeautifulSoup
from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile

from network.models import Document, TextPage
from network.plain_language import long_sentences
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


@pytest.mark.parametrize(
    ("usual", "plain"),
    [
        ("/", "/leichte-sprache/"),
        ("/so-funktioniert-die-suche/", "/suche-in-leichter-sprache/"),
        ("/so-funktioniert-das-register/", "/register-in-leichter-sprache/"),
    ],
)
def test_leichte_sprache_says_what_it_is_and_leads_to_the_usual_page_and_back(demo_site, client, usual, plain):
    here, there = (BeautifulSoup(client.get(path).content, "html.parser") for path in (usual, plain))
    link = here.header.find("a", string="Leichte Sprache")
    assert (link["href"], link["hreflang"]) == (plain, "de-simple")
    assert here.head.find("link", hreflang="de-simple")["href"].endswith(plain)
    assert there.header.find("a", string="Alltagssprache")["href"] == usual
    assert there.head.find("link", hreflang="de")["href"] == f"http://localhost:8000{usual}"
    assert there.main.h1["lang"] == there.main.select_one(".prose.plain")["lang"] == "de-simple"
    assert there.header.find("a", hreflang="en")["href"] == f"/en{usual}"
    assert not there.select(".page__notice")


def test_a_page_without_a_version_in_leichte_sprache_leads_to_the_entrance(demo_site, client):
    for path in ("/staedte/luebeck/", "/en/loesungen/"):
        header = BeautifulSoup(client.get(path).content, "html.parser").header
        assert header.find("a", hreflang="de-simple")["href"] == "/leichte-sprache/"
    assert header.find("a", hreflang="de-simple").get_text() == "Easy German"


def test_a_hidden_version_in_leichte_sprache_is_not_offered(demo_site, client):
    plain = TextPage.objects.get(slug="suche-in-leichter-sprache")
    plain.audience = "network"
    plain.save_revision().publish()
    header = BeautifulSoup(client.get("/so-funktioniert-die-suche/").content, "html.parser").header
    assert header.find("a", hreflang="de-simple")["href"] == "/leichte-sprache/"


def test_only_leichte_sprache_has_a_usual_page_beside_it(demo_site):
    usual = TextPage.objects.get(slug="impressum", locale__language_code="de")
    usual.usual_page = usual.get_parent()
    with pytest.raises(ValidationError, match="Nur zu einer Seite in Leichter Sprache"):
        usual.full_clean()
    plain = TextPage.objects.get(slug="leichte-sprache")
    plain.usual_page = plain
    with pytest.raises(ValidationError, match="nicht zu sich selbst"):
        plain.full_clean()


LONG = "Diese Zeile hat viel mehr Wörter als die zwölf Wörter, die Leichte Sprache in einem Satz erlaubt."


def test_editors_are_told_of_long_sentences_and_can_save_all_the_same(demo_site, admin_client):
    plain = TextPage.objects.get(slug="leichte-sprache")
    form = f"/admin/pages/{plain.pk}/edit/"
    assert "höchstens 12 Wörter" not in admin_client.get(form).content.decode()
    plain.body = [
        ("text", f"<p>Kurz ist gut.<br/>{LONG}</p><ul><li>Ein Punkt</li><li>Noch einer</li></ul>"),
        ("list", [LONG]),
    ]
    plain.save_revision().publish()
    warning = BeautifulSoup(admin_client.get(form).content, "html.parser").select_one(".help-warning")
    assert "höchstens 12 Wörter" in warning.get_text()
    assert [line.get_text() for line in warning.select("li")] == [LONG, LONG]


def test_a_long_sentence_in_usual_language_is_nobodys_business(demo_site, admin_client):
    usual = TextPage.objects.get(slug="impressum", locale__language_code="de")
    usual.body = [("text", f"<p>{LONG}</p>")]
    usual.save_revision().publish()
    assert "help-warning" not in admin_client.get(f"/admin/pages/{usual.pk}/edit/").content.decode()


def test_leichte_sprache_begins_with_a_search_of_its_own(demo_site, client):
    shown = page(client, "/leichte-sprache/")
    assert (
        shown.find("label", string="Was suchen Sie?")["for"]
        == shown.select_one("main search input, search input")["id"]
    )


def test_the_search_in_leichte_sprache_is_german_on_the_english_page_too(demo_site, client):
    search = page(client, "/en/leichte-sprache/").select_one("search.plain-search")
    assert search["lang"] == "de-simple" and words(search.button) == "Suchen"


def test_sentences_in_leichte_sprache_stand_on_lines_of_their_own_and_are_short(demo_site):
    for each in TextPage.objects.filter(variety="leichte-sprache"):
        assert long_sentences(each.body) == []


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


@pytest.mark.parametrize(
    ("path", "heading", "planned"),
    [
        ("/so-funktioniert-das-register/", "Was geplant ist", ("Vier Augen", "Übernahme", "0 bis 100 Punkte")),
        ("/en/so-funktioniert-das-register/", "What is planned", ("Four eyes", "Adoptions", "0 to 100 points")),
        ("/register-in-leichter-sprache/", "Was kommt später?", ("Übernahme",)),
    ],
)
def test_what_the_register_cannot_do_yet_is_told_as_planned_and_nowhere_else(demo_site, client, path, heading, planned):
    text = BeautifulSoup(client.get(path).content, "html.parser").main.get_text(" ")
    today, later = text.split(heading)
    for word in planned:
        assert word in later and word.lower() not in today.lower()
