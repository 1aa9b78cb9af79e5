"""Words that stand for one another: which runs of a question are concepts, and how the files are read."""

import pytest

from search import vocabulary
from search.analysis import stems
from search.vocabulary import EVERYDAY_WEIGHT, SYNONYM_WEIGHT, Group, Vocabulary, parse_everyday, parse_synonyms


def alternatives(known, text):
    """Stems of each alternative of the first concept in the text, with weights."""
    concepts = known.concepts(stems(text))
    return dict(concepts[0].alternatives) if concepts else {}


def test_synonyms_stand_for_each_other():
    known = Vocabulary.of([Group(("Ampel", "Lichtsignalanlage"))])
    assert alternatives(known, "Ampeln") == {stems("Lichtsignalanlage"): SYNONYM_WEIGHT}
    assert alternatives(known, "Lichtsignalanlagen") == {stems("Ampel"): SYNONYM_WEIGHT}


def test_an_everyday_wording_finds_the_official_term_and_never_the_other_way():
    known = Vocabulary.of([Group(("Abmeldung", "Fortzug"), everyday=("wegziehen",))])
    assert alternatives(known, "wegziehen") == {stems("Abmeldung"): EVERYDAY_WEIGHT, stems("Fortzug"): EVERYDAY_WEIGHT}
    assert alternatives(known, "Abmeldung") == {}


def test_a_term_is_written_as_the_group_writes_it_that_it_was_asked_by():
    known = Vocabulary.of([Group(("Grünanlage", "Park")), Group(("Parkplatz", "Parken"))])
    assert known.name(stems("Grünanlage"), stems("Parken")) == "Park"
    assert known.name(stems("Parkplatz"), stems("Park")) == "Parken"


def test_a_term_is_english_only_where_no_group_has_it_in_german():
    groups = [Group(("Ampel", "traffic light", "LSA"), english=("traffic light", "LSA")), Group(("LSA", "Anlage"))]
    assert Vocabulary.of(groups).english == {stems("traffic light")}


def test_of_two_weights_the_greater_one_counts():
    known = Vocabulary.of([Group(("Müll", "Abfall")), Group(("Abfall",), everyday=("Müll",))])
    assert alternatives(known, "Müll") == {stems("Abfall"): SYNONYM_WEIGHT}


def test_the_longest_run_of_words_is_the_concept():
    known = Vocabulary.of([Group(("Bus", "Omnibus")), Group(("Bus und Bahn", "ÖPNV"))])
    (concept,) = known.concepts(stems("Bus und Bahn"))
    assert (concept.start, concept.end) == (0, 2)
    assert dict(concept.alternatives) == {stems("ÖPNV"): SYNONYM_WEIGHT}


def test_concepts_do_not_overlap_and_come_in_order():
    known = Vocabulary.of([Group(("freie Parkplätze", "Parkleitsystem")), Group(("Parkplätze", "Stellplätze"))])
    found = known.concepts(stems("Parkplätze oder freie Parkplätze"))
    assert [(concept.start, concept.end) for concept in found] == [(0, 1), (1, 3)]


def test_terms_of_more_than_four_words_are_no_concept():
    known = Vocabulary.of([Group(("Hund Katze Maus Pferd Esel", "Tiere"))])
    assert not known.concepts(stems("Hund Katze Maus Pferd Esel"))


def test_words_that_are_no_term_are_no_concept():
    assert not Vocabulary.of([Group(("Ampel", "LSA"))]).concepts(stems("Hafen"))
    assert not Vocabulary().concepts(())


def test_lines_of_synonyms_are_read():
    lines = ["# a comment\n", "\n", "Ampel\tLSA\t|\ttraffic light\n"]
    assert list(parse_synonyms(lines)) == [Group(("Ampel", "LSA", "traffic light"))]


def test_lines_of_everyday_wordings_are_read():
    lines = ["# a comment\n", "traffic\tAuto weg; abgeschleppt\tAbschleppdienst;Verwahrstelle \n", "broken line\n"]
    assert list(parse_everyday(lines)) == [
        Group(("Abschleppdienst", "Verwahrstelle"), everyday=("Auto weg", "abgeschleppt"))
    ]


@pytest.fixture
def nobody(monkeypatch):
    monkeypatch.setattr(vocabulary, "_sources", [])


def test_without_a_room_that_knows_words_the_vocabulary_is_empty(nobody):
    assert vocabulary.current() == Vocabulary()


def test_a_change_of_the_vocabulary_takes_effect_with_the_next_question_and_is_loaded_once(nobody):
    state = {"version": 1, "groups": [Group(("Ampel", "LSA"))], "loaded": 0}

    def groups():
        state["loaded"] += 1
        return state["groups"]

    vocabulary.register(lambda: state["version"], groups)
    assert alternatives(vocabulary.current(), "Ampel")
    assert alternatives(vocabulary.current(), "Ampel")
    assert state["loaded"] == 1
    state.update(version=2, groups=[])
    assert not alternatives(vocabulary.current(), "Ampel")
    assert state["loaded"] == 2
