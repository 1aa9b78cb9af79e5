"""The same results as a list or a table, as a feed, and how they were searched."""

from dataclasses import replace
from urllib.parse import parse_qsl, urlsplit

import pytest
from django.utils.translation import override

from search import told as telling
from search import vocabulary
from search.engines import embedded
from search.entry import PUBLIC, Entry, Question, Section
from search.forms import Reading, SearchForm
from search.vocabulary import Group
from tests.search.result import Result


@pytest.fixture
def ask(client, register):
    return lambda address: Result(client.get(f"/suche/{address}"))


def parameters(address):
    return parse_qsl(urlsplit(address).query)


def test_the_table_shows_the_same_hits_in_the_same_order_and_keeps_their_marks(ask):
    assert ask("?q=parkplatz&ansicht=tabelle").keys == ask("?q=parkplatz").keys
    table = ask("?q=parkplatz&ansicht=tabelle").tree.select_one("#treffer table")
    assert [each.get_text() for each in table.select("th")] == [
        "Eintrag",
        "Stadt",
        "Art",
        "Stand",
        "Datum",
        "Vergleichen",
    ]
    assert table.select_one("article[data-kind][data-city] a")["href"].startswith("/staedte/")


def test_the_view_is_in_the_address_and_every_next_step_keeps_it(ask):
    result = ask("?ansicht=tabelle&feld=mobilitaet&sort=titel")
    for link in (result.link("Weiter"), result.chips["Handlungsfeld: Mobilität"]):
        assert ("ansicht", "tabelle") in parameters(link)
    for form in ("#filter", "form.sort"):
        assert result.tree.select_one(f'{form} input[type=hidden][name=ansicht][value="tabelle"]')


def test_changing_the_view_keeps_words_filters_and_order_and_says_which_is_shown(ask):
    views = ask("?q=regen&stadt=luebeck&sort=neu&seite=1").tree.select(".views a")
    assert [view.get("aria-current") for view in views] == ["true", None]
    assert parameters(views[1]["href"]) == [
        ("q", "regen"),
        ("stadt", "luebeck"),
        ("sort", "neu"),
        ("ansicht", "tabelle"),
    ]


def test_an_unknown_view_is_left_out_and_named(ask):
    result = ask("?ansicht=wolke")
    assert result.total == 38
    assert any("ansicht=wolke" in notice for notice in result.notices)


def test_a_search_leads_to_its_feed_with_the_same_filters_and_no_page(ask, client, register):
    feed = ask("?q=regen&stadt=luebeck&sort=titel&ansicht=tabelle&seite=1").link("Diese Suche als Feed")
    assert (urlsplit(feed).path, parameters(feed)) == ("/suche/feed/", [("q", "regen"), ("stadt", "luebeck")])
    of_a_list = Result(client.get("/loesungen/?stadt=luebeck")).link("Diese Suche als Feed")
    assert of_a_list == "/loesungen/feed/?stadt=luebeck"


@pytest.fixture
def engine(tmp_path, monkeypatch):
    monkeypatch.setattr(vocabulary, "_sources", [])
    vocabulary.register(lambda: 1, lambda: [Group(("Parkplatz", "Stellplatz", "Geheimplatz"))])
    engine = embedded.connect(f"embedded://{tmp_path}")
    engine.put([_entry("a", "Stellplatz mit Sensor"), _entry("b", "Geheimplatz Parkplatz", audience="network")])
    return engine


def _entry(key, title, audience=PUBLIC):
    return Entry(key, "loesung", title, "", f"/{key}/", "de", ("de",), audience, (Section("loesung", title),))


def test_an_answer_says_how_each_word_was_searched_in_words_that_visible_entries_use(engine):
    (sought,) = engine.find(Question("Parkplatz", frozenset({PUBLIC}))).sought
    assert (sought.text, sought.others) == ("Parkplatz", ("Stellplatz",))
    (compound,) = engine.find(Question("Stellplatzsensoren", frozenset({PUBLIC}))).sought
    assert compound.parts == ("Stell", "Platz", "Sensoren")


@pytest.fixture
def told(tmp_path, monkeypatch):
    """Return what a page says of other words for a question, in a language."""
    monkeypatch.setattr(vocabulary, "_sources", [])
    german, english = ("Parkplatz", "Parken", "Stellplatz"), ("parking space", "car park")
    lots = tuple(f"Halteplatz{letter}" for letter in "abcdefghi")
    groups = [
        Group(("Park", "Grünanlage")),
        Group((*german, *english), english=english),
        Group(("Halt", *lots, "stop"), english=("stop",)),
    ]
    vocabulary.register(lambda: 1, lambda: groups)
    engine = embedded.connect(f"embedded://{tmp_path}")
    engine.put([_entry("a", "Stellplatz am Park, a parking space or car park"), _entry("b", " ".join(lots) + " stop")])

    def told(text, language):
        with override(language):
            answer = engine.find(Question(text, frozenset({PUBLIC})))
            rows = telling.sought(Reading(SearchForm(text=text), (), is_cut=False), answer)
            return {row.label: " | ".join(row.lines) for row in rows}

    return told


def test_a_german_page_names_german_words_and_counts_the_english_ones(told):
    assert told("Grünanlage", "de")["Auch gesucht"] == "Grünanlage: Park"
    assert told("Stellplatz", "de")["Auch gesucht"] == "Stellplatz: Parken und 2 englische Wörter"
    assert told("Halt", "de")["Auch gesucht"].endswith("Halteplatzh und 2 weitere, davon 1 englische")


def test_english_words_are_named_where_the_question_or_the_page_is_english(told):
    assert told("parking space", "de")["Auch gesucht"] == "parking space: Parken, Stellplatz, car park"
    assert told("Stellplatz", "en")["Also searched"] == "Stellplatz: parking space, car park, Parken"


def test_small_words_that_are_not_searched_are_named(told):
    assert told("Wie finde ich einen Stellplatz?", "de")["Ohne kleine Wörter"] == "Wie, ich, einen"


def test_of_several_words_those_are_named_that_were_taken_apart(told):
    assert told("Halt Stellplatzampel", "de")["Zerlegt in"] == "Stellplatzampel: Stell, Platz"


def test_it_is_told_on_the_page_folded_and_in_plain_words(demo_site, client):
    told = Result(client.get("/suche/?q=Parkplatzsensoren")).tree.select_one(".resultbar details")
    assert told.summary.get_text() == "So haben wir gesucht"
    assert "open" not in told.attrs
    rows = dict(zip([e.get_text() for e in told.select("dt")], [e.get_text() for e in told.select("dd")], strict=True))
    assert rows["Zerlegt in"] == "Parkplatzsensoren: Park, Platz, Sensoren"


def test_lines_of_a_list_stay_apart_in_a_passage(engine):
    lines = "Zum Beispiel:\nFeuerwachen\nLadesäulen\nMeldungen der Bürger. Dazu kommt mehr.\nSchluss"
    engine.put([replace(_entry("c", "Daten"), sections=(Section("loesung", lines),))])
    (hit,) = engine.find(Question("Ladesäulen", frozenset({PUBLIC}))).hits
    shown = "Zum Beispiel:\nFeuerwachen\u00a0· <mark>Ladesäulen</mark>\u00a0· Meldungen der Bürger. Dazu kommt mehr.\nSchluss"
    assert hit.passage == shown


def test_a_hit_says_how_many_cities_take_part(client, register):
    first, *_ = register.entries.values()
    register.put([replace(first, facets={**first.facets, "stadt": ("luebeck", "wismar")})])
    (hit,) = Result(client.get("/suche/?stadt=wismar&stadt=luebeck")).tree.select(f'[data-key="{first.key}"]')
    assert "Lübeck und 1 weitere Stadt" in " ".join(hit.get_text(" ").split())
