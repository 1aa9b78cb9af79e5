"""A question for which the demo content has nothing says so; a typing error still finds what was meant.

The three lists in data/ were written before they were measured; the shares hold, not each line.
"""

from pathlib import Path

import pytest

from search.entry import NETWORK, PUBLIC, Question

DATA = Path(__file__).parent / "data"
WANTED = 0.9


def lines(name):
    return [
        line for line in (DATA / name).read_text(encoding="utf-8").splitlines() if line and not line.startswith("#")
    ]


@pytest.fixture
def ask(demo_site):
    return lambda text, audiences=frozenset({PUBLIC}), **changes: demo_site.find(Question(text, audiences, **changes))


def is_honest(answer):
    return answer.total == 0 or all(hit.is_vague for hit in answer.hits)


@pytest.mark.parametrize("name", ["nonsense.txt", "uncovered.txt"])
@pytest.mark.parametrize("spelled", [str, str.lower])
def test_what_nobody_wrote_about_is_not_found_or_stands_under_vague_matches(ask, name, spelled):
    asked = lines(name)
    claimed = [text for text in asked if not is_honest(ask(spelled(text)))]
    assert len(asked) == 40
    assert len(claimed) <= len(asked) * (1 - WANTED), claimed


@pytest.mark.parametrize("spelled", [str, str.lower])
def test_typing_errors_find_what_was_meant(ask, spelled):
    asked = [line.split("\t") for line in lines("typos.tsv")]
    missed = [
        typed for typed, title in asked if not any(title in hit.entry.title for hit in ask(spelled(typed)).hits[:3])
    ]
    assert len(asked) == 40
    assert len(missed) <= len(asked) * (1 - WANTED), missed


@pytest.mark.parametrize(
    ("question", "title"),
    [
        ("Wo kann ich sehen, wie warm das Wasser zum Baden ist?", "Badewassertemperatur im Geoportal"),
        ("Wie werden wilde Müllplätze gefunden?", "Müllwagen finden wilde Müllplätze"),
        ("Wer hat schon mal eine Park-App geprüft?", "Park-App (geprüft und abgelehnt)"),
        ("Gibt es etwas gegen zugeparkte Kreuzungen?", "Kreuzung frei!"),
        ("Was kostet ein LoRaWAN-Netz?", "LoRaWAN-Funknetz für die ganze Stadt"),
    ],
)
def test_a_question_as_people_ask_it_finds_its_answer_first(ask, question, title):
    assert title in [hit.entry.title for hit in ask(question).hits[:3]]


def test_right_words_are_not_mended_into_others(ask):
    for text in ("Gewerbe abmelden", "Sterbeurkunde beantragen", "Schöffen", "Formel Eins", "Reisepass verlängern"):
        assert ask(text).correction == ""


def test_a_mistyped_part_of_a_compound_that_nobody_wrote_is_mended(ask):
    answer = ask("Parkplatzsensorn")
    assert answer.correction == "Parkplatzsensoren"
    assert answer.hits


def test_a_compound_that_nobody_wrote_finds_entries_whose_parts_stand_together_before_the_vague_ones(ask):
    by_vagueness = {hit.entry.title: hit.is_vague for hit in ask("Parkplatzsensoren").hits}
    assert by_vagueness["Kreuzung frei!"] is False
    assert True in by_vagueness.values()


def test_a_hidden_word_corrects_nothing(demo_site, ask):
    (public, *_) = ask("").hits
    hidden = public.entry.__class__(
        **{name: getattr(public.entry, name) for name in public.entry.__slots__}
        | {"key": "page-999999", "title": "Quastenflosser", "audience": NETWORK, "sections": (), "labels": ()}
    )
    demo_site.put([hidden])
    assert ask("Quastenflossr").correction == ""
    assert ask("Quastenflossr", frozenset({PUBLIC, NETWORK})).correction == "Quastenflosser"
    assert ask("Quastenflossr").total == 0


def test_without_words_the_newest_come_first(ask):
    dates = [hit.entry.date for hit in ask("").hits if hit.entry.date]
    assert dates == sorted(dates, reverse=True)
