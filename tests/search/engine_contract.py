"""What every engine promises: subclass EngineContract and give it an `engine` fixture with an empty engine.

Sets and counts are compared, never scores. `again` opens what `engine` opened once more, as another process would.
"""

import threading
from datetime import date

import pytest

from search import vocabulary
from search.entry import NETWORK, PUBLIC, Entry, Question, Section, city_audience
from tests.search.counting_contract import Counting

EVERYBODY = frozenset({PUBLIC})
STAFF = frozenset({PUBLIC, NETWORK})
LUEBECK = frozenset({PUBLIC, NETWORK, city_audience("luebeck")})


def entry(key, title, body="", **changes):
    values = {
        "key": key,
        "kind": "loesung",
        "title": title,
        "summary": "",
        "url": f"/staedte/luebeck/{key}/",
        "language": "de",
        "shown_in": ("de", "en"),
        "audience": PUBLIC,
        "sections": (Section("loesung", body),) if body else (),
    }
    return Entry(**{**values, **changes})


def ask(text="", audiences=EVERYBODY, **changes):
    return Question(text, audiences, **{"size": 50, **changes})


def keys(answer):
    return {hit.entry.key for hit in answer.hits}


def order(answer):
    return [hit.entry.key for hit in answer.hits]


class Storing:
    def test_what_was_put_is_found_whole(self, engine):
        stored = entry(
            "a",
            "Ampeln",
            "Sie melden sich selbst.",
            summary="Kurz gesagt",
            labels=("Verkehr",),
            names=("Stadt Lübeck",),
            facets={"stadt": ("luebeck",), "feld": ("mobilitaet",)},
            tags=("sensorik",),
            date=date(2024, 5, 3),
            date_text="2024-05",
            state="pilot",
            picture="/media/a.jpg",
            picture_alt="Eine Ampel",
            is_example=True,
        )
        engine.put([stored])
        (hit,) = engine.find(ask("ampel")).hits
        assert (hit.entry.title, hit.entry.summary, hit.entry.url) == ("Ampeln", "Kurz gesagt", stored.url)
        assert (hit.entry.date, hit.entry.date_text, hit.entry.state) == (date(2024, 5, 3), "2024-05", "pilot")
        assert (hit.entry.picture, hit.entry.picture_alt, hit.entry.is_example) == ("/media/a.jpg", "Eine Ampel", True)
        assert tuple(hit.entry.facets["stadt"]) == ("luebeck",)

    def test_putting_a_key_again_replaces_it(self, engine):
        engine.put([entry("a", "Ampeln")])
        engine.put([entry("a", "Laternen")])
        assert engine.find(ask("ampeln")).total == 0
        assert keys(engine.find(ask("laternen"))) == {"a"}
        assert engine.state().entries == 1

    def test_of_one_key_twice_in_one_batch_the_last_one_stays(self, engine):
        engine.put([entry("a", "Ampeln"), entry("a", "Laternen")])
        assert [hit.entry.title for hit in engine.find(ask()).hits] == ["Laternen"]

    def test_what_was_dropped_is_gone(self, engine):
        engine.put([entry("a", "Ampeln"), entry("b", "Ampel an der Kreuzung")])
        engine.drop(["a"])
        assert keys(engine.find(ask("ampel"))) == {"b"}

    def test_dropping_what_is_not_there_is_no_error(self, engine):
        engine.drop(["nobody"])
        assert engine.state().is_ready

    def test_putting_and_dropping_nothing_is_no_error(self, engine):
        assert not engine.put([])
        engine.drop([])

    def test_one_bad_entry_is_named_and_its_neighbours_are_stored(self, engine):
        poison = entry("bad", "Gift", facets={"stadt": ("Lübeck; DROP",)})
        rejected = engine.put([entry("a", "Ampeln"), poison, entry("b", "Laternen")])
        assert set(rejected) == {"bad"}
        assert rejected["bad"]
        assert keys(engine.find(ask())) == {"a", "b"}

    def test_an_entry_with_half_a_letter_hurts_nobody(self, engine):
        engine.put([entry("a", "Ampeln"), entry("half", "Halb \udc80 gar", "\x00")])
        assert "a" in keys(engine.find(ask()))

    def test_a_digest_changes_with_the_text_and_tells_the_audience(self, engine):
        engine.put([entry("a", "Ampeln"), entry("b", "Laternen", audience=NETWORK)])
        before = engine.digests()
        engine.put([entry("a", "Ampeln!")])
        after = engine.digests()
        assert {key: audience for key, (_, audience) in after.items()} == {"a": PUBLIC, "b": NETWORK}
        assert before["a"] != after["a"]
        assert before["b"] == after["b"]

    def test_another_process_sees_what_was_put_and_dropped(self, engine, again):
        assert again.find(ask()).total == 0
        engine.put([entry("a", "Ampeln")])
        assert keys(again.find(ask("ampel"))) == {"a"}
        again.put([entry("b", "Ampelmast")])
        assert keys(engine.find(ask("ampel"))) == {"a", "b"}
        engine.drop(["a"])
        assert keys(again.find(ask("ampel"))) == {"b"}


class Ranking:
    def test_what_is_called_exactly_as_asked_stands_first(self, engine):
        engine.put(
            [entry("b", "Hafen Hafen Hafen", "Hafen am Hafen"), entry("a", "Häfen", "Alles über Schiffe und Kräne")]
        )
        assert order(engine.find(ask("Haefen")))[0] == "a"


class Rebuilding:
    def test_a_rebuild_replaces_everything(self, engine):
        engine.put([entry("old", "Ampeln")])
        assert engine.rebuild([entry("a", "Laternen"), entry("b", "Bänke")]) == 2
        assert keys(engine.find(ask())) == {"a", "b"}

    def test_the_old_index_answers_while_a_new_one_is_built(self, engine, again):
        engine.put([entry("old", "Ampeln")])
        seen = []

        def entries():
            yield entry("a", "Ampelmast")
            seen.extend([keys(engine.find(ask("ampel"))), keys(again.find(ask("ampel")))])
            yield entry("b", "Ampelphase")

        engine.rebuild(entries())
        assert seen == [{"old"}, {"old"}]
        assert keys(engine.find(ask("ampel"))) == keys(again.find(ask("ampel"))) == {"a", "b"}

    def test_what_is_written_during_a_rebuild_is_in_the_new_index(self, engine, again):
        engine.put([entry("gone", "Alte Ampel"), entry("kept", "Ampel")])

        def entries():
            yield entry("gone", "Alte Ampel")
            again.put([entry("new", "Neue Ampel"), entry("kept", "Ampel, geändert")])
            again.drop(["gone"])
            yield entry("kept", "Ampel")

        engine.rebuild(entries())
        assert {hit.entry.key: hit.entry.title for hit in engine.find(ask()).hits} == {
            "new": "Neue Ampel",
            "kept": "Ampel, geändert",
        }

    def test_a_rebuild_that_breaks_off_leaves_the_old_index(self, engine):
        engine.put([entry("old", "Ampeln")])

        def entries():
            yield entry("a", "Laternen")
            raise RuntimeError("database went away")

        with pytest.raises(RuntimeError):
            engine.rebuild(entries())
        assert keys(engine.find(ask())) == {"old"}
        engine.put([entry("b", "Bänke")])
        assert engine.rebuild([entry("a", "Laternen")]) == 1
        assert keys(engine.find(ask())) == {"a"}

    def test_a_rebuild_leaves_bad_entries_out(self, engine):
        engine.rebuild([entry("a", "Ampeln"), entry("bad", "Gift", facets={"stadt": ('"',)})])
        assert keys(engine.find(ask())) == {"a"}


class Words:
    @pytest.fixture
    def street(self, engine):
        engine.put(
            [
                entry("sensor", "Parkplatzsensoren in Lübeck", "Sie zählen freie Stellplätze am Straßenrand."),
                entry("lamp", "Intelligente Straßenbeleuchtung", "Die Laternen werden nachts gedimmt."),
                entry("flood", "Frühwarnung bei Hochwasser", "Der Pegel der Trave wird gemessen."),
                entry("smart", "Smart City", "Die Stadt ist klug. Sie misst den Verkehr."),
            ]
        )
        return engine

    def test_of_two_that_fit_alike_the_newer_comes_first(self, engine):
        this_year = date.today().replace(day=1)
        old = entry("old", "Ampeln am Markt", date=date(2012, 1, 1))
        engine.put([old, entry("new", "Ampeln am Markt", date=this_year), entry("undated", "Ampeln am Markt")])
        assert engine.find(ask("ampeln markt")).hits[0].entry.key == "new"

    def test_what_is_new_never_comes_before_what_fits_better(self, engine):
        engine.put([entry("fits", "Ampeln am Markt", date=date(2012, 1, 1)), entry("new", "Ampeln", date=date.today())])
        engine.put([entry(str(number), "Laternen") for number in range(8)])
        assert [hit.entry.key for hit in engine.find(ask("ampeln markt")).hits[:2]] == ["fits", "new"]

    @pytest.mark.parametrize(
        ("text", "expected"),
        [
            ("Parkplatzsensoren", "sensor"),
            ("Parkplatzsensor", "sensor"),
            ("parkplatz", "sensor"),
            ("Sensor", "sensor"),
            ("Stellplatz", "sensor"),
            ("Laterne", "lamp"),
            ("Strassenbeleuchtung", "lamp"),
            ("Beleuchtung", "lamp"),
            ("Luebeck", "sensor"),
            ("LÜBECK", "sensor"),
            ("Fruehwarnung", "flood"),
            ("Pegel", "flood"),
        ],
    )
    def test_a_word_is_found_in_its_forms_and_compounds(self, street, text, expected):
        assert expected in keys(street.find(ask(text)))

    def test_spellings_of_an_umlaut_find_the_same(self, street):
        assert (
            keys(street.find(ask("Lübeck"))) == keys(street.find(ask("Luebeck"))) == keys(street.find(ask("LUEBECK")))
        )

    def test_no_words_find_everything_newest_first(self, engine):
        engine.put([entry("b", "B", date=date(2020, 1, 1)), entry("a", "A", date=date(2024, 1, 1)), entry("c", "C")])
        assert order(engine.find(ask())) == ["a", "b", "c"]
        assert order(engine.find(ask("  "))) == ["a", "b", "c"]

    def test_a_phrase_is_found_as_it_stands(self, street):
        assert keys(street.find(ask('"Smart City"'))) == {"smart"}
        assert street.find(ask('"City Smart"')).total == 0

    def test_a_phrase_does_not_reach_from_one_part_into_the_next(self, street):
        assert street.find(ask('"City Stadt"')).total == 0
        assert street.find(ask('"Hochwasser Pegel"')).total == 0

    def test_a_word_with_minus_is_left_out(self, engine):
        engine.put([entry("a", "Ampel am Hafen"), entry("b", "Ampel am Markt")])
        assert keys(engine.find(ask("Ampel -Hafen"))) == {"b"}
        assert keys(engine.find(ask("-Hafen"))) == {"b"}
        assert keys(engine.find(ask('Ampel -"am Markt"'))) == {"a"}

    def test_or_finds_either(self, street):
        assert keys(street.find(ask("Laterne OR Pegel"))) == {"lamp", "flood"}

    def test_phrases_with_or_find_either(self, street):
        assert keys(street.find(ask('"Smart City" OR "intelligente Straßenbeleuchtung"'))) == {"smart", "lamp"}

    def test_a_star_finds_every_word_that_begins_so(self, street):
        assert keys(street.find(ask("Straßen*"))) == {"sensor", "lamp"}
        assert keys(street.find(ask("strassenb*"))) == {"lamp"}
        assert keys(street.find(ask("Fruehw*"))) == {"flood"}
        assert street.find(ask("qqx*")).total == 0

    def test_labels_and_names_are_found(self, engine):
        engine.put([entry("a", "Ampeln", labels=("Mobilitätswende",), names=("Stadtwerke Rostock",))])
        assert keys(engine.find(ask("Mobilitätswende"))) == keys(engine.find(ask("Stadtwerke"))) == {"a"}

    def test_a_title_counts_more_than_the_text(self, engine):
        engine.put([entry("text", "Bericht", "Eine Ampel steht dort und tut."), entry("title", "Ampel")])
        assert order(engine.find(ask("Ampel"))) == ["title", "text"]

    def test_an_english_entry_is_found_by_german_and_english_interfaces(self, engine):
        engine.put([entry("en", "Parking sensors", "They count free spaces.", language="en")])
        assert keys(engine.find(ask("parking sensor", language="en"))) == {"en"}
        assert keys(engine.find(ask("parking sensor"))) == {"en"}

    def test_pairs_of_words_find_entries_in_the_other_language(self, engine, monkeypatch):
        monkeypatch.setattr(vocabulary, "_sources", [])
        vocabulary.register(lambda: 1, lambda: [vocabulary.Group(("Ampel", "traffic signalling"))])
        engine.put([entry("de", "Ampel"), entry("en", "Signalling of traffic", language="en")])
        assert keys(engine.find(ask("Ampel"))) == {"de", "en"}
        assert keys(engine.find(ask("traffic signalling", language="en"))) == {"de", "en"}


class Honesty:
    @pytest.fixture
    def lane(self, engine):
        engine.put([entry("a", "Parkplatzsensoren", "Feuerwehr und Rettungswege"), entry("b", "Straßenlaterne")])
        return engine

    def test_words_that_nobody_uses_find_nothing(self, lane):
        answer = lane.find(ask("Dinosaurier Horoskop"))
        assert (answer.total, answer.hits, answer.correction) == (0, (), "")
        assert all(not any(counts.values()) for counts in answer.counts.values())

    def test_a_word_that_nobody_uses_is_named_beside_the_hits(self, lane):
        answer = lane.find(ask("Feuerwehr Dinosaurier"))
        assert keys(answer) == {"a"}
        assert answer.unknown == ("Dinosaurier",)

    def test_a_typing_error_is_mended_and_said(self, lane):
        answer = lane.find(ask("Parkplazsensoren"))
        assert keys(answer) == {"a"}
        assert answer.correction.lower() == "parkplatzsensoren"

    def test_the_correction_is_the_whole_question(self, lane):
        assert lane.find(ask("Feuerwehr Parkplatzsensren")).correction.lower() == "feuerwehr parkplatzsensoren"

    def test_an_exact_question_is_not_mended(self, lane):
        answer = lane.find(ask("Parkplazsensoren", exact=True))
        assert answer.correction == ""
        assert not [hit for hit in answer.hits if not hit.is_vague]

    def test_a_compound_known_by_a_part_only_gives_vague_hits(self, lane):
        answer = lane.find(ask("Feuerwehrmuseumscafé"))
        assert all(hit.is_vague for hit in answer.hits)

    def test_a_known_word_gives_no_vague_hits(self, lane):
        assert [hit.is_vague for hit in lane.find(ask("Feuerwehr")).hits] == [False]


class Seeing:
    @pytest.fixture
    def city(self, engine):
        engine.put(
            [
                entry("public", "Hafenkran", facets={"stadt": ("luebeck",)}),
                entry("network", "Hafenbecken", audience=NETWORK, facets={"stadt": ("rostock",)}),
                entry("city", "Hafenmeister", audience=city_audience("luebeck"), facets={"stadt": ("luebeck",)}),
                entry("other", "Hafenamt", audience=city_audience("kiel"), facets={"stadt": ("kiel",)}),
            ]
        )
        return engine

    @pytest.mark.parametrize(
        ("audiences", "expected"),
        [
            (EVERYBODY, {"public"}),
            (STAFF, {"public", "network"}),
            (LUEBECK, {"public", "network", "city"}),
            (frozenset(), set()),
            (frozenset({'public" OR audience:"network'}), set()),
        ],
    )
    def test_each_sees_what_is_for_them(self, city, audiences, expected):
        for text in ("Hafen", ""):
            answer = city.find(ask(text, audiences))
            assert keys(answer) == expected
            assert answer.total == len(expected)
            assert sum(answer.counts.get("stadt", {}).values()) == len(expected)

    def test_a_word_of_hidden_entries_is_as_one_that_does_not_exist(self, engine):
        engine.put([entry("a", "Ampel am Markt"), entry("h", "Zeppelinhangar", "Luftschiffe", audience=NETWORK)])
        for hidden, missing in [
            ("Zeppelinhangar", "Quarzitsteinbruch"),
            ("Ampel Zeppelinhangar", "Ampel Quarzitsteinbruch"),
            ("Zeppelinhanger", "Quarzitsteinbruhc"),
            ("Zeppelin*", "Quarzit*"),
            ('"Zeppelinhangar"', '"Quarzitsteinbruch"'),
            ("Ampel -Zeppelinhangar", "Ampel -Quarzitsteinbruch"),
        ]:
            told, other = engine.find(ask(hidden)), engine.find(ask(missing))
            assert (told.total, keys(told), told.counts, told.correction) == (
                other.total,
                keys(other),
                other.counts,
                other.correction,
            )
            assert len(told.unknown) == len(other.unknown)
        assert engine.find(ask("Zeppelinhanger", STAFF)).total == 1

    def test_hidden_titles_are_not_suggested(self, city):
        assert [s.text for s in city.complete("hafen", EVERYBODY, "de")] == ["Hafenkran"]
        assert {s.text for s in city.complete("hafen", LUEBECK, "de")} == {"Hafenkran", "Hafenbecken", "Hafenmeister"}

    def test_nothing_is_similar_to_a_hidden_entry_or_a_hidden_one_similar(self, city):
        assert keys(city.find(ask(like="public"))) <= {"public"} - {"public"}
        assert city.find(ask(like="network")).total == 0
        assert city.find(ask(like="nobody")).total == 0

    def test_a_change_of_audience_is_obeyed_at_once(self, city):
        city.put([entry("public", "Hafenkran", audience=NETWORK)])
        assert city.find(ask("Hafenkran")).total == 0
        assert city.find(ask("Hafenkrahn")).correction == ""

    def test_an_entry_appears_only_in_the_languages_it_is_shown_in(self, engine):
        engine.put(
            [entry("de", "Hafen", shown_in=("de",)), entry("en", "Harbour Hafen", language="en", shown_in=("en",))]
        )
        assert keys(engine.find(ask("Hafen", language="de"))) == {"de"}
        assert keys(engine.find(ask("Hafen", language="en"))) == {"en"}
        assert [s.text for s in engine.complete("ha", EVERYBODY, "en")] == ["Harbour Hafen"]


class Narrowing:
    @pytest.fixture
    def register(self, engine):
        engine.put(
            [
                entry("1", "Hafen A", facets={"stadt": ("luebeck",), "feld": ("energie",)}, date=date(2021, 6, 1)),
                entry("2", "Hafen B", facets={"stadt": ("luebeck",), "feld": ("verkehr",)}, date=date(2022, 6, 1)),
                entry("3", "Hafen C", facets={"stadt": ("rostock",), "feld": ("verkehr",)}, date=date(2023, 6, 1)),
                entry("4", "Hafen D", kind="bedarf", facets={"stadt": ("kiel", "rostock"), "feld": ("energie",)}),
                entry("5", "Markt", facets={"stadt": ("wismar",)}, tags=("sensorik", "open-data")),
            ]
        )
        return engine

    def test_counts_of_a_facet_ignore_its_own_filter_and_obey_the_others(self, register):
        answer = register.find(ask("Hafen", facets={"stadt": ("luebeck",), "feld": ("verkehr",)}))
        assert (keys(answer), answer.total) == ({"2"}, 1)
        assert dict(answer.counts["stadt"]) == {"luebeck": 1, "rostock": 1}
        assert dict(answer.counts["feld"]) == {"energie": 1, "verkehr": 1}
        assert dict(answer.counts["art"]) == {"loesung": 1}

    def test_values_of_one_facet_widen_and_facets_narrow(self, register):
        assert keys(register.find(ask(facets={"stadt": ("luebeck", "wismar")}))) == {"1", "2", "5"}
        assert keys(register.find(ask(facets={"stadt": ("luebeck", "wismar"), "feld": ("energie",)}))) == {"1"}

    def test_the_kind_is_a_facet(self, register):
        assert keys(register.find(ask(facets={"art": ("bedarf",)}))) == {"4"}
        assert dict(register.find(ask()).counts["art"]) == {"loesung": 4, "bedarf": 1}

    def test_an_entry_of_two_cities_counts_for_both(self, register):
        assert dict(register.find(ask("Hafen")).counts["stadt"]) == {"luebeck": 2, "rostock": 2, "kiel": 1}

    def test_a_count_is_what_a_click_gives(self, register):
        for facet, counts in register.find(ask("Hafen")).counts.items():
            for code, number in counts.items():
                assert register.find(ask("Hafen", facets={facet: (code,)})).total == number

    @pytest.mark.parametrize("code", ['" OR stadt:"luebeck', "*", "", "a b", "\x00", "[a TO z]", "ü" * 300, "(" * 3000])
    def test_a_code_that_nobody_has_finds_nothing(self, register, code):
        answer = register.find(ask(facets={"stadt": (code,)}))
        assert answer.total == 0
        assert answer.counts["stadt"]["luebeck"] == 2
        assert not any(answer.counts["feld"].values())
        assert register.find(ask(facets={"stadt": (code, "luebeck")})).total == 2

    def test_a_facet_that_does_not_exist_filters_nothing_or_everything_but_never_fails(self, register):
        assert register.find(ask(facets={"wetter": ("regen",)})).total in (0, 5)

    def test_a_facet_without_values_filters_nothing(self, register):
        assert register.find(ask(facets={"stadt": ()})).total == 5

    def test_tags_narrow(self, register):
        assert keys(register.find(ask(tags=("sensorik",)))) == {"5"}
        assert register.find(ask(tags=("sensorik", "open-data"))).total == 1
        assert register.find(ask(tags=("nein",))).total == 0

    def test_years_narrow_to_entries_with_a_date(self, register):
        assert keys(register.find(ask(year_from=2022))) == {"2", "3"}
        assert keys(register.find(ask(year_to=2022))) == {"1", "2"}
        assert keys(register.find(ask(year_from=2022, year_to=2022))) == {"2"}
        assert register.find(ask(year_from=2023, year_to=2021)).total == 0
        assert register.find(ask(year_from=-(10**30), year_to=10**30)).total == 3


class Ordering:
    @pytest.fixture
    def many(self, engine):
        titles = ("Zebra", "Ärzte", "Apfel", "öffentlich", "Ofen", "anders")
        engine.put(
            [entry(title, f"{title} Hafen", date=date(2000 + number, 1, 1)) for number, title in enumerate(titles)]
        )
        return engine

    def test_newest_first(self, many):
        expected = ["anders", "Ofen", "öffentlich", "Apfel", "Ärzte", "Zebra"]
        assert order(many.find(ask("Hafen", sort="neu"))) == expected

    def test_by_title_as_in_a_german_dictionary(self, many):
        expected = ["anders", "Apfel", "Ärzte", "Ofen", "öffentlich", "Zebra"]
        assert order(many.find(ask("Hafen", sort="titel"))) == expected
        assert order(many.find(ask(sort="titel"))) == expected

    def test_pages_divide_all_hits_without_gap_or_repetition(self, many):
        for sort in ("relevanz", "neu", "titel"):
            pages = [order(many.find(ask("Hafen", sort=sort, start=start, size=2))) for start in (0, 2, 4, 6)]
            assert [len(page) for page in pages] == [2, 2, 2, 0]
            assert len({key for page in pages for key in page}) == 6

    @pytest.mark.parametrize(("start", "size"), [(10**9, 10), (10**30, 10), (0, 0), (6, 1)])
    def test_a_page_behind_the_last_is_empty_and_still_counts(self, many, start, size):
        answer = many.find(ask("Hafen", start=start, size=size))
        assert (answer.hits, answer.total) == ((), 6)

    def test_an_unknown_order_is_by_relevance(self, many):
        assert many.find(ask("Hafen", sort="quatsch")).total == 6


class Similar:
    def test_similar_entries_share_words_and_leave_the_entry_itself_out(self, engine):
        engine.put(
            [
                entry("a", "Sensoren am Parkplatz", labels=("Parken",)),
                entry("b", "Parkleitsystem mit Sensoren", labels=("Parken",)),
                entry("c", "Parken in der Altstadt"),
                entry("d", "Pegel der Trave", labels=("Hochwasser",)),
            ]
        )
        assert keys(engine.find(ask(like="a"))) == {"b", "c"}
        assert order(engine.find(ask(like="a")))[0] == "b"
        assert keys(engine.find(ask(like="a", facets={"stadt": ("kiel",)}))) == set()


class Completing:
    @pytest.fixture
    def titles(self, engine):
        engine.put([entry(str(n), t) for n, t in enumerate(("Parkleitsystem", "Freies Parken", "Straßenlaternen"))])
        engine.put([entry(f"x{n}", f"Pegel {n}") for n in range(20)])
        return engine

    def test_words_of_titles_are_completed(self, titles):
        assert {s.text for s in titles.complete("par", EVERYBODY, "de")} == {"Parkleitsystem", "Freies Parken"}
        assert [s.text for s in titles.complete("freies pa", EVERYBODY, "de")] == ["Freies Parken"]
        assert [s.text for s in titles.complete("strassenl", EVERYBODY, "de")] == ["Straßenlaternen"]

    def test_a_suggestion_leads_to_its_page(self, titles):
        (suggestion,) = titles.complete("parkleit", EVERYBODY, "de")
        assert (suggestion.group, suggestion.url) == ("titel", "/staedte/luebeck/0/")

    def test_who_reads_english_is_offered_the_english_title_where_that_was_begun(self, engine):
        named = {"title_en": "Parking information", "labels": ("Parking information",), "shown_in": ("de", "en")}
        engine.put([entry("a", "Parkinformation", **named)])
        assert [s.text for s in engine.complete("parki", EVERYBODY, "en")] == ["Parking information"]
        assert [s.text for s in engine.complete("parkinf", EVERYBODY, "en")] == ["Parkinformation"]
        assert [s.text for s in engine.complete("parki", EVERYBODY, "de")] == ["Parkinformation"]

    def test_there_are_at_most_eight(self, titles):
        assert len(titles.complete("pegel", EVERYBODY, "de")) == 8

    @pytest.mark.parametrize("text", ["", " ", '"', "*", ".*", "[a-", "(" * 5000, "\x00", "a\\", "\udc80", "ß"])
    def test_no_text_breaks_completion(self, titles, text):
        assert len(titles.complete(text, EVERYBODY, "de")) <= 8


HOSTILE = (
    '"',
    '""',
    "'",
    "(" * 3000,
    ")" * 3000 + "[{",
    "a AND",
    "OR",
    "OR OR OR",
    "NOT -",
    "-",
    "--",
    "*",
    "**",
    "a*b*c",
    "?",
    "^2 ~ : title:x",
    "\x00",
    "a\x00b",
    "x" * 10_000,
    "wort " * 500,
    "ß" * 300,
    "🚲🚲 Rad🚲",
    "\u202eneddorba\u202c",
    "\ud800",
    "%",
    "%00%ff",
    "'; DROP TABLE x;--",
    "<script>alert(1)</script>",
    "\\",
    "/.*/",
    "[a TO z]",
    "{!xml}",
    '"unclosed phrase',
    '-"',
    '"*"',
    "der die das",
    "\n\t\r",
    "ａｍｐｅｌ",
    "١٢٣",
    "a" * 61 + "*",
)


class Hostile:
    @pytest.mark.parametrize("text", HOSTILE, ids=lambda text: ascii(text[:12]))
    def test_no_text_breaks_a_search(self, engine, text):
        engine.put([entry("a", "Ampel <b>fett</b>", "Ein & zwei <script>")])
        for sort in ("relevanz", "titel"):
            answer = engine.find(ask(text, sort=sort))
            assert answer.total in (0, 1)
            assert len(answer.hits) == answer.total
        assert not [hit for hit in answer.hits if "<script" in hit.passage or "<b>" in hit.title]

    def test_wide_letters_are_the_usual_ones(self, engine):
        engine.put([entry("a", "Ampel")])
        assert engine.find(ask("ａｍｐｅｌ")).total == 1


class Marking:
    def test_the_passage_marks_the_word_and_names_its_section(self, engine):
        body = "Nichts dazu. " * 40 + "Die Parkplatzsensoren melden sich. " + "Auch dies nicht. " * 40
        sections = (Section("problem", "Es ist eng."), Section("erfahrungen", body))
        engine.put([entry("a", "Kreuzung frei", sections=sections)])
        (hit,) = engine.find(ask("Parkplatzsensor")).hits
        assert hit.section == "erfahrungen"
        assert "<mark>Parkplatzsensoren</mark>" in hit.passage
        assert len(hit.passage) < 400

    def test_a_part_of_a_compound_marks_the_compound(self, engine):
        engine.put([entry("a", "Ampel", "Hier stehen Parkplatzsensoren.")])
        assert "<mark>Parkplatzsensoren</mark>" in engine.find(ask("Parkplatz")).hits[0].passage

    def test_a_word_of_the_title_is_marked_there(self, engine):
        engine.put([entry("a", "Ampel & Laterne")])
        (hit,) = engine.find(ask("Laternen")).hits
        assert hit.title == "Ampel &amp; <mark>Laterne</mark>"
        assert hit.passage == ""

    def test_text_is_escaped(self, engine):
        engine.put([entry("a", "Titel <i>", "Die Ampel <script>alert(1)</script> & mehr")])
        (hit,) = engine.find(ask("Ampel")).hits
        assert "<mark>Ampel</mark> &lt;script&gt;" in hit.passage
        assert "<script" not in hit.passage + hit.title

    def test_a_beginning_is_marked(self, engine):
        engine.put([entry("a", "Titel", "Die Sensorik misst.")])
        assert "<mark>Sensorik</mark>" in engine.find(ask("sens*")).hits[0].passage


class Together:
    def test_questions_are_answered_while_others_write(self, engine):
        engine.put([entry("stay", "Hafen")])
        wrong, done = [], threading.Event()

        def read():
            while not done.is_set():
                if "stay" not in keys(engine.find(ask("Hafen"))):
                    wrong.append("lost")

        readers = [threading.Thread(target=read) for _ in range(3)]
        for reader in readers:
            reader.start()
        for number in range(10):
            engine.put([entry(f"k{number}", "Markt")])
        engine.rebuild([entry("stay", "Hafen"), entry("other", "Markt")])
        done.set()
        for reader in readers:
            reader.join()
        assert not wrong

    def test_state_tells_engine_generation_and_number(self, engine):
        engine.put([entry("a", "A"), entry("b", "B")])
        state = engine.state()
        assert (state.entries, state.is_ready) == (2, True)
        assert state.engine
        before = state.generation
        engine.rebuild([entry("a", "A")])
        assert engine.state().generation != before


class EngineContract(
    Storing,
    Ranking,
    Rebuilding,
    Words,
    Honesty,
    Seeing,
    Narrowing,
    Counting,
    Ordering,
    Similar,
    Completing,
    Hostile,
    Marking,
    Together,
):
    """All promises together."""
