#!/usr/bin/env python
"""Compare an engine's total and facet counts with a recount by hand, for random filters and every audience.

bench/facets.py --corpus FILE [--engine URL] [--combinations 300]

The corpus goes through the product's own entries, with facets, tags, years and audiences given by chance. What a
combination counts without its filters is asked of the engine once; everything that filters do to it is recounted.
Exit code 1 on any difference.
"""

import argparse
import os
import random
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "hansenetz.settings")
os.environ.setdefault("SECRET_KEY", "bench")
os.environ.setdefault("SEARCH_MEANING", "off")  # no database is asked

from bench.search_quality import entries  # noqa: E402
from search import vocabulary  # noqa: E402
from search.codes import codes  # noqa: E402
from search.engine import Engine, connect  # noqa: E402
from search.entry import FACETS, NETWORK, PUBLIC, Entry, Question, city_audience  # noqa: E402

SEED = 20231023
CODES = {
    "art": ("loesung", "erfahrung", "bedarf", "meldung"),
    "stadt": ("luebeck", "rostock", "stralsund", "wismar", "kiel"),
    "feld": ("mobilitaet", "energie", "bildung", "verwaltung"),
    "phase": ("idee", "pilot", "regelbetrieb"),
    "thema": tuple(f"thema-{number}" for number in range(20)),
}
TAGS = ("sensorik", "app", "daten")
AUDIENCES = (PUBLIC, NETWORK, city_audience("luebeck"), city_audience("rostock"))
ASKERS = {
    "visitor": frozenset({PUBLIC}),
    "staff": frozenset({PUBLIC, NETWORK}),
    "luebeck": frozenset({PUBLIC, NETWORK, city_audience("luebeck")}),
    "rostock": frozenset({PUBLIC, NETWORK, city_audience("rostock")}),
}
TEXTS = ("", "", "Stadt", "Daten", "Verkehr Daten", "Wasser", '"Open Data"', "Rad*", "Daten -Verkehr", "gibtesnichtxyz")


def described(corpus: Path) -> list[Entry]:
    """Return the corpus with facets, tags, languages and audiences by chance, the same in every run."""
    chance = random.Random(SEED)
    return [
        replace(
            entry,
            kind=chance.choice(CODES["art"]),
            audience=chance.choices(AUDIENCES, (6, 2, 1, 1))[0],
            shown_in=chance.choice((("de", "en"), ("de",), ("en",))),
            facets={
                facet: tuple(chance.sample(known, chance.randint(0, 2)))
                for facet, known in CODES.items()
                if facet != "art"
            },
            tags=tuple(chance.sample(TAGS, chance.randint(0, 2))),
        )
        for entry in entries(corpus)
    ]


def questions(number: int) -> Iterator[Question]:
    """Yield combinations of words, filters, language and asker."""
    chance = random.Random(SEED + 1)
    for at in range(number):
        chosen = chance.sample(FACETS, chance.randint(0, 4))
        yield Question(
            chance.choice(TEXTS),
            tuple(ASKERS.values())[at % len(ASKERS)],
            language=chance.choice(("de", "en")),
            facets={facet: tuple(chance.sample(CODES[facet], chance.randint(1, 3))) for facet in chosen},
            tags=tuple(chance.sample(TAGS, chance.choice((0, 0, 1)))),
            year_from=chance.choice((None, None, 2012, 2020)),
            year_to=chance.choice((None, None, 2021)),
            size=1,
        )


def recount(found: Sequence[Entry], question: Question) -> tuple[int, dict[str, dict[str, int]]]:
    """Count by hand what the filters of a question leave of the entries that its words find."""
    total = sum(_fits(entry, question) for entry in found)
    return total, {
        facet: dict(
            Counter(code for entry in found if _fits(entry, question, but=facet) for code in codes(entry)[facet])
        )
        for facet in FACETS
    }


def differences(engine: Engine, everything: Sequence[Entry], number: int) -> Iterator[str]:
    """Yield a line for each combination of which total or any count differs."""
    by_key = {entry.key: entry for entry in everything}
    for question in questions(number):
        plain = replace(question, facets={}, tags=(), year_from=None, year_to=None, size=len(by_key))
        answer, all_found = engine.find(question), engine.find(plain)
        found = [by_key[hit.entry.key] for hit in all_found.hits]
        if any(entry.audience not in question.audiences or question.language not in entry.shown_in for entry in found):
            yield f"shown to the wrong people: {question}"
        total, counts = recount(found, question)
        told = {facet: {code: count for code, count in answer.counts[facet].items() if count} for facet in FACETS}
        if (answer.total, told) != (total, counts) or all_found.total != len(found):
            yield f"{answer.total} instead of {total}: {question}"


def _fits(entry: Entry, question: Question, but: str = "") -> bool:
    own = codes(entry)
    if any(set(wanted).isdisjoint(own[facet]) for facet, wanted in question.facets.items() if facet != but):
        return False
    if not set(question.tags) <= set(entry.tags):
        return False
    if question.year_from is None and question.year_to is None:
        return True
    return bool(entry.date) and (question.year_from or 1) <= entry.date.year <= (question.year_to or 9999)


def main() -> int:
    """Load, compare, and print what differs."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--corpus", type=Path, required=True)
    parser.add_argument("--combinations", type=int, default=300)
    with tempfile.TemporaryDirectory() as scratch:
        parser.add_argument("--engine", default=f"embedded://{scratch}/search")
        options = parser.parse_args()
        vocabulary.register(lambda: 1, tuple)
        everything = described(options.corpus)
        engine = connect(options.engine)
        engine.rebuild(everything)
        wrong = list(differences(engine, everything, options.combinations))
    print(*wrong, sep="\n")
    print(f"{len(everything)} records, {options.combinations} combinations, {len(wrong)} differ")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
