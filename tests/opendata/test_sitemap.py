from django.test import Client

from network.models import NewsPage
from tests.network.conftest import cities, engine, nothing_remembered  # noqa: F401
from tests.network.pages import news, sign_in, staff


def test_the_sitemap_lists_public_pages_only_whoever_asks(cities):  # noqa: F811
    news("luebeck", "Offen", summary="Für alle.")
    news("luebeck", "Netzintern", audience="network")
    news("luebeck", "Stadtintern", audience="city")
    news("luebeck", "Entwurf", live=False)
    expired = news("luebeck", "Abgelaufen")
    NewsPage.objects.filter(pk=expired.pk).update(expire_at=expired.first_published_at)
    for client in (Client(), sign_in(Client(), staff(cities["luebeck"]))):
        body = client.get("/sitemap.xml").content.decode()
        assert "/staedte/luebeck/offen/" in body
        assert not any(word in body for word in ("netzintern", "stadtintern", "entwurf", "abgelaufen"))


def test_a_german_page_that_stands_in_for_an_english_one_is_not_in_the_sitemap_twice(cities, client):  # noqa: F811
    news("luebeck", "Offen")
    body = client.get("/sitemap.xml").content.decode()
    assert "/en/staedte/luebeck/offen/" not in body
    assert "/en/staedte/luebeck/" in body
