"""Turns clauses and filters into bodies of requests. No typed text ever reaches a server's query parser."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from elasticsearch.dsl import query as dsl

from search.clauses import (
    STEMS,
    SURFACES,
    WORDS,
    AllOf,
    AnyOf,
    Beginning,
    BestOf,
    Clause,
    Key,
    Phrase,
    Plan,
    Since,
    Term,
)
from search.codes import AUDIENCE, SHOWN_IN, TAG
from search.engines.server import mapping as fields
from search.engines.server.fitting import fitted
from search.entry import FACETS, Question

FIRST_YEAR, LAST_YEAR = 1, 9999
ALL_VALUES = 1000

Query = dsl.Query


def clause(clause: Clause) -> Query:  # noqa: C901, PLR0911 (one line a kind)
    """Return the query of one clause."""
    match clause:
        case Term(field, term, boost):
            return dsl.Term(field, {"value": term, "boost": boost})
        case AnyOf(clauses, at_least):
            return _any([*map(_clause, clauses)], at_least)
        case AllOf(clauses, boost):
            return dsl.Bool(must=[*map(_clause, clauses)], boost=boost)
        case BestOf(clauses):
            return dsl.DisMax(queries=[*map(_clause, clauses)], tie_breaker=0.0)
        case Phrase(stems):
            return dsl.MatchPhrase(STEMS, {"query": " ".join(stems)})
        case Key(key, score):
            return dsl.ConstantScore(filter=one_of(fields.KEY, [key]), boost=score)
        case Since(year, score):
            return dsl.ConstantScore(filter=dsl.Range(fields.YEAR, {"gte": year}), boost=score)
        case Beginning(letters):
            return dsl.ConstantScore(filter=dsl.Prefix(SURFACES, {"value": letters}))


_clause = clause


def plan(plan: Plan, filters: Iterable[Query]) -> Query:
    """Return the query of a plan: filters and requirements decide what is found, only the rest what ranks."""
    plan = fitted(plan)
    return dsl.Bool(
        must=[_any([*map(clause, plan.matching)])] if plan.matching else [],
        should=[*map(clause, plan.scoring)] if plan.matching else [],
        filter=[*filters, *map(clause, plan.required)],
        must_not=[*map(clause, plan.excluded)],
        minimum_should_match=0,
    )


def visible(question: Question) -> Query:
    """Return what the person may see, in the language of the interface."""
    return together([one_of(AUDIENCE, sorted(question.audiences)), one_of(SHOWN_IN, [question.language])])


def narrowing(question: Question) -> list[Query]:
    """Return the filters that no facet's count ignores: tags and years."""
    found = [one_of(TAG, [tag]) for tag in question.tags]
    if question.year_from is not None or question.year_to is not None:
        first = max(FIRST_YEAR, question.year_from or FIRST_YEAR)
        last = min(LAST_YEAR, question.year_to if question.year_to is not None else LAST_YEAR)
        is_possible = first <= last
        found.append(dsl.Range(fields.YEAR, {"gte": first, "lte": last}) if is_possible else dsl.MatchNone())
    return found


def chosen(question: Question, but: str = "") -> list[Query]:
    """Return the filters of the facets, all or but one."""
    asked = ((facet, codes) for facet, codes in question.facets.items() if facet in FACETS and facet != but)
    return [one_of(facet, codes) for facet, codes in asked if codes]


def together(filters: Sequence[Query]) -> Query:
    """Return what passes every filter; all, where there is none."""
    return dsl.Bool(filter=list(filters))


def counting(question: Question) -> dict[str, Any]:
    """Return the aggregations that count every facet's values, each under the other facets' filters."""
    return {
        facet: {
            "filter": together(chosen(question, but=facet)).to_dict(),
            "aggs": {"values": {"terms": {"field": facet, "size": ALL_VALUES}}},
        }
        for facet in FACETS
    }


def one_of(field: str, codes: Iterable[str]) -> Query:
    """Return what has one of the codes."""
    return dsl.Terms(field, list(codes))


def asking_for(terms: Sequence[str], question: Question) -> Mapping[str, Any]:
    """Return the request that counts for each term of the words the visible entries that use it."""
    filters = {str(number): {"term": {WORDS: term}} for number, term in enumerate(terms)}
    return {"size": 0, "query": visible(question).to_dict(), "aggs": {"used": {"filters": {"filters": filters}}}}


def asking_near(patterns: Mapping[str, str], most: int, question: Question) -> Mapping[str, Any]:
    """Return the request for the visible words that fit the patterns, each with the number of its entries."""
    aggregations = {
        name: {"terms": {"field": SURFACES, "include": pattern, "size": most}} for name, pattern in patterns.items()
    }
    return {"size": 0, "query": visible(question).to_dict(), "aggs": aggregations}


def _any(queries: list[Query], at_least: int = 1) -> Query:
    if not queries:
        return dsl.MatchNone()
    return queries[0] if len(queries) == 1 == at_least else dsl.Bool(should=queries, minimum_should_match=at_least)
