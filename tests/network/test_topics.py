"""Topics with their entries, the glossary, and that both are kept like pages."""

import re

import pytest
from bs4 import BeautifulSoup
from django.db import connection
from django.test.utils import CaptureQueriesContext

from network import page_cache
from network.models import User
from reference.models import Term, Topic
from search import labels, outbox
from tests.network.pages import news, sign_in, staff


def page(client, path):
    response = client.get(path)
    assert response.status_code == 200
    return BeautifulSoup(response.content, "html.parser").main


def words(element):
    return re.sub(r"\s+", " ", element.get_text(" ")).strip()


def test_a_topic_shows_what_it_means_and_everything_about_it(demo_site, client):
    shown = page(client, "/themen/parken/")
    assert shown.h1.get_text() == "Parken"
    assert "falsch geparkte Autos" in words(shown)
    assert shown.select_one("#loesungen ~ .entries a[href='/staedte/luebeck/kreuzung-frei/']")
    assert "Falschparker" in words(shown.find(id="woerter").parent)
    assert shown.select_one("#staedte ~ ul a[href='/loesungen/?thema=parken&stadt=luebeck']")
    assert shown.find("a", href="/themen/parken/feed/")


def test_a_topic_names_what_it_belongs_to_and_its_parts(demo_site, client):
    assert page(client, "/themen/starkregen/").find(id="verwandt").parent.find("a", href="/themen/klimaanpassung/")
    assert page(client, "/themen/klimaanpassung/").find(id="verwandt").parent.find("a", href="/themen/starkregen/")


def test_an_english_reader_stays_in_english(demo_site, client):
    shown = page(client, "/en/themen/parken/")
    assert shown.h1.get_text() == "Parking"
    assert all(link["href"].startswith("/en/") for link in shown.select("a") if link["href"].startswith("/"))


def test_a_topic_that_nobody_works_on_says_so(cities, client):
    Topic.objects.create(code="fluglaerm", label_de="Fluglärm")
    assert "noch keine Stadt eine Lösung eingetragen" in words(page(client, "/themen/fluglaerm/"))


def test_an_unknown_topic_is_not_found(cities, client):
    assert client.get("/themen/gibt-es-nicht/").status_code == 404


def test_what_only_staff_may_see_of_a_topic_is_neither_listed_nor_counted(cities, engine, client):
    topic = Topic.objects.create(code="hafen", label_de="Hafen")
    item = news("luebeck", "Nur unter uns", audience="network")
    item.topics.set([topic])
    item.save_revision().publish()
    outbox.drain(engine)
    assert "Nur unter uns" not in words(page(client, "/themen/hafen/"))
    sign_in(client, staff(cities["luebeck"]))
    assert "Nur unter uns" in words(page(client, "/themen/hafen/"))


def test_topics_stand_in_the_order_of_the_alphabet_with_umlauts_at_their_vowel(demo_site, client):
    letters = [heading.get_text() for heading in page(client, "/themen/").select(".letter > h2")]
    assert letters == sorted(letters) and "Ö" not in letters and "O" in letters


def test_each_topic_says_how_many_solutions_it_has(demo_site, client):
    rows = {words(row.h3): words(row.select_one(".meta")) for row in page(client, "/themen/").select(".term")}
    assert rows["Parken"].endswith("Lösungen")


def test_every_word_of_the_glossary_has_an_anchor_and_every_letter_leads_somewhere(demo_site, client):
    shown = page(client, "/glossar/")
    assert shown.find(id="lorawan").h3.get_text() == "LoRaWAN"
    targets = {link["href"].removeprefix("#") for link in shown.select(".letters a")}
    assert targets == {heading["id"] for heading in shown.select(".letter > h2")}
    assert len(shown.select(".term")) == Term.objects.count()


def test_a_word_leads_to_its_topic_and_back(demo_site, client):
    assert page(client, "/glossar/").find(id="lorawan").find("a", href="/themen/funknetze/")
    assert page(client, "/themen/funknetze/").find("a", href="/glossar/#lorawan")


def test_the_english_glossary_explains_every_word_in_english(demo_site, client):
    shown = page(client, "/en/glossar/")
    assert "almost without waiting" in words(shown.find(id="echtzeit"))
    assert not shown.select(".term [lang=de]")


def test_an_english_word_without_an_explanation_shows_the_german_one_as_german(cities, client):
    Term.objects.create(code="kai", term_de="Kai", term_en="Quay", definition_de="Eine Mauer am Hafen.")
    assert page(client, "/en/glossar/").find(id="kai").p["lang"] == "de"


def test_an_empty_glossary_says_so(cities, client):
    assert "Noch ist kein Wort erklärt." in words(page(client, "/glossar/"))


@pytest.mark.parametrize("path", ["/themen/", "/themen/parken/", "/glossar/", "/en/themen/parken/"])
def test_later_views_cost_one_query_and_an_unchanged_page_is_not_sent_again(demo_site, client, path):
    outbox.drain(demo_site)
    etag = client.get(path)["ETag"]
    with CaptureQueriesContext(connection) as asked:
        assert client.get(path).status_code == 200
        assert client.get(path, headers={"if-none-match": etag}).status_code == 304
    assert len(asked) <= 2


def test_a_changed_word_is_shown_at_once(demo_site, client):
    client.get("/glossar/")
    term = Term.objects.get(code="echtzeit")
    term.definition_de = "Sofort."
    term.save()
    assert "Sofort." in words(page(client, "/glossar/"))


def test_staff_get_a_page_of_their_own_that_no_cache_keeps(demo_site, client):
    sign_in(client, User.objects.get(username="mitarbeit-luebeck"))
    response = client.get("/themen/parken/")
    assert "no-store" in response["Cache-Control"] and "ETag" not in response


def test_what_is_added_to_the_address_does_not_reach_the_page_of_others(demo_site, client):
    page_cache.pages.forget()
    labels.forget()
    assert "boese" not in client.get("/themen/?x=boese").content.decode()
