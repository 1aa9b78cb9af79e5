"""Turns clauses and filters into tantivy's queries. No typed text ever reaches its query parser."""

from collections.abc import Iterable, Mapping

import tantivy
from tantivy import FieldType, Occur, Query

from search.clauses import STEMS, SURFACES, AllOf, AnyOf, Beginning, BestOf, Clause, Key, Phrase, Plan, Since, Term
from search.codes import AUDIENCE, CODE, SHOWN_IN, TAG
from search.engines.embedded import schema as fields
from search.entry import FACETS, Question

FIRST_YEAR, LAST_YEAR = 1, 9999
ALL_VALUES = 1000


class Composer:
    """Queries of one schema."""

    def __init__(self, schema: tantivy.Schema) -> None:
        self.schema = schema

    def clause(self, clause: Clause) -> Query:  # noqa: C901, PLR0911 (one line a kind)
        """Return the query of one clause."""
        match clause:
            case Term(field, term, boost):
                query = Query.term_query(self.schema, field, term)
                return query if boost == 1.0 else Query.boost_query(query, boost)
            case AnyOf(clauses, at_least):
                return Query.boolean_query([(Occur.Should, self.clause(each)) for each in clauses], at_least)
            case AllOf(clauses, boost):
                return Query.boost_query(
                    Query.boolean_query([(Occur.Must, self.clause(each)) for each in clauses]), boost
                )
            case BestOf(clauses):
                return Query.disjunction_max_query([self.clause(each) for each in clauses], 0.0)
            case Phrase((only,)):
                return Query.term_query(self.schema, STEMS, only)
            case Phrase(stems):
                return Query.phrase_query(self.schema, STEMS, list(stems))
            case Key(key, score):
                return Query.const_score_query(Query.term_query(self.schema, fields.KEY, key), score)
            case Since(year, score):
                return Query.const_score_query(self.years(year, LAST_YEAR), score)
            case Beginning(letters):
                return Query.regex_query(self.schema, SURFACES, f"{letters}.*")

    def plan(self, plan: Plan, filters: Iterable[Query]) -> Query:
        """Return the query of a plan: filters and requirements decide what is found, only the rest what ranks."""
        parts = [(Occur.Must, self.unscored(each)) for each in filters]
        parts += [(Occur.Must, self.unscored(self.clause(each))) for each in plan.required]
        parts += [(Occur.MustNot, self.clause(each)) for each in plan.excluded]
        if plan.matching:
            parts.append((Occur.Must, self.clause(AnyOf(plan.matching))))
            parts += [(Occur.Should, self.clause(each)) for each in plan.scoring]
        return Query.boolean_query(parts)

    def unscored(self, query: Query) -> Query:
        """Return a query that finds the same and adds nothing to the score."""
        return Query.const_score_query(query, 0.0)

    def visible(self, question: Question) -> Query:
        """Return what the person may see, in the language of the interface."""
        return Query.boolean_query(
            [
                (Occur.Must, self.one_of(AUDIENCE, sorted(question.audiences))),
                (Occur.Must, self.one_of(SHOWN_IN, [question.language])),
            ]
        )

    def narrowing(self, question: Question) -> list[Query]:
        """Return the filters that no facet's count ignores: tags and years."""
        found = [self.one_of(TAG, [tag]) for tag in question.tags]
        if question.year_from is not None or question.year_to is not None:
            first = max(FIRST_YEAR, question.year_from or FIRST_YEAR)
            last = min(LAST_YEAR, question.year_to if question.year_to is not None else LAST_YEAR)
            found.append(self.years(first, last) if first <= last else Query.empty_query())
        return found

    def years(self, first: int, last: int) -> Query:
        """Return what is dated in one of the years."""
        return Query.range_query(self.schema, fields.YEAR, FieldType.Integer, first, last)

    def chosen(self, question: Question) -> list[Query]:
        """Return the filters of the facets."""
        return [self.one_of(facet, codes) for facet, codes in question.facets.items() if facet in FACETS and codes]

    def one_of(self, field: str, codes: Iterable[str]) -> Query:
        """Return what has one of the codes."""
        return Query.term_set_query(self.schema, field, list(codes))


def counting(chosen: Mapping[str, tuple[str, ...]]) -> dict[str, object]:
    """Return the aggregation that counts every facet's values in one go, each under the other facets' filters.

    Its filters are the one place where tantivy's parser reads anything: codes of a-z, digits, colon and hyphen only.
    """
    return {
        facet: {
            "filter": _filter({other: codes for other, codes in chosen.items() if other != facet}),
            "aggs": {"values": {"terms": {"field": facet, "size": ALL_VALUES}}},
        }
        for facet in FACETS
    }


def _filter(chosen: Mapping[str, tuple[str, ...]]) -> str:
    groups = []
    for facet, codes in chosen.items():
        if facet in FACETS and codes:
            known = [code for code in codes if CODE.fullmatch(code)]
            groups.append("(" + " OR ".join(f'{facet}:"{code}"' for code in known or ["-"]) + ")")
    return " AND ".join(groups) or "*"
