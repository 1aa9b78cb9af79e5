import re
from datetime import timedelta
from urllib.parse import quote
from xml.etree import ElementTree

import pytest
from django.test import Client

from network.models import NewsPage
from search import outbox
from search.engine import EngineDownError
from tests.network.conftest import cities, engine  # noqa: F401
from tests.network.pages import city_page, news, sign_in, staff

ATOM = "{http://www.w3.org/2005/Atom}"
LANG = "{http://www.w3.org/XML/1998/namespace}lang"
HOST = "http://localhost:8000"


def feed(client, path):
    answer = client.get(path)
    assert answer.status_code == 200, path
    return ElementTree.fromstring(answer.content)


def titles(client, path):
    return [entry.findtext(f"{ATOM}title") for entry in feed(client, path).findall(f"{ATOM}entry")]


@pytest.fixture
def told(cities):  # noqa: F811
    news("luebeck", "Neue Sensoren", summary="An drei <b>Kreuzungen</b> & Brücken.")
    news("rostock", "Erfundene Laternen", is_example=True)
    return cities


def test_an_entry_has_what_a_feed_reader_needs(told, client):
    tree = feed(client, "/aktuelles/feed/")
    entry = next(each for each in tree.findall(f"{ATOM}entry") if "Sensoren" in each.findtext(f"{ATOM}title"))
    page = NewsPage.objects.get(slug="neue-sensoren")
    assert tree.get(LANG) == entry.get(LANG) == "de"
    assert entry.findtext(f"{ATOM}id") == f"tag:localhost,{page.first_published_at:%Y-%m-%d}:page-{page.pk}"
    assert entry.find(f"{ATOM}link").get("href") == f"{HOST}/staedte/luebeck/neue-sensoren/"
    assert entry.findtext(f"{ATOM}author/{ATOM}name") == "Lübeck"
    assert entry.findtext(f"{ATOM}summary") == "An drei &lt;b&gt;Kreuzungen&lt;/b&gt; &amp; Brücken."
    assert entry.findtext(f"{ATOM}updated").startswith(f"{page.last_published_at:%Y-%m-%dT%H:%M:%S}")
    assert tree.findtext(f"{ATOM}updated") >= entry.findtext(f"{ATOM}updated")
    links = {link.get("rel"): link.get("href") for link in tree.findall(f"{ATOM}link")}
    assert links == {"alternate": f"{HOST}/aktuelles/", "self": f"{HOST}/aktuelles/feed/"}


def test_a_made_up_entry_says_so_in_its_title(told, client):
    assert "Beispiel (fiktiv): Erfundene Laternen" in titles(client, "/aktuelles/feed/")
    assert "Example (fictional): Erfundene Laternen" in titles(client, "/en/aktuelles/feed/")


def test_each_city_has_its_feed_and_an_unknown_one_has_none(told, client):
    assert titles(client, "/staedte/luebeck/feed/")[0] == "Neue Sensoren"
    assert not any("Laternen" in title for title in titles(client, "/staedte/luebeck/feed/"))
    assert client.get("/staedte/atlantis/feed/").status_code == 404


def test_every_search_is_a_feed_with_the_same_parameters(told, client):
    assert titles(client, "/suche/feed/?q=Sensoren&art=meldung") == ["Neue Sensoren"]
    assert titles(client, "/suche/feed/?stadt=rostock&art=meldung") == ["Beispiel (fiktiv): Erfundene Laternen"]
    tree = feed(client, "/suche/feed/?utm=x&q=Sensoren&seite=3")
    assert tree.findtext(f"{ATOM}title") == "Hansenetz: Das Register: Sensoren"
    assert tree.findtext(f"{ATOM}id") == f"{HOST}/suche/feed/?q=Sensoren"


@pytest.mark.parametrize(
    "question", ["q=%00%01<&sort=x&seite=-1&von=x", f"q={quote('(' * 3000)}", "stadt=../x", "thema=a"]
)
def test_no_question_breaks_a_feed(told, client, question):
    assert feed(client, f"/suche/feed/?{question}").tag == f"{ATOM}feed"


def test_the_entry_that_changed_last_comes_first_and_keeps_its_id(told, client):
    before = feed(client, "/aktuelles/feed/").findall(f"{ATOM}entry")
    last = before[-1]
    page = NewsPage.objects.get(slug=re.search(r"/([^/]+)/$", last.find(f"{ATOM}link").get("href"))[1])
    page.title = "Alles neu"
    page.slug = "alles-neu"
    page.save_revision().publish()
    outbox.drain(told_engine())
    first = feed(client, "/aktuelles/feed/").find(f"{ATOM}entry")
    assert first.findtext(f"{ATOM}title").endswith("Alles neu")
    assert first.findtext(f"{ATOM}id") == last.findtext(f"{ATOM}id")


def told_engine():
    from search.engine import engine as current

    return current()


def test_the_english_feed_leads_to_english_addresses_and_names_german_text_as_german(told, client):
    tree = feed(client, "/en/staedte/luebeck/feed/")
    entry = next(each for each in tree.findall(f"{ATOM}entry") if each.findtext(f"{ATOM}title") == "Neue Sensoren")
    assert (tree.get(LANG), entry.get(LANG)) == ("en", "de")
    assert entry.find(f"{ATOM}link").get("href") == f"{HOST}/en/staedte/luebeck/neue-sensoren/"


@pytest.mark.parametrize(
    "path", ["/aktuelles/feed/", "/suche/feed/", "/staedte/luebeck/feed/", "/suche/feed/?q=Geheim"]
)
def test_a_feed_tells_each_person_what_they_may_see_and_visitors_what_everybody_may(told, path):
    news("luebeck", "Geheim im Netz", audience="network")
    mine = sign_in(Client(), staff(told["rostock"]))
    assert "Geheim im Netz" in titles(mine, path)
    assert "Geheim im Netz" not in titles(Client(), path)
    assert mine.get(path)["Cache-Control"] == "private, no-store"
    assert "ETag" not in mine.get(path)


def test_what_was_hidden_or_expired_leaves_the_feed_before_the_index_knows(told, client):
    page = NewsPage.objects.get(slug="neue-sensoren")
    NewsPage.objects.filter(pk=page.pk).update(expire_at=page.first_published_at - timedelta(days=1))
    assert "Neue Sensoren" not in titles(client, "/aktuelles/feed/")


def test_the_feed_of_a_hidden_city_is_not_there(told, client):
    page = city_page("luebeck")
    page.audience = "network"
    page.save_revision().publish()
    assert client.get("/staedte/luebeck/feed/").status_code == 404


def test_an_unchanged_feed_is_not_sent_again(told, client):
    first = client.get("/aktuelles/feed/")
    again = client.get("/aktuelles/feed/", headers={"if-none-match": first["ETag"]})
    assert (again.status_code, again.content) == (304, b"")
    news("luebeck", "Noch etwas")
    assert client.get("/aktuelles/feed/", headers={"if-none-match": first["ETag"]}).status_code == 200


def test_an_empty_feed_is_a_feed_and_stays_the_same(cities, client):  # noqa: F811
    first, second = (client.get("/suche/feed/?q=Unfindbar") for _ in range(2))
    assert titles(client, "/suche/feed/?q=Unfindbar") == []
    assert first["ETag"] == second["ETag"]


def test_while_no_engine_answers_the_reader_is_asked_to_come_back(told, client, monkeypatch):
    from opendata import feeds

    def down():
        raise EngineDownError

    monkeypatch.setattr(feeds, "engine", down)
    answer = client.get("/suche/feed/")
    assert (answer.status_code, answer["Retry-After"]) == (503, "60")


@pytest.mark.parametrize(
    ("page", "address"),
    [
        ("/aktuelles/", "/aktuelles/feed/"),
        ("/staedte/luebeck/", "/staedte/luebeck/feed/"),
        ("/en/staedte/luebeck/", "/en/staedte/luebeck/feed/"),
        ("/suche/?q=Sensoren&amp;x=1", "/suche/feed/?q=Sensoren&amp;x=1"),
        ("/loesungen/", "/loesungen/feed/"),
    ],
)
def test_pages_name_their_feed_in_their_head(told, client, page, address):
    body = client.get(page.replace("&amp;", "&")).content.decode()
    assert re.search(
        rf'<link rel="alternate" type="application/atom\+xml" title="[^"]+" href="{re.escape(address)}">', body
    )


def test_a_page_that_is_not_there_names_no_feed(told, client):
    assert "application/atom+xml" not in client.get("/staedte/atlantis/").content.decode()
