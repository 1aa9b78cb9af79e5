"""From a parsed question to the clauses that find and rank: every weight of the ranking stands here.

Source: measured on judged queries; docs/search.md has the figures and the command.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import Enum
from typing import Protocol

from search.analysis import Word, grams, normal
from search.clauses import GRAMS, WORDS, AllOf, AnyOf, Beginning, BestOf, Clause, Phrase, Plan, Term
from search.query import Query
from search.vocabulary import Key, Vocabulary

GRAM_WEIGHT = 0.15
LIKE_TERMS = 40  # of an entry that similar ones share


class Lexicon(Protocol):
    """The words of those entries that a person may see."""

    def has(self, term: str) -> bool:
        """Tell whether an entry uses the term (a stem or part)."""
        ...

    def nearest(self, word: str) -> str | None:
        """Return the used word that a typing error may have made this of."""
        ...


class Standing(Enum):
    """What is known of a word of the question."""

    KNOWN = "known"
    PARTLY = "partly"  # some part of the compound only
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Asked:
    """One concept of the question: a run of words with what else it is called, or a single word."""

    words: tuple[Word, ...]
    alternatives: tuple[tuple[Key, float], ...]
    standing: Standing


def asked(query: Query, vocabulary: Vocabulary, lexicon: Lexicon) -> tuple[Asked, ...]:
    """Return the concepts of a question in order, each with what is known of it."""
    found, at = [], 0
    concepts = {concept.start: concept for concept in vocabulary.concepts([word.terms[0] for word in query.words])}
    while at < len(query.words):
        concept = concepts.get(at)
        end = concept.end if concept else at + 1
        alternatives = concept.alternatives if concept else ()
        run = query.words[at:end]
        found.append(Asked(run, alternatives, _standing(run, alternatives, lexicon)))
        at = end
    return tuple(found)


def plan(query: Query, concepts: Iterable[Asked]) -> Plan:
    """Return what to ask the engine: any known concept finds, concepts and grams rank."""
    known = tuple(_clause(concept) for concept in concepts if concept.standing is not Standing.UNKNOWN)
    small = tuple(Term(GRAMS, gram, GRAM_WEIGHT) for gram in dict.fromkeys(grams(query.text)))
    required: tuple[Clause, ...] = (*map(Phrase, query.phrases), *map(Beginning, query.beginnings))
    if query.is_either and required:
        required = (AnyOf((*required, *_single(known, query))),)
    return Plan(known, small if known else (), required, tuple(map(Phrase, query.without)))


def like(terms: Iterable[str]) -> Plan:
    """Return what finds entries that share these terms, the most telling ones first."""
    return Plan(tuple(Term(WORDS, term) for term in list(dict.fromkeys(terms))[:LIKE_TERMS]))


def words_of(concepts: Iterable[Asked], query: Query) -> frozenset[str]:
    """Return every term that a reader should see marked: asked stems, their parts, and other words for them."""
    found = {term for concept in concepts for word in concept.words for term in (*word.terms, word.other)} - {""}
    found |= {stem for concept in concepts for key, _ in concept.alternatives for stem in key}
    return frozenset(found | {stem for phrase in query.phrases for stem in phrase})


def corrected(query: Query, concepts: Iterable[Asked], lexicon: Lexicon) -> str:
    """Return the question with each word that nobody uses replaced by its nearest one; empty when there is none."""
    text, changed = query.text, False
    weak = [word for concept in concepts if concept.standing is not Standing.KNOWN for word in concept.words]
    for word in sorted(weak, key=lambda word: word.start, reverse=True):
        typed = query.text[word.start : word.end]
        near = lexicon.nearest(normal(typed))
        if near and near != normal(typed):
            text = text[: word.start] + (near.capitalize() if typed[:1].isupper() else near) + text[word.end :]
            changed = True
    return text if changed else ""


def _single(known: tuple[Clause, ...], query: Query) -> tuple[Clause, ...]:
    """Return the clauses of words that stand in no phrase, so that ``"Smart City" OR Pegel`` finds the latter too."""
    inside = {stem for phrase in query.phrases for stem in phrase}
    return known if inside.isdisjoint(word.terms[0] for word in query.words) else ()


def _standing(run: tuple[Word, ...], alternatives: tuple[tuple[Key, float], ...], lexicon: Lexicon) -> Standing:
    if all(lexicon.has(word.terms[0]) or (word.other and lexicon.has(word.other)) for word in run):
        return Standing.KNOWN
    if any(all(lexicon.has(stem) for stem in key) for key, _ in alternatives):
        return Standing.KNOWN
    parts = [word.terms[1:] or word.terms for word in run]
    if all(all(lexicon.has(term) for term in terms) for terms in parts):
        return Standing.KNOWN
    return Standing.PARTLY if any(lexicon.has(term) for word in run for term in word.terms) else Standing.UNKNOWN


def _clause(concept: Asked) -> Clause:
    own = tuple(AnyOf(tuple(Term(WORDS, term) for term in _all_terms(word))) for word in concept.words)
    if not concept.alternatives:
        return own[0]
    others = (AllOf(tuple(Term(WORDS, stem) for stem in key), weight) for key, weight in concept.alternatives)
    return BestOf((AnyOf(own), *others))


def _all_terms(word: Word) -> tuple[str, ...]:
    return (*word.terms, word.other) if word.other and word.other not in word.terms else word.terms
