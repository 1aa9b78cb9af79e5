"""One state of the index, opened for questions."""

from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple

import tantivy

from search.engines.embedded import schema
from search.engines.embedded.compose import Composer
from search.engines.embedded.lexicon import VisibleWords
from search.entry import Question


class Found(NamedTuple):
    """Addresses of hits in order, and how many there are in all."""

    hits: list[tuple[object, tantivy.DocAddress]]
    total: int


@dataclass(slots=True)
class Reader:
    """A searcher with what is remembered as long as the index stays as it is."""

    generation: Path
    stamp: tuple[int, int]
    index: tantivy.Index
    searcher: tantivy.Searcher
    composer: Composer
    _lexicons: dict[tuple[frozenset[str], str], VisibleWords] = field(default_factory=dict)

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

    def search(
        self, query: tantivy.Query, size: int, *, start: int = 0, order: tuple[str, tantivy.Order] | None = None
    ) -> Found:
        """Return hits by relevance, or by a field."""
        if order is None:
            found = self.searcher.search(query, size, offset=start)
        else:
            found = self.searcher.search(query, size, offset=start, order_by_field=order[0], order=order[1])
        total: int = getattr(found, "count", 0)  # missing in tantivy's type hints
        return Found(found.hits, total)
