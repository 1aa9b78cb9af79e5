"""The words of those entries that a person may see: what nobody may know of does not exist here either."""

from collections.abc import Iterable, Mapping
from itertools import chain

import tantivy
from tantivy import Query

from search.analysis import folded
from search.clauses import SURFACES, WORDS
from search.likeness import can_be_meant, first_letters, most_alike

MOST_KEPT = 20_000


class VisibleWords:
    """Known and near words under a filter, remembered as long as the index stays as it is."""

    def __init__(self, searcher: tantivy.Searcher, schema: tantivy.Schema, visible: Query) -> None:
        self._searcher, self._schema, self._visible = searcher, schema, visible
        self._known: dict[str, bool] = {}
        self._nearest: dict[str, str | None] = {}

    def used(self, terms: Iterable[str]) -> frozenset[str]:
        """Return those of the terms that a visible entry uses."""
        return frozenset(filter(self._has, terms))

    def nearest(self, words: Iterable[str]) -> Mapping[str, str]:
        """Return for each word the visible word most alike, where one is alike enough."""
        return {word: near for word in words if (near := self._nearest_to(word))}

    def _has(self, term: str) -> bool:
        if term not in self._known:
            if len(self._known) > MOST_KEPT:
                self._known.clear()
            both = [
                (tantivy.Occur.Must, Query.term_query(self._schema, WORDS, term)),
                (tantivy.Occur.Must, self._visible),
            ]
            self._known[term] = bool(self._searcher.search(Query.boolean_query(both), 1, count=False).hits)
        return self._known[term]

    def _nearest_to(self, word: str) -> str | None:
        if word not in self._nearest:
            if len(self._nearest) > MOST_KEPT:
                self._nearest.clear()
            self._nearest[word] = self._look_for(folded(word))
        return self._nearest[word]

    def _look_for(self, typed: str) -> str | None:
        if not can_be_meant(typed):
            return None
        begun = (self._searcher.terms_with_prefix(SURFACES, first, self._visible) for first in first_letters(typed))
        return most_alike(typed, chain.from_iterable(begun))
