"""One state of the index, opened for questions."""

from dataclasses import dataclass, field
from pathlib import Path

import tantivy

from search.engines.embedded import schema
from search.engines.embedded.compose import Composer
from search.engines.embedded.lexicon import VisibleWords
from search.entry import Question


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
