"""Groups of words: delivered as files, kept by editors, used by the search."""

import pytest

from reference import concepts, vocabulary
from reference.models import Topic, VocabularyGroup
from search import vocabulary as known
from search.analysis import stems
from search.vocabulary import Vocabulary

SYNONYMS = "# Quelle\nAmpel\tLichtsignalanlage\t|\ttraffic light\nRadweg\tFahrradweg\n"
EVERYDAY = "# Quelle\ntransport\tAuto weg;abgeschleppt\tAbschleppdienst;Fahrzeugumsetzung\n"


@pytest.fixture
def files(tmp_path, db):
    def write(synonyms=SYNONYMS, everyday=EVERYDAY):
        paths = tmp_path / "synonyms.tsv", tmp_path / "everyday.tsv"
        for path, text in zip(paths, (synonyms, everyday), strict=True):
            path.write_text(text)
        return paths

    return write


def test_files_become_groups_once(files):
    assert vocabulary.load(*files()) == 3
    assert vocabulary.load(*files()) == 0
    ampel = VocabularyGroup.objects.get(terms_de__startswith="Ampel")
    assert (ampel.terms_de, ampel.terms_en) == ("Ampel\nLichtsignalanlage", "traffic light")
    assert VocabularyGroup.objects.get(kind="alltag").official_terms == "Abschleppdienst\nFahrzeugumsetzung"


def test_a_new_delivery_replaces_what_nobody_touched(files):
    vocabulary.load(*files())
    assert vocabulary.load(*files(synonyms="Ampel\tVerkehrsampel\nRadweg\tFahrradweg\n")) == 2
    assert sorted(VocabularyGroup.objects.filter(kind="synonym").values_list("terms_de", flat=True)) == [
        "Ampel\nVerkehrsampel",
        "Radweg\nFahrradweg",
    ]


def test_a_new_delivery_keeps_what_editors_changed_switched_off_or_wrote(files):
    vocabulary.load(*files())
    changed = VocabularyGroup.objects.get(terms_de__startswith="Ampel")
    changed.terms_de += "\nVerkehrsampel"
    changed.save()
    VocabularyGroup.objects.get(terms_de__startswith="Radweg").delete()
    VocabularyGroup.objects.create(terms_de="Moin\nHallo")
    vocabulary.load(*files(everyday=EVERYDAY + "waste\tMüll weg\tAbfuhr\n"))
    words = dict(VocabularyGroup.objects.filter(kind="synonym").values_list("terms_de", "is_active"))
    assert words == {
        "Ampel\nLichtsignalanlage\nVerkehrsampel": True,
        "Radweg\nFahrradweg": False,
        "Moin\nHallo": True,
    }


def test_the_delivered_files_are_well_formed(db):
    assert vocabulary.load() > 3500
    assert not VocabularyGroup.objects.filter(terms_de="", official_terms="").exists()


@pytest.mark.parametrize("file", [vocabulary.SYNONYMS, vocabulary.EVERYDAY])
def test_no_delivered_group_stands_twice(file):
    rows = file.read_text(encoding="utf-8").splitlines()
    assert len(rows) == len(set(rows))


def test_each_delivered_everyday_group_has_a_field_wordings_and_official_terms_that_fit_a_label():
    for row in vocabulary.EVERYDAY.read_text(encoding="utf-8").splitlines()[1:]:
        field, everyday, official = row.split("\t")
        assert field.isalpha()
        assert all(0 < len(term.strip()) <= 60 for cell in (everyday, official) for term in cell.split(";")), row


def test_each_delivered_everyday_wording_has_a_word_that_is_searched_for():
    rows = vocabulary.EVERYDAY.read_text(encoding="utf-8").splitlines()[1:]
    assert not [word for row in rows for word in row.split("\t")[1].split(";") if not stems(word)]


def test_the_search_gets_active_groups_and_topics(files):
    vocabulary.load(*files())
    Topic.objects.create(code="parken", label_de="Parken", synonyms_de="Stellplatz\nParkraum")
    VocabularyGroup.objects.get(terms_de__startswith="Radweg").delete()
    searched = Vocabulary.of(concepts.groups())
    assert stems("Stellplatz") in searched.alternatives(stems("Parken"))
    assert stems("Lichtsignalanlage") in searched.alternatives(stems("Ampel"))
    assert stems("Abschleppdienst") in searched.alternatives(stems("abgeschleppt"))
    assert not searched.alternatives(stems("Abschleppdienst"))
    assert not searched.alternatives(stems("Radweg"))


def test_a_new_synonym_of_a_topic_is_known_to_the_next_question(db, django_capture_on_commit_callbacks):
    topic = Topic.objects.create(code="parken", label_de="Parken")
    known.current()
    with django_capture_on_commit_callbacks(execute=True):
        topic.synonyms_de = "Stellplatz"
        topic.save()
    assert stems("Parken") in known.current().alternatives(stems("Stellplatz"))


def test_words_that_only_an_english_field_has_are_english_to_the_search(db):
    Topic.objects.create(
        code="parken",
        label_de="Parken",
        label_en="Parking",
        synonyms_de="Smart Parking",
        synonyms_en="Smart Parking\ncar park",
    )
    known = Vocabulary.of(concepts.groups())
    assert {stems("Parking"), stems("car park")} <= known.english
    assert known.english.isdisjoint({stems("Parken"), stems("Smart Parking")})
    group = concepts.as_group("Ampel", "traffic light", "rote Lampe", "Lichtsignalanlage")
    assert group.english == ("traffic light",)
