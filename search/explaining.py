"""Why an entry stands where it stands: each part of a question asked alone of that one entry, the same for every engine."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from enum import Enum
from itertools import combinations

from search import vocabulary
from search.analysis import normal, pieces, stem
from search.analysis.compounds import split
from search.clauses import GRAMS, TITLE, WORDS, AllOf, Clause, Key, Plan, Since, Term
from search.entry import Entry, Question
from search.finding import Index, planned
from search.ranking import Asked, Standing, clauses_of
from search.sought import capital, own_stems
from search.understanding import Understood, understand
from search.vocabulary import SYNONYM_WEIGHT


class Ground(Enum):
    """What a part of a score comes from."""

    WORD = "word"  # the word itself
    PART = "part"  # a part of the compound
    SYNONYM = "synonym"
    OFFICIAL = "official"  # the official term for an everyday wording
    GRAMS = "grams"  # runs of letters
    GROUP = "group"  # words for something near by meaning
    PINNED = "pinned"  # editors put it first
    NEAR = "near"  # the entry lies near by meaning
    FRESH = "fresh"  # the entry is of the last years
    TITLE = "title"  # the entry is called exactly so


@dataclass(frozen=True, slots=True)
class Reason:
    """One part of a score."""

    ground: Ground
    typed: str  # word or words of the question; empty where all of it counts
    found: str  # what of the entry matched
    score: float
    counts: bool = True  # of a concept's names only the best one counts


@dataclass(frozen=True, slots=True)
class Explanation:
    """The score of one entry for one question, and what it is made of."""

    entry: Entry
    score: float
    reasons: tuple[Reason, ...]
    correction: str = ""


def explain(index: Index, question: Question, key: str) -> Explanation | None:
    """Return why an entry is found by a question; None where the person may not see it."""
    asker = _Asker(
        index, replace(question, facets={}, tags=(), year_from=None, year_to=None, sort="relevanz", start=0), key
    )
    entry = index.entry(key, asker.question)
    if entry is None:
        return None
    asked = understand(question, index.lexicon(question))
    whole = planned(asked, asker.question)
    reasons = sorted(_reasons(asker, asked, whole), key=lambda reason: -reason.score)
    return Explanation(entry, asker.score(whole), tuple(each for each in reasons if each.score > 0), asked.correction)


@dataclass(frozen=True, slots=True)
class _Asker:
    index: Index
    question: Question
    key: str

    def score(self, plan: Plan) -> float:
        """Return what a plan is worth for the entry."""
        if not plan.matching:
            return 0.0
        only = replace(plan, required=(*plan.required, Key(self.key)))
        return next(iter(self.index.run(only, replace(self.question, size=1)).scores), 0.0)

    def worth(self, *clauses: Clause) -> float:
        """Return what clauses are worth for the entry, alone."""
        return self.score(Plan(clauses)) if clauses else 0.0


def _reasons(asker: _Asker, asked: Understood, whole: Plan) -> Iterator[Reason]:
    known = [each for each in asked.concepts if each.standing is not Standing.UNKNOWN]
    for concept in known:
        yield from _of_concept(asker, asked, concept)
    beside = (*whole.matching[len(known) :], *whole.scoring)
    small = [clause for clause in beside if isinstance(clause, Term) and clause.field == GRAMS]
    yield Reason(Ground.GRAMS, "", "", asker.worth(*small))
    yield Reason(Ground.FRESH, "", "", asker.worth(*(each for each in beside if isinstance(each, Since))))
    for clause in beside:
        if isinstance(clause, Key):
            is_this = clause.key == asker.key
            ground = Ground.PINNED if clause.key in asker.question.pinned else Ground.NEAR
            yield Reason(ground, "", "", clause.score if is_this else 0.0)
        elif isinstance(clause, Term) and clause.field == TITLE:
            yield Reason(Ground.TITLE, "", "", asker.worth(clause))
        elif not isinstance(clause, Term | Since):
            yield Reason(Ground.GROUP, "", ", ".join(_names(clause)), asker.worth(clause))


def _of_concept(asker: _Asker, asked: Understood, concept: Asked) -> Iterator[Reason]:
    typed = asked.query.text[concept.words[0].start : concept.words[-1].end]
    own, others = clauses_of(concept)
    names = [
        (Ground.SYNONYM if weight == SYNONYM_WEIGHT else Ground.OFFICIAL, stems)
        for stems, weight in concept.alternatives
    ]
    worth = [asker.worth(own)] + [
        asker.worth(clause) if concept.used.issuperset(stems) else 0.0
        for (_, stems), clause in zip(names, others, strict=True)
    ]
    best = worth.index(max(worth))
    if best == 0:
        yield from _of_words(asker, asked, concept)
    elif worth[0]:
        yield Reason(Ground.WORD, typed, typed, worth[0], counts=False)
    known, own_key = vocabulary.known(), own_stems(concept)
    for at, ((ground, stems), score) in enumerate(zip(names, worth[1:], strict=True), 1):
        yield Reason(ground, typed, known.name(own_key, stems), score, counts=at == best)


def _of_words(asker: _Asker, asked: Understood, concept: Asked) -> Iterator[Reason]:
    for word in concept.words:
        typed = asked.query.text[word.start : word.end]
        parts = _parts(typed)
        for term in dict.fromkeys((*word.terms, word.other)):
            if term in concept.used:
                is_whole = term in (word.terms[0], word.other)
                found = typed if is_whole else capital(parts.get(term, term))
                yield Reason(Ground.WORD if is_whole else Ground.PART, typed, found, asker.worth(Term(WORDS, term)))


def _parts(typed: str) -> dict[str, str]:
    """Return by its stem each noun that one or more parts of a compound make: Parkplatzsensor has Parkplatz, too."""
    word = normal(typed)
    runs = (word[first.start : last.end] for first, last in combinations(split(word), 2))
    return {stem(run): run for run in runs} | {stem: noun for noun, stem in pieces(typed)}


def _names(clause: Clause) -> Sequence[str]:
    """Return the terms of a group that a clause looks for as the vocabulary writes them, in their order."""
    if isinstance(clause, AllOf):
        stems = tuple(each.term for each in clause.clauses if isinstance(each, Term))
        return (vocabulary.known().written.get(stems, " ".join(stems)),)
    inside = getattr(clause, "clauses", ())
    return tuple(dict.fromkeys(name for each in inside for name in _names(each)))
