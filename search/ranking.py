"""From a parsed question to the clauses that find and rank: every weight of the ranking stands here.

Source: measured on judged queries; docs/search.md has the figures and the command.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from enum import Enum
from typing import Protocol

from search.analysis import Word, folded, grams, words
from search.clauses import GRAMS, TITLE, WORDS, AllOf, AnyOf, Beginning, BestOf, Clause, Key, Phrase, Plan, Since, Term
from search.entry import Entry
from search.meaning.near import NOTHING, Near
from search.query import Query
from search.vocabulary import Group, Stems, Vocabulary, term_keys

Alternatives = tuple[tuple[Stems, float], ...]

GRAM_WEIGHT = 0.15
TITLE_WEIGHT = 3.0  # of an entry that is called exactly what was asked for, such as a city
# What an entry is worth that is at most so many years old: together far less than a word, so that of much the same the newer
# comes first and nothing old is lost.
FRESH = ((1, 0.2), (3, 0.2))
MOST_PINNED = 8
PIN_WEIGHT = 1_000_000.0  # halved from place to place: the last is still worth more than any words
CONCEPT_WEIGHT = 0.6  # of the nearest group of words, falling to nothing with its nearness
CONCEPT_TERMS = 8
ENTRY_WEIGHT = 4.8  # of the nearest entry for each word asked: about what a good word is worth
# What is found without any of the words, where a word is known: the words of the nearest groups, and entries that
# stand out. All that is farther only ranks, so that numbers of hits stay those of the words.
FINDING_GROUPS, FINDING_ENTRIES = 2, 10
LIKE_TERMS = 40  # of an entry that similar ones share
LIKE_WEIGHT = 20.0  # of the entry nearest to it by meaning: about what many shared terms are worth


class Lexicon(Protocol):
    """The words of those entries that a person may see."""

    def used(self, terms: Iterable[str]) -> frozenset[str]:
        """Return those of the terms (stems or parts) that an entry uses."""
        ...

    def nearest(self, words: Iterable[str]) -> Mapping[str, str]:
        """Return for each word of which a typing error may have been made the used word that was meant."""
        ...


class Standing(Enum):
    """What is known of a word of the question."""

    KNOWN = "known"
    NAMED = "named"  # by another name only
    PARTLY = "partly"  # parts of the compound only
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Asked:
    """One concept of the question: a run of words with what else it is called, or a single word."""

    words: tuple[Word, ...]
    alternatives: Alternatives
    standing: Standing
    used: frozenset[str] = frozenset()  # terms of words and alternatives that a visible entry uses


def asked(query: Query, vocabulary: Vocabulary, lexicon: Lexicon) -> tuple[Asked, ...]:
    """Return the concepts of a question in order, each with what is known of it."""
    runs, at = [], 0
    concepts = {concept.start: concept for concept in vocabulary.concepts([word.terms[0] for word in query.words])}
    while at < len(query.words):
        concept = concepts.get(at)
        end = concept.end if concept else at + 1
        runs.append((query.words[at:end], concept.alternatives if concept else ()))
        at = end
    used = lexicon.used(_terms_of(runs))
    return tuple(
        Asked(run, alternatives, _standing(run, alternatives, used), used & _terms_of([(run, alternatives)]))
        for run, alternatives in runs
    )


def plan(query: Query, concepts: Iterable[Asked], near: Near = NOTHING, *, year: int) -> Plan:
    """Return what to ask the engine in this year.

    Any known concept finds; where one is known whole or by another name, so does what is nearest by meaning.
    """
    asked = tuple(concept for concept in concepts if concept.standing is not Standing.UNKNOWN)
    known = tuple(map(_clause, asked))
    small = tuple(Term(GRAMS, gram, GRAM_WEIGHT) for gram in dict.fromkeys(grams(query.text)))
    required: tuple[Clause, ...] = (*map(Phrase, query.phrases), *map(Beginning, query.beginnings))
    if query.is_either and required:
        required = (AnyOf((*required, *_single(known, query))),)
    without = tuple(map(Phrase, query.without))
    if not known:
        return Plan((), (), required, without)
    is_known = any(concept.standing in (Standing.KNOWN, Standing.NAMED) for concept in asked)
    groups = tuple(_near_group(group, share) for group, share in near.groups)
    entries = tuple(Key(each.key, ENTRY_WEIGHT * len(query.words) * each.share) for each in near.entries)
    finding = (*groups[:FINDING_GROUPS], *(entries[at] for at in _outstanding(near))) if is_known else ()
    ranking = [clause for clause in (*groups, *entries) if clause not in finding]
    called = Term(TITLE, folded(query.text.strip()), TITLE_WEIGHT)
    fresh = tuple(Since(year - age, worth) for age, worth in FRESH)
    return Plan((*known, *finding), (*small, called, *fresh, *ranking), required, without)


def pin(wanted: Plan, keys: Iterable[str]) -> Plan:
    """Return the plan with entries that it finds first whatever their words, under its filters and counted like any other."""
    first = tuple(Key(key, PIN_WEIGHT * 2.0**-place) for place, key in enumerate(tuple(keys)[:MOST_PINNED]))
    return replace(wanted, matching=(*wanted.matching, *first)) if first else wanted


def like(entry: Entry, near: Near = NOTHING) -> Plan:
    """Return what finds other entries that share terms of this one's title, labels and summary, or lie near it."""
    texts = (entry.title, " ".join(entry.labels), entry.summary)
    shared = [term for text in texts for word in words(text, entry.language) for term in word.terms]
    terms = tuple(Term(WORDS, term) for term in dict.fromkeys(shared[:LIKE_TERMS]))
    meant = tuple(Key(each.key, LIKE_WEIGHT * each.share) for each in near.entries)
    outstanding = tuple(meant[at] for at in _outstanding(near))
    others = tuple(clause for clause in meant if clause not in outstanding)
    return Plan((*terms, *outstanding), others, excluded=(Key(entry.key),))


def words_of(concepts: Iterable[Asked], query: Query) -> frozenset[str]:
    """Return every term that a reader should see marked: asked stems, their parts, and other words for them."""
    found = {term for concept in concepts for word in concept.words for term in (*word.terms, word.other)} - {""}
    found |= {stem for concept in concepts for key, _ in concept.alternatives for stem in key}
    return frozenset(found | {stem for phrase in query.phrases for stem in phrase})


def _single(known: tuple[Clause, ...], query: Query) -> tuple[Clause, ...]:
    """Return the clauses of words that stand in no phrase, so that ``"Smart City" OR Pegel`` finds the latter too."""
    inside = {stem for phrase in query.phrases for stem in phrase}
    return known if inside.isdisjoint(word.terms[0] for word in query.words) else ()


def _terms_of(runs: Iterable[tuple[tuple[Word, ...], Alternatives]]) -> frozenset[str]:
    own = {term for run, _ in runs for word in run for term in (*word.terms, word.other)}
    return frozenset(own | {stem for _, alternatives in runs for key, _ in alternatives for stem in key}) - {""}


def _standing(run: tuple[Word, ...], alternatives: Alternatives, used: frozenset[str]) -> Standing:
    if all(word.terms[0] in used or word.other in used for word in run):
        return Standing.KNOWN
    if any(used.issuperset(stems) for stems, _ in alternatives):
        return Standing.NAMED
    return Standing.PARTLY if any(not used.isdisjoint(word.terms) for word in run) else Standing.UNKNOWN


def clauses_of(concept: Asked) -> tuple[Clause, tuple[Clause, ...]]:
    """Return the clause of a concept's own words, and one for each of its alternatives."""
    own = tuple(AnyOf(tuple(Term(WORDS, term) for term in _all_terms(word))) for word in concept.words)
    others = (AllOf(tuple(Term(WORDS, stem) for stem in key), weight) for key, weight in concept.alternatives)
    return AnyOf(own), tuple(others)


def _clause(concept: Asked) -> Clause:
    own, others = clauses_of(concept)
    return BestOf((own, *others)) if others else own


def _outstanding(near: Near) -> list[int]:
    return [at for at, each in enumerate(near.entries[:FINDING_ENTRIES]) if each.stands_out]


def _near_group(group: Group, share: float) -> Clause:
    weight = CONCEPT_WEIGHT * share
    terms = tuple(term_keys(group.terms))[:CONCEPT_TERMS]
    return BestOf(tuple(AllOf(tuple(Term(WORDS, stem) for stem in key), weight) for key in terms))


def _all_terms(word: Word) -> tuple[str, ...]:
    return (*word.terms, word.other) if word.other and word.other not in word.terms else word.terms
