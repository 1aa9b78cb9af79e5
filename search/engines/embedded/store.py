"""The writing side of the embedded engine."""

from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from time import monotonic, sleep

import tantivy
from django.utils.translation import gettext as _
from tantivy import Query

from search import flat
from search.engine import EngineBusyError, EngineDownError
from search.engines.embedded import schema
from search.engines.embedded.generations import Generations
from search.entry import Entry

HEAP_BYTES = 50_000_000
REJECTED = (TypeError, ValueError, UnicodeError, OverflowError)
PATIENCE_SECONDS = 10.0  # of a finished rebuild for whoever still writes to the old index
NAP_SECONDS = 0.02


class Store:
    """Writes entries into generations; see search.engine.Engine for what each method promises."""

    def __init__(self, generations: Generations) -> None:
        self.generations = generations

    # Whoever writes holds the one lock of this machine (search.lock), so versions decide nothing here.

    def put(self, entries: Iterable[Entry], versions: Mapping[str, int] | None = None) -> dict[str, str]:
        """Store entries; return the keys of those that cannot be stored, with the reason."""
        documents, rejected = _documents(entries)
        self._replace(documents)
        return rejected

    def drop(self, keys: Iterable[str], versions: Mapping[str, int] | None = None) -> None:
        """Forget entries."""
        self._replace(dict.fromkeys(keys))

    def rebuild(self, entries: Iterable[Entry], version: int | None = None) -> int:
        """Write everything into a new generation beside the old one, then what changed meanwhile, and switch."""
        old, generation = self.generations.current(), self.generations.begin()
        try:
            tantivy.Index(schema.build(), str(generation))
            with _writing(generation) as writer:
                for entry in entries:
                    for key, document in _documents([entry])[0].items():
                        _write(writer, key, document)
            with self._holding(old):
                self._catch_up(old, generation)
                self.generations.switch(generation)
        finally:
            self.generations.sweep()
        return _opened(generation).searcher().num_docs

    def current_or_new(self) -> Path:
        """Return the generation to read and write.

        Raises:
            EngineDownError: this code cannot read it.
        """
        generation = self.generations.current()
        if generation is None:
            generation = self.generations.begin()
            tantivy.Index(schema.build(), str(generation))
            self.generations.switch(generation)
        elif not self.generations.fits(generation):
            raise EngineDownError(_("The index was made by another version; search_rebuild makes it anew."))
        return generation

    def _replace(self, documents: dict[str, tantivy.Document | None]) -> None:
        if not documents:
            return
        generation = self.current_or_new()
        with _writing(generation) as writer:
            if self.generations.current() != generation:
                raise EngineBusyError("The index was rebuilt at this moment.")
            for key, document in documents.items():
                _write(writer, key, document)
            self.generations.touch(documents)

    @contextmanager
    def _holding(self, generation: Path | None) -> Iterator[None]:
        """Keep everybody else from writing to the generation."""
        if generation is None or not self.generations.fits(generation):
            yield
            return
        last_moment = monotonic() + PATIENCE_SECONDS
        while True:
            try:
                with _writing(generation):
                    yield
                    return
            except EngineBusyError:
                if monotonic() > last_moment:
                    raise
                sleep(NAP_SECONDS)

    def _catch_up(self, old: Path | None, generation: Path) -> None:
        """Bring the new generation in step with what was written to the old one since it was begun."""
        touched = self.generations.touched(generation)
        if old is None or not touched:
            return
        index = _opened(old)
        with _writing(generation) as writer:
            for key in touched:
                found = index.searcher().search(Query.term_query(index.schema, schema.KEY, key), 1).hits
                packed = bytes(index.searcher().doc(found[0][1])[schema.ENTRY][0]) if found else None
                _write(writer, key, schema.document(flat.unpack(packed)) if packed else None)


def _opened(generation: Path) -> tantivy.Index:
    index = schema.register(tantivy.Index.open(str(generation)))
    index.reload()
    return index


@contextmanager
def _writing(generation: Path) -> Iterator[tantivy.IndexWriter]:
    """Hold the one writer of a generation; commit at the end of the block, nothing when it fails.

    Raises:
        EngineBusyError: another process holds it.
    """
    try:
        writer = schema.register(tantivy.Index.open(str(generation))).writer(HEAP_BYTES, 1)
    except ValueError as error:
        raise EngineBusyError(str(error)) from error
    try:
        # A kill between two file writes otherwise blocks the index for ever.
        writer.garbage_collect_files()
        yield writer
        writer.commit()
    finally:
        writer.wait_merging_threads()


def _write(writer: tantivy.IndexWriter, key: str, document: tantivy.Document | None) -> None:
    writer.delete_documents_by_term(schema.KEY, key)
    if document is not None:
        writer.add_document(document)


def _documents(entries: Iterable[Entry]) -> tuple[dict[str, tantivy.Document | None], dict[str, str]]:
    """Return documents by key, and why an entry cannot be one: a bad one would take the whole batch with it."""
    documents: dict[str, tantivy.Document | None] = {}
    rejected: dict[str, str] = {}
    for entry in entries:
        try:
            documents[entry.key] = schema.document(entry)
        except REJECTED as error:
            rejected[entry.key] = f"{type(error).__name__}: {error}"
    return documents, rejected
