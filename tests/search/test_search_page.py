"""What a person sees at /suche/ and can do there."""

from collections import Counter
from dataclasses import replace
from urllib.parse import parse_qsl, urlsplit

import pytest
from wagtail.models import Page

from search import version
from search.findable import page_id
from tests.search import catalogue
from tests.search.result import Result


@pytest.fixture
def ask(client, register):
    def ask(address="", path="/suche/", **headers):
        return Result(client.get(path + address if not address.startswith("/") else address, headers=headers))

    return ask


def brute(entries, **wanted):
    """Count by hand: entries whose facets contain one of the wanted codes of each facet."""
    return [e for e in entries if all(set(codes) & set(e.facets[facet]) for facet, codes in wanted.items())]


def parameters(address):
    return parse_qsl(urlsplit(address).query)


def test_without_words_everything_is_listed_ten_a_page(ask, public):
    result = ask()
    assert result.status == 200
    assert result.total == len(public) == 38
    assert len(result.keys) == 10


def test_a_word_finds_its_entries_with_the_passage_marked_and_its_section_named(ask):
    result = ask("?q=parkplatz")
    first = result.tree.select_one("article[data-key]")
    assert result.total == 8
    assert first.select_one(".hit__where mark").get_text() == "Parkplatz"
    assert "Gefunden in „Lösung“:" in result.words
    assert "&amp; &lt;b&gt;allen" in result.text


def test_a_hit_carries_the_promised_marks_and_leads_to_its_page(ask, public):
    article = ask("?q=parkplatz&art=loesung").tree.select_one("article")
    entry = next(e for e in public if e.key == article["data-key"])
    assert (article["data-kind"], article["data-city"]) == ("loesung", entry.facets["stadt"][0])
    assert article.select_one("a")["href"] == entry.url


def test_a_hit_shows_city_kind_phase_date_and_that_it_is_fictional(ask):
    result = ask("?q=04")
    hit = " ".join(result.tree.select_one("li.hit").get_text(" ").split())
    for part in ("Rostock", "RO", "Lösung", "Pilot", "Stand: Mai 2019", "Beispiel (fiktiv)"):
        assert part in hit


@pytest.mark.parametrize(
    ("query", "wanted"),
    [
        ("stadt=luebeck", {"stadt": ["luebeck"]}),
        ("stadt=luebeck&stadt=rostock", {"stadt": ["luebeck", "rostock"]}),
        ("art=loesung&art=bedarf", {"art": ["loesung", "bedarf"]}),
        ("feld=energie", {"feld": ["energie"]}),
        ("phase=pilot", {"phase": ["pilot"]}),
        ("thema=wetter", {"thema": ["wetter"]}),
        (
            "stadt=rostock&feld=mobilitaet&art=loesung&thema=wetter",
            {"stadt": ["rostock"], "feld": ["mobilitaet"], "art": ["loesung"], "thema": ["wetter"]},
        ),
    ],
)
def test_each_facet_narrows_as_counting_by_hand_does(ask, public, query, wanted):
    assert ask(f"?{query}").total == len(brute(public, **wanted))


@pytest.mark.parametrize(
    "wanted",
    [
        {},
        {"stadt": ["luebeck"]},
        {"stadt": ["luebeck", "kiel"], "art": ["loesung"]},
        {"feld": ["energie"], "phase": ["idee"]},
    ],
)
def test_the_counts_of_a_facet_ignore_its_own_filter(ask, public, wanted):
    query = "&".join(f"{facet}={code}" for facet, codes in wanted.items() for code in codes)
    shown = ask(f"?{query}").counts
    for facet in ("art", "stadt", "feld", "phase", "thema"):
        others = {name: codes for name, codes in wanted.items() if name != facet}
        counted = Counter(code for entry in brute(public, **others) for code in entry.facets[facet])
        assert {code: count for code, count in shown.get(facet, {}).items() if count} == dict(counted)


def test_cities_without_hits_stay_visible_but_disabled_and_topics_without_hits_do_not(ask):
    result = ask()
    assert result.counts["stadt"]["kiel"] == 0
    assert result.tree.select_one('[data-value="kiel"] input').has_attr("disabled")
    assert "wlan" not in result.counts["thema"]


def test_tags_and_years_narrow(ask, public):
    assert ask("?schlagwort=sensorik").total == sum("sensorik" in e.tags for e in public)
    assert ask("?von=2018&bis=2019").total == sum(e.date.year in (2018, 2019) for e in public)
    assert ask("?von=2020").total == sum(e.date.year >= 2020 for e in public)


def test_the_order_can_be_chosen(ask, public):
    newest = max(public, key=lambda e: e.date)
    by_title = min(public, key=lambda e: e.title)
    assert ask("?sort=neu").keys[0] == newest.key
    assert ask("?sort=titel").keys[0] == by_title.key
    assert ask("?sort=neu").tree.select_one("option[selected]")["value"] == "neu"


def test_a_chip_leads_to_the_page_without_its_filter_and_back_to_page_one(ask):
    chips = ask("?q=regen&stadt=luebeck&stadt=rostock&schlagwort=sensorik&von=2015&bis=2024&sort=neu&seite=1").chips
    assert set(chips) == {"Stadt: Lübeck", "Stadt: Rostock", "Schlagwort: sensorik", "Jahr: 2015 bis 2024"}
    assert parameters(chips["Stadt: Lübeck"]) == [
        ("q", "regen"),
        ("stadt", "rostock"),
        ("schlagwort", "sensorik"),
        ("von", "2015"),
        ("bis", "2024"),
        ("sort", "neu"),
    ]
    assert ("von", "2015") not in parameters(chips["Jahr: 2015 bis 2024"])
    assert ask("?q=regen&stadt=luebeck&stadt=rostock").link("Alle Filter entfernen") == "/suche/?q=regen"


def test_every_chip_gives_at_least_as_many_hits(ask):
    result = ask("?stadt=luebeck&art=loesung&feld=mobilitaet")
    assert all(ask(address).total >= result.total for address in result.chips.values())


def test_paging_shows_every_entry_once_and_keeps_the_rest_of_the_address(ask, public):
    seen, address = [], "?sort=titel"
    while address:
        result = ask(address)
        seen += result.keys
        following = result.tree.select_one("a[rel=next]")
        address = following["href"] if following else ""
    assert sorted(seen) == sorted(e.key for e in public)
    assert [page.get_text() for page in result.tree.select(".pager [aria-current]")] == ["4"]
    assert ask("?seite=2&stadt=luebeck").tree.select_one("a[rel=prev]")["href"] == "/suche/?stadt=luebeck"


def test_the_filter_form_carries_words_and_order_but_not_the_page(ask):
    form = ask("?q=regen&sort=neu&seite=2&stadt=luebeck&schlagwort=sensorik").tree.select_one("form#filter")
    hidden = [(field["name"], field["value"]) for field in form.select("input[type=hidden]")]
    assert hidden == [("q", "regen"), ("schlagwort", "sensorik"), ("sort", "neu")]
    assert form["method"] == "get"
    assert form.select_one("button[type=submit]")


def test_the_sort_form_carries_everything_else(ask):
    form = ask("?q=regen&sort=neu&stadt=luebeck&von=2015&genau=1").tree.select_one("form.sort")
    hidden = [(field["name"], field["value"]) for field in form.select("input[type=hidden]")]
    assert hidden == [("q", "regen"), ("stadt", "luebeck"), ("von", "2015"), ("genau", "1")]


def test_what_cannot_be_understood_is_left_out_and_named(ask, public):
    result = ask("?stadt=atlantis&art=l%27%22&von=gestern&bis=99999&sort=zufall&seite=-3&phase=")
    assert result.status == 200
    assert result.total == len(public)
    notice = result.notices[0]
    for part in ("stadt=atlantis", "von=gestern", "bis=99999", "art=l"):
        assert part in notice


def test_years_the_wrong_way_round_are_left_out(ask, public):
    result = ask("?von=2020&bis=2010")
    assert result.total == len(public)
    assert "von=2020" in result.notices[0]


def test_empty_fields_of_the_form_are_no_error(ask):
    assert ask("?q=&von=&bis=&sort=&seite=").notices == []


def test_a_long_question_is_cut_and_says_so(ask, register):
    assert "länger als 200 Zeichen" in ask("?q=" + "a" * 300).notices[0]
    assert len(register.questions[0].text) == 200


@pytest.mark.parametrize("page", [5, 10**9, 10**40])
def test_a_page_beyond_the_last_says_so_and_leads_back(ask, page):
    result = ask(f"?seite={page}")
    assert result.status == 200
    assert result.keys == []
    assert "enden auf Seite 4" in result.notices[0]
    assert ask(result.tree.select_one("a[rel=prev]")["href"]).keys


def test_a_typing_error_is_corrected_with_a_way_back(ask):
    result = ask("?q=Feuerwher&stadt=luebeck")
    assert result.tree.select_one("[data-correction]")["data-correction"] == "feuerwehr"
    assert "Wir zeigen die Treffer dafür." in result.words
    exact = result.tree.select_one(".meant a[rel=nofollow]")["href"]
    assert parameters(exact) == [("q", "Feuerwher"), ("stadt", "luebeck"), ("genau", "1")]
    assert ask(exact).total == 0


def test_words_that_nobody_uses_are_named(ask, register, monkeypatch):
    find = register.find
    monkeypatch.setattr(register, "find", lambda q: replace(find(q), unknown=("zeppelin",)))
    assert "Diese Wörter kommen in keinem Eintrag vor: zeppelin" in ask("?q=parkplatz").notices[0]


def test_vague_hits_stand_under_a_heading_of_their_own(ask, register, monkeypatch):
    find = register.find

    def vague(question):
        answer = find(question)
        return replace(answer, hits=tuple(replace(hit, is_vague=place > 2) for place, hit in enumerate(answer.hits)))

    monkeypatch.setattr(register, "find", vague)
    result = ask("?q=parkplatz")
    after = result.tree.find("h2", string="Ungenaue Treffer").find_next("ol")
    assert len(after.select("li.hit")) == 5


def test_nothing_found_is_honest_and_leads_on(ask):
    result = ask("?q=Zahnradbahn+parkplatz&stadt=luebeck")
    assert result.total == 0
    assert "Zu „Zahnradbahn parkplatz“ haben wir nichts gefunden" in result.words
    assert "Das heißt nicht, dass keine Stadt daran arbeitet" in result.words
    steps = {
        " ".join(step.h3.get_text().split()): [a["href"] for a in step.select("a")]
        for step in result.tree.select(".next li")
    }
    assert [dict(parameters(a))["q"] for a in steps["Mit weniger Wörtern suchen"]] == ["parkplatz", "Zahnradbahn"]
    assert steps["Ohne Filter suchen"] == ["/suche/?q=Zahnradbahn+parkplatz"]
    assert "/suche/?thema=parken" in steps["Nach Themen stöbern"]


def test_other_cities_are_offered_when_this_one_has_nothing(ask):
    result = ask("?q=parkplatz&stadt=kiel")
    assert result.total == 0
    assert ask(result.link("Lübeck (")).total > 0


def test_what_was_typed_is_shown_as_text(ask):
    result = ask("?q=%3Cscript%3Ealert(1)%3C/script%3E&stadt=%3Cb%3E")
    assert "<script>alert" not in result.text
    assert "stadt=<b>" not in result.text
    assert "<script>alert(1)</script>" in result.tree.select_one("#q")["value"]


@pytest.mark.parametrize(
    ("path", "kind", "heading"),
    [
        ("/loesungen/", "loesung", "Lösungen"),
        ("/erfahrungen/", "erfahrung", "Erfahrungen"),
        ("/bedarfe/", "bedarf", "Bedarfe"),
    ],
)
def test_lists_of_one_kind_have_their_heading_and_stay_on_their_address(ask, public, path, kind, heading):
    result = ask(path)
    assert result.tree.h1.get_text() == heading
    assert result.total == sum(e.kind == kind for e in public)
    assert "art" not in result.counts
    assert ask(f"{path}?art=meldung&stadt=luebeck").chips == {"Stadt: Lübeck": path}


def test_english_readers_get_english_words_and_stay_in_english(ask):
    result = ask("/en/suche/?q=parkplatz&stadt=luebeck")
    assert "results" in result.tree.select_one("#anzahl").get_text()
    assert result.tree.select_one("h3 a")["href"].startswith("/en/staedte/")
    assert result.chips


def test_htmx_gets_the_results_the_filters_and_the_announcement_only(ask, client, register):
    headers = {"HX-Request": "true", "HX-Target": "treffer"}
    response = client.get("/suche/?q=parkplatz&von=&stadt=luebeck", headers=headers)
    result = Result(response)
    assert "<html" not in result.text
    assert result.total == 3
    assert result.tree.select_one("#filter")["hx-swap-oob"] == "innerHTML"
    assert result.tree.select_one("#ansage").get_text() == "3 Treffer"
    assert result.tree.title
    assert response["HX-Push-Url"] == "/suche/?q=parkplatz&stadt=luebeck"


def test_the_fragment_and_the_whole_page_show_the_same_results(ask):
    whole = ask("?q=parkplatz&stadt=luebeck").tree.select_one("#treffer")
    part = ask("?q=parkplatz&stadt=luebeck", **{"HX-Request": "true", "HX-Target": "treffer"}).tree.select_one(
        "#treffer"
    )
    assert part == whole


def test_a_page_for_the_browsers_history_is_whole(ask):
    headers = {"HX-Request": "true", "HX-Target": "treffer", "HX-History-Restore-Request": "true"}
    assert "<html" in ask("?q=regen", **headers).text


def test_a_visitor_gets_no_cookie_and_caches_can_tell_fragments_from_pages(client, register):
    response = client.get("/suche/?q=regen")
    assert not response.cookies
    assert "HX-Request" in response["Vary"]
    assert "no-cache" in response["Cache-Control"]


def test_whoever_is_signed_in_leaves_nothing_in_caches(client, register, django_user_model):
    client.force_login(django_user_model.objects.create_user("mitarbeit"))
    for path in ("/suche/?q=regen", "/suche/vorschlaege/?q=regen"):
        assert client.get(path)["Cache-Control"] == "private, no-store"


def test_a_warm_page_costs_one_query_and_one_question(client, register, django_assert_num_queries):
    client.get("/suche/?q=regen")
    asked = len(register.questions)
    with django_assert_num_queries(1):
        client.get("/suche/?q=regen&stadt=luebeck&sort=neu&schlagwort=sensorik")
    assert len(register.questions) == asked + 1
    with django_assert_num_queries(1):
        client.get("/suche/?q=gibtesnicht")


def test_a_renamed_city_is_called_by_its_new_name_at_once(ask, monkeypatch):
    assert "Lübeck" in ask("?stadt=luebeck").words
    monkeypatch.setitem(catalogue.CITIES, "luebeck", "Lubeca")
    version.raise_()
    assert "Stadt: Lubeca" in ask("?stadt=luebeck").chips


def test_a_visitor_sees_nothing_of_hidden_entries(ask, register):
    hidden = [e for e in register.entries.values() if e.audience != "public"]
    shown = ask()
    assert not {e.key for e in hidden} & set(shown.keys)
    for entry in hidden:
        found = ask(f"?q={entry.title.split()[1]}")
        nonsense = ask("?q=99")
        assert (found.total, found.keys, found.counts) == (nonsense.total, nonsense.keys, nonsense.counts)


def test_staff_see_what_is_open_to_them(ask, register):
    assert ask(**{"X-Audiences": "network"}).total == 39
    assert ask(**{"X-Audiences": "network,city:luebeck"}).total == 40


def test_a_page_that_was_hidden_a_moment_ago_is_no_hit_any_more(ask):
    before = ask("?q=parkplatz")
    Page.objects.filter(pk=page_id(before.keys[0])).update(live=False)
    after = ask("?q=parkplatz")
    assert after.total == before.total - 1
    assert before.keys[0] not in after.keys


def test_while_the_engine_is_down_the_page_says_so(ask, register):
    register.is_down = True
    result = ask("?q=regen")
    assert result.status == 503
    assert "Die Suche antwortet gerade nicht" in result.words
    assert result.tree.select_one("#q")["value"] == "regen"


def test_only_reading_is_allowed(client, register):
    assert client.post("/suche/").status_code == 405


def test_filtered_pages_are_kept_out_of_other_search_engines(ask):
    assert ask("?q=regen").tree.select_one("meta[name=robots]")["content"] == "noindex, follow"
    assert ask().tree.select_one("meta[name=robots]") is None


def test_a_dead_end_shows_what_there_is_instead_of_filters_that_lead_nowhere(ask, register, public):
    result = ask("?q=gibtesnicht")
    assert not result.tree.select("#filter")
    assert result.link("Diese Suche als Feed") == "/suche/feed/?q=gibtesnicht"
    assert result.link("Bedarfe der Städte ansehen") == "/bedarfe/"
    per_city = Counter(city for entry in public for city in entry.facets["stadt"])
    assert f"{per_city['luebeck']} Einträge" in result.tree.select_one(".map-legend").get_text()
    parken = next(a for a in result.tree.select(".next a") if a["href"] == "/suche/?thema=parken")
    assert ask("?thema=parken").total == int(parken.get_text().split("(")[1].rstrip(")"))


def test_where_a_filter_is_to_blame_the_filters_stay(ask):
    assert ask("?q=parkplatz&stadt=kiel").tree.select("#filter")
