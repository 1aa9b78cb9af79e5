"""Totals and facet counts of every engine, against a recount by hand; bench/facets.py does the same at full size."""

import random
from collections import Counter
from dataclasses import replace

import pytest

from search.codes import TAG, codes
from search.entry import FACETS, NETWORK, PUBLIC, Question, city_audience
from tests.search import catalogue

ASKERS = (frozenset({PUBLIC}), frozenset({PUBLIC, NETWORK}), frozenset({PUBLIC, NETWORK, city_audience("luebeck")}))
COMBINATIONS = 60


def combination(chance):
    """Words, filters and asker by chance."""
    known = {"art": catalogue.KINDS, "stadt": catalogue.CITIES, "feld": catalogue.FIELDS, "phase": catalogue.PHASES}
    chosen = chance.sample(sorted(known), chance.randint(0, 3))
    return Question(
        chance.choice(["", "Hafen", "Regensensoren", "Laterne Feuerwehr", "Parkplatz"]),
        chance.choice(ASKERS),
        facets={facet: tuple(chance.sample([*known[facet]], chance.randint(1, 2))) for facet in chosen},
        tags=chance.choice([(), (), ("sensorik",)]),
        year_from=chance.choice([None, None, 2018]),
        year_to=chance.choice([None, None, 2021]),
        size=catalogue.NUMBER,
    )


def fits(entry, question, but=""):
    own = codes(entry)
    return (
        all(set(wanted) & set(own[facet]) for facet, wanted in question.facets.items() if facet != but)
        and set(question.tags) <= set(own[TAG])
        and (question.year_from or 0) <= entry.date.year <= (question.year_to or 9999)
    )


class Counting:
    @pytest.fixture
    def everything(self, engine):
        entries = [catalogue.entry(number, number) for number in range(catalogue.NUMBER)]
        engine.put(entries)
        return entries

    def test_totals_and_counts_equal_a_recount_by_hand_for_each_asker(self, engine, everything):
        chance, by_key = random.Random(7), {entry.key: entry for entry in everything}
        for question in (combination(chance) for _ in range(COMBINATIONS)):
            answer = engine.find(question)
            plain = engine.find(replace(question, facets={}, tags=(), year_from=None, year_to=None))
            found = [by_key[hit.entry.key] for hit in plain.hits]
            assert {entry.audience for entry in found} <= question.audiences
            assert answer.total == sum(fits(entry, question) for entry in found), question
            for facet in FACETS:
                counted = Counter(
                    code for entry in found if fits(entry, question, but=facet) for code in codes(entry)[facet]
                )
                assert {code: number for code, number in answer.counts[facet].items() if number} == counted, question
