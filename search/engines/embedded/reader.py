"""One state of the index, opened for questions."""

from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import tantivy
from tantivy import Occur, Order, Query

from search import flat
from search.clauses import Key, Plan
from search.engines.embedded import schema
from search.engines.embedded.compose import Composer, counting
from search.engines.embedded.lexicon import VisibleWords
from search.entry import FACETS, Answer, Entry, Question
from search.finding import DEEPEST, Found

ORDERS = {"neu": (schema.DAY, Order.Desc), "titel": (schema.TITLE, Order.Asc)}
MOST_REMEMBERED = 300  # answers; ten hits each take some 40 kB


@dataclass(slots=True)
class Reader:
    """A searcher with what is remembered as long as the index stays as it is."""

    generation: Path
    stamp: tuple[int, int]
    index: tantivy.Index
    searcher: tantivy.Searcher
    composer: Composer
    _lexicons: dict[tuple[frozenset[str], str], VisibleWords] = field(default_factory=dict)
    _answers: dict[Hashable, Answer] = field(default_factory=dict)

    @classmethod
    def open(cls, generation: Path, stamp: tuple[int, int]) -> "Reader":
        """Open a generation."""
        index = schema.register(tantivy.Index.open(str(generation)))
        index.config_reader("manual")
        index.reload()
        return cls(generation, stamp, index, index.searcher(), Composer(index.schema))

    def lexicon(self, question: Question) -> VisibleWords:
        """Return the words of what the person may see."""
        who = (question.audiences, question.language)
        if who not in self._lexicons:
            self._lexicons[who] = VisibleWords(self.searcher, self.index.schema, self.composer.visible(question))
        return self._lexicons[who]

    def run(self, plan: Plan, question: Question, *, is_counted: bool = False) -> Found:
        """Run a plan in one search and, where facets are counted, one aggregation."""
        visible = [self.composer.visible(question), *self.composer.narrowing(question)]
        chosen = self.composer.chosen(question)
        wide = self.composer.plan(plan, visible)
        narrow = self.composer.plan(plan, [*visible, *chosen]) if chosen else wide
        is_ranked = bool(plan.matching) and question.sort not in ORDERS
        found = self._search(narrow, question, None if is_ranked else ORDERS.get(question.sort, ORDERS["neu"]))
        entries = tuple(self._stored(address) for _, address in found.hits[: question.size])
        counts = self._counts(wide, question) if is_counted else {}
        total: int = getattr(found, "count", 0)  # missing in tantivy's type hints
        scores = tuple(float(score) for score, _ in found.hits[: question.size]) if is_ranked else ()
        return Found(entries, total, counts, scores)

    def entry(self, key: str, question: Question) -> Entry | None:
        """Return one entry, if the person may see it."""
        parts = [(Occur.Must, self.composer.clause(Key(key))), (Occur.Must, self.composer.visible(question))]
        hits = self.searcher.search(Query.boolean_query(parts), 1, count=False).hits
        return self._stored(hits[0][1]) if hits else None

    def remembered(self, asked: Hashable, answer: Callable[[], Answer]) -> Answer:
        """Return what was answered to the same before; answers are forgotten with the reader, as soon as the index changes."""
        known = self._answers.get(asked)
        if known is None:
            if len(self._answers) >= MOST_REMEMBERED:
                self._answers.clear()
            known = self._answers[asked] = answer()
        return known

    def documents(self) -> Sequence[tantivy.Document]:
        """Return what is stored of every entry."""
        found = self.searcher.search(Query.all_query(), max(1, self.searcher.num_docs), count=False).hits
        return [self.searcher.doc(address) for _, address in found]

    def _search(self, query: Query, question: Question, order: tuple[str, Order] | None) -> tantivy.SearchResult:
        start, size = min(question.start, DEEPEST), max(1, min(question.size, DEEPEST))
        if order is None:
            return self.searcher.search(query, size, offset=start)
        return self.searcher.search(query, size, offset=start, order_by_field=order[0], order=order[1])

    def _counts(self, query: Query, question: Question) -> dict[str, dict[str, int]]:
        counted = self.searcher.aggregate(query, counting(question.facets))
        return {
            facet: {str(bucket["key"]): int(str(bucket["doc_count"])) for bucket in counted[facet]["values"]["buckets"]}
            for facet in FACETS
        }

    def _stored(self, address: tantivy.DocAddress) -> Entry:
        return flat.unpack(bytes(self.searcher.doc(address)[schema.ENTRY][0]))
