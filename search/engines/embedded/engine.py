"""Puts entries into tantivy and answers questions from it."""

from pathlib import Path
from threading import Lock

from search import explaining, finding, flat
from search.engine import EngineDownError, EngineState
from search.engines.embedded import schema
from search.engines.embedded.generations import Generations
from search.engines.embedded.reader import Reader
from search.engines.embedded.store import Store
from search.entry import Answer, Question, Suggestion
from search.explaining import Explanation


class EmbeddedEngine(Store):
    """See search.engine.Engine for what each method promises."""

    def __init__(self, root: Path) -> None:
        super().__init__(Generations(root, schema.fingerprint()))
        self._reader: Reader | None = None
        self._lock = Lock()

    def find(self, question: Question) -> Answer:
        """Answer a question."""
        return finding.find(self._open(), question)

    def explain(self, question: Question, key: str) -> Explanation | None:
        """Return why an entry is found by a question."""
        return explaining.explain(self._open(), question, key)

    def complete(self, text: str, audiences: frozenset[str], language: str) -> tuple[Suggestion, ...]:
        """Return what the typed beginning may become."""
        return finding.complete(self._open(), text, audiences, language)

    def digests(self) -> dict[str, tuple[str, str]]:
        """Return digest and audience of every entry by key."""
        return {
            doc[schema.KEY][0]: (doc[schema.DIGEST][0], flat.unpack(bytes(doc[schema.ENTRY][0])).audience)
            for doc in self._open().documents()
        }

    def state(self) -> EngineState:
        """Tell how the engine is."""
        try:
            reader = self._open()
        except EngineDownError as error:
            generation = self.generations.current()
            name = generation.name if generation else ""
            return EngineState("embedded", name, 0, is_ready=False, detail=str(error), needs_rebuild=True)
        return EngineState("embedded", reader.generation.name, reader.searcher.num_docs, is_ready=True)

    def _open(self) -> Reader:
        """Return a reader of the index as it is now, whichever process wrote it."""
        while True:
            generation = self.current_or_new()
            try:
                return self._opened(generation)
            except (OSError, ValueError) as error:
                if self.generations.current() == generation:
                    raise EngineDownError(f"The index cannot be opened: {error}") from error
                # A rebuild put another generation in its place at this moment.

    def _opened(self, generation: Path) -> Reader:
        stamp = (self.generations.stamp(), (generation / "meta.json").stat().st_mtime_ns)
        if self._reader is None or self._reader.stamp != stamp:
            with self._lock:
                if self._reader is None or self._reader.stamp != stamp:
                    self._reader = Reader.open(generation, stamp)
        return self._reader
