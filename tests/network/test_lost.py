"""An address where nothing is shown leads on, and tells nothing about what is hidden."""

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from network import lost
from network.models import NewsPage
from search.engine import EngineDownError
from tests.network.pages import news, sign_in, staff

YESTERDAY = timezone.now() - timedelta(days=1)


def body(answer, status=404):
    assert answer.status_code == status
    return answer.content.decode()


def test_similar_pages_and_the_page_above_are_offered_and_the_words_stand_in_the_search_box(cities, client):
    news("rostock", "Neue Sensoren", summary="An drei Kreuzungen.")
    page = body(client.get("/staedte/luebeck/neue-sensoren/"))
    assert '<a href="/staedte/rostock/neue-sensoren/">Neue Sensoren</a>' in page
    assert '<a href="/staedte/luebeck/">Lübeck</a>' in page
    assert 'value="neue sensoren"' in page


def test_below_en_everything_leads_to_english_addresses(cities, client):
    news("rostock", "Neue Sensoren")
    page = body(client.get("/en/staedte/luebeck/neue-sensoren/"))
    assert "Perhaps you are looking for this" in page
    assert 'href="/en/staedte/rostock/neue-sensoren/"' in page
    assert '<a href="/en/staedte/luebeck/">' in page


def test_a_misspelt_address_finds_its_page(demo_site, client):
    assert 'href="/staedte/luebeck/kreuzung-frei/"' in body(client.get("/kreuzung-frai/"))
    assert 'href="/staedte/luebeck/kreuzung-frei/"' in body(client.get("/staedte/luebeck/kreuzungfrei/"))


def test_what_is_hidden_is_offered_to_nobody_and_answers_like_what_is_not_there(cities):
    hidden = news("luebeck", "Geheimsache Dorsch", audience="network")
    address = "/staedte/luebeck/geheimsache-dorsch/"
    visitor = Client()
    there = body(visitor.get(address))
    hidden.delete()
    assert body(visitor.get(address)) == there
    news("luebeck", "Geheimsache Dorsch", audience="network")
    assert "Geheimsache Dorsch" not in body(sign_in(Client(), staff(cities["rostock"])).get("/geheimsache-dorsch/"))


def test_a_page_that_left_since_it_was_indexed_is_not_offered(cities, client):
    gone = news("luebeck", "Neue Sensoren")
    NewsPage.objects.filter(pk=gone.pk).update(live=False)
    assert "Neue Sensoren" not in body(client.get("/staedte/rostock/neue-sensoren/"))


@pytest.mark.parametrize("late", [{"live": True}, {"live": False, "expired": True}])
def test_an_expired_page_says_until_when_it_was_shown(cities, client, late):
    page = news("luebeck", "Befristet")
    NewsPage.objects.filter(pk=page.pk).update(expire_at=YESTERDAY, **late)
    german, english = (client.get(f"{prefix}/staedte/luebeck/befristet/") for prefix in ("", "/en"))
    assert "nicht mehr öffentlich" in body(german, 410)
    assert "This page is no longer shown" in body(english, 410)
    assert "Befristet" not in body(german, 410)
    assert german["Cache-Control"] == "private, no-store"


@pytest.mark.parametrize("audience", ["network", "city"])
def test_an_expired_page_that_not_everybody_saw_was_never_there(cities, client, audience):
    page = news("luebeck", "Befristet", audience=audience)
    NewsPage.objects.filter(pk=page.pk).update(expire_at=YESTERDAY)
    assert client.get("/staedte/luebeck/befristet/").status_code == 404


def test_a_page_that_an_editor_took_down_is_not_called_expired(cities, client):
    news("luebeck", "Zurückgezogen").unpublish()
    assert client.get("/staedte/luebeck/zurueckgezogen/").status_code == 404


@pytest.mark.parametrize(
    "path",
    [
        "/%00/",
        "/a%ffb/",
        "/" + "x" * 3000 + "/",
        "/(((/",
        "/wp-login.php",
        "/%22%3Cscript%3E/",
        "/en//x/",
        "/./../x/",
    ],
)
def test_no_address_breaks_the_answer(cities, client, path):
    page = body(client.get(path))
    assert "<script>" not in page
    assert 'action="/' in page


def test_files_that_attackers_look_for_cost_no_search(cities, client, monkeypatch):
    asked = []
    monkeypatch.setattr(lost, "engine", lambda: asked.append(1))
    body(client.get("/wp-login.php"))
    assert asked == []


def test_while_no_engine_answers_the_answer_is_shorter(cities, client, monkeypatch):
    def down():
        raise EngineDownError

    monkeypatch.setattr(lost, "engine", down)
    assert "Vielleicht suchen Sie das" not in body(client.get("/neue-sensoren/"))


def test_views_and_outlets_answer_in_the_same_way(cities, client):
    for path in ("/themen/gibt-es-nicht/feed/", "/staedte/atlantis/feed/", "/veranstaltungen/x.ics"):
        assert "Diese Seite gibt es nicht" in body(client.get(path))


@pytest.mark.parametrize(
    "path", ["/%00/", "/en/a%00b/", "/staedte/%00/", "/staedte/%00/feed/", "/themen/%00/", "/veranstaltungen/%00.ics"]
)
def test_an_address_that_no_database_takes_is_not_there(client, db, path):
    assert client.get(path).status_code == 404
