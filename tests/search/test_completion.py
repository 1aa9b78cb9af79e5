"""What the search box offers while somebody types."""

import pytest

from search import version
from tests.search import catalogue


@pytest.fixture
def complete(client, register):
    def complete(text, **headers):
        return client.get("/suche/vorschlaege/", {"q": text}, headers=headers)

    return complete


def test_titles_are_offered_with_their_group_in_the_readers_words(complete):
    lines = complete("Parkp").json()
    assert len(lines) == 8
    assert lines[0] == {"group": "titel", "label": "Einträge", "text": "Parkplatz 00", "url": "/suche/?q=Parkplatz 00"}


def test_a_single_letter_offers_nothing(complete, register):
    assert complete("P").json() == []
    assert complete("  ").json() == []


def test_a_hidden_title_is_not_offered(complete):
    assert complete("Hafen 08").json() == []
    assert complete("Laterne 07").json() == []
    assert len(complete("Laterne 07", **{"X-Audiences": "network"}).json()) == 1


def test_while_the_engine_is_down_nothing_is_offered(complete, register):
    register.is_down = True
    answer = complete("Parkplatz")
    assert (answer.status_code, answer.json()) == (503, [])


def test_the_search_box_knows_where_to_ask(client, register):
    page = client.get("/suche/").content.decode()
    assert 'data-suggest="/suche/vorschlaege/"' in page
    assert 'data-suggest="/en/suche/vorschlaege/"' in client.get("/en/suche/").content.decode()


@pytest.mark.parametrize("text", ["\x00\x00\x00", '"' * 500, "%" * 300, "a" * 10_000, "🦄🦄", "\u202eparken"])
def test_no_input_breaks_it(complete, text):
    assert complete(text).status_code == 200


def test_a_topic_is_offered_after_titles_and_leads_to_its_entries(complete):
    topic = complete("Park").json()[-1]
    assert topic == {"group": "thema", "label": "Themen", "text": "Parken", "url": "/suche/?thema=parken"}


def test_a_topic_that_no_visible_entry_has_is_not_offered(complete):
    assert all(line["group"] != "thema" for line in complete("WLA").json())


def test_umlauts_may_be_typed_as_two_letters(complete, monkeypatch):
    monkeypatch.setitem(catalogue.TOPICS, "wetter", "Gewässer")
    version.raise_()
    assert [line["text"] for typed in ("Gewä", "gewae", "gewa") for line in complete(typed).json()] == ["Gewässer"] * 3


def test_english_readers_are_led_to_english_addresses(client, register):
    lines = client.get("/en/suche/vorschlaege/", {"q": "Park"}).json()
    assert {line["label"] for line in lines} == {"Entries", "Topics"}
    assert all(line["url"].startswith("/en/") for line in lines)


def test_the_demo_offers_cities_topics_and_titles(demo_site, client):
    def offered(text):
        return [(line["group"], line["text"]) for line in client.get("/suche/vorschlaege/", {"q": text}).json()]

    assert ("stadt", "Lübeck") in offered("luebe")
    assert ("thema", "Beteiligung") in offered("betei")
    assert ("titel", "Klarschiff.HRO") in offered("klarsch")
    assert ("titel", "Park-App (geprüft und abgelehnt)") in offered("park app")
