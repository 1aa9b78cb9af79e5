"""Puts entries into tantivy and answers questions from it."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Lock

import tantivy
from tantivy import Order, Query

from search import flat, vocabulary
from search.analysis import stems, words
from search.clauses import Plan
from search.engine import EngineBusyError, EngineDownError, EngineState
from search.engines.embedded import schema
from search.engines.embedded.compose import counting
from search.engines.embedded.generations import Generations
from search.engines.embedded.reader import Reader
from search.entry import FACETS, Answer, Entry, Hit, Question, Suggestion
from search.passage import Marker, passage, title
from search.query import clean, parse
from search.ranking import LIKE_TERMS, Asked, Standing, asked, corrected, like, plan, words_of

HEAP_BYTES = 50_000_000
DEEPEST = 10_000  # hits that can be paged through
REJECTED = (TypeError, ValueError, UnicodeError, OverflowError)
ORDERS = {"neu": (schema.DAY, Order.Desc), "titel": (schema.TITLE, Order.Asc)}


class EmbeddedEngine:
    """See search.engine.Engine for what each method promises."""

    def __init__(self, root: Path) -> None:
        self.generations = Generations(root, schema.fingerprint())
        self._reader: Reader | None = None
        self._lock = Lock()

    # Writing

    def put(self, entries: Iterable[Entry]) -> dict[str, str]:
        """Store entries; return the keys of those that cannot be stored, with the reason."""
        documents, rejected = _documents(entries)
        if documents:
            with self._writing(self._current_or_new()) as writer:
                for key, document in documents.items():
                    writer.delete_documents_by_term(schema.KEY, key)
                    writer.add_document(document)
        return rejected

    def drop(self, keys: Iterable[str]) -> None:
        """Forget entries."""
        listed = list(keys)
        if listed:
            with self._writing(self._current_or_new()) as writer:
                for key in listed:
                    writer.delete_documents_by_term(schema.KEY, key)

    def rebuild(self, entries: Iterable[Entry]) -> int:
        """Write everything into a new generation beside the old one and switch."""
        generation, count = self.generations.begin(), 0
        tantivy.Index(schema.build(), str(generation))
        with self._writing(generation) as writer:
            for entry in entries:
                documents, _ = _documents([entry])
                for document in documents.values():
                    writer.add_document(document)
                    count += 1
        self.generations.switch(generation)
        self.generations.sweep()
        return count

    @contextmanager
    def _writing(self, generation: Path) -> Iterator[tantivy.IndexWriter]:
        index = schema.register(tantivy.Index.open(str(generation)))
        try:
            writer = index.writer(HEAP_BYTES, 1)
        except ValueError as error:
            raise EngineBusyError(str(error)) from error
        try:
            # A kill between two file writes otherwise blocks the index for ever.
            writer.garbage_collect_files()
            yield writer
            writer.commit()
        finally:
            writer.wait_merging_threads()

    def _current_or_new(self) -> Path:
        generation = self.generations.current()
        if generation is None:
            generation = self.generations.begin()
            tantivy.Index(schema.build(), str(generation))
            self.generations.switch(generation)
        elif not self.generations.fits(generation):
            raise EngineDownError("The index was made by another version; search_rebuild makes it anew.")
        return generation

    # Reading

    def find(self, question: Question) -> Answer:
        """Answer a question in one search and one aggregation."""
        reader = self._open()
        if question.like:
            return self._similar(reader, question)
        lexicon, known = reader.lexicon(question), vocabulary.current()
        query = parse(question.text, question.language)
        concepts = asked(query, known, lexicon)
        correction = "" if question.exact else corrected(query, concepts, lexicon)
        if correction:
            query = parse(correction, question.language)
            concepts = asked(query, known, lexicon)
        unknown = tuple(_typed(query.text, each) for each in concepts if each.standing is Standing.UNKNOWN)
        if _is_hopeless(question, query.is_empty and not query.without, concepts, has_more=bool(query.phrases or query.beginnings)):
            return Answer((), 0, {facet: {} for facet in FACETS}, correction, unknown)
        marker = Marker(words_of(concepts, query), query.beginnings)
        is_vague = bool(concepts) and not query.phrases and all(each.standing is not Standing.KNOWN for each in concepts)
        return self._answer(reader, question, plan(query, concepts), marker, is_vague=is_vague, correction=correction, unknown=unknown)

    def _answer(
        self, reader: Reader, question: Question, asked_for: Plan, marker: Marker, *, is_vague: bool, correction: str, unknown: tuple[str, ...]
    ) -> Answer:
        composer = reader.composer
        visible = [composer.visible(question), *composer.narrowing(question)]
        wide, narrow = composer.plan(asked_for, visible), composer.plan(asked_for, [*visible, *composer.chosen(question)])
        is_ranked = bool(asked_for.matching) and question.sort not in ORDERS
        order = {} if is_ranked else _order(question)
        start = min(question.start, DEEPEST)
        found = reader.searcher.search(narrow, max(1, min(question.size, DEEPEST)), offset=start, **order)
        counted = reader.searcher.aggregate(wide, counting(question.facets))
        hits = (_hit(flat.unpack(_packed(reader, address)), marker, is_vague=is_vague) for _, address in found.hits)
        return Answer(tuple(hits), found.count or 0, _counts(counted), correction, unknown)

    def _similar(self, reader: Reader, question: Question) -> Answer:
        composer = reader.composer
        own = reader.searcher.search(Query.term_query(reader.index.schema, schema.KEY, question.like), 1).hits
        if not own:
            return Answer((), 0)
        entry = flat.unpack(_packed(reader, own[0][1]))
        shared = [term for text in (entry.title, " ".join(entry.labels), entry.summary) for word in words(text, entry.language) for term in word.terms]
        filters = [composer.visible(question), *composer.narrowing(question), *composer.chosen(question)]
        query = Query.boolean_query(
            [
                (tantivy.Occur.Must, composer.plan(like(shared[:LIKE_TERMS]), filters)),
                (tantivy.Occur.MustNot, Query.term_query(reader.index.schema, schema.KEY, entry.key)),
            ]
        )
        found = reader.searcher.search(query, max(1, question.size), offset=min(question.start, DEEPEST))
        nothing = Marker(frozenset())
        return Answer(tuple(_hit(flat.unpack(_packed(reader, address)), nothing, is_vague=False) for _, address in found.hits), found.count or 0)

    def complete(self, text: str, audiences: frozenset[str], language: str) -> tuple[Suggestion, ...]:
        """Return visible titles and cities that fit what was typed so far."""
        raise NotImplementedError

    def digests(self) -> dict[str, tuple[str, str]]:
        """Return digest and audience of every entry by key."""
        reader = self._open()
        found = reader.searcher.search(Query.all_query(), max(1, reader.searcher.num_docs), count=False).hits
        stored = (reader.searcher.doc(address) for _, address in found)
        return {doc[schema.KEY][0]: (doc[schema.DIGEST][0], flat.unpack(bytes(doc[schema.ENTRY][0])).audience) for doc in stored}

    def state(self) -> EngineState:
        """Tell how the engine is."""
        try:
            reader = self._open()
        except EngineDownError as error:
            generation = self.generations.current()
            return EngineState("embedded", generation.name if generation else "", 0, is_ready=False, detail=str(error))
        return EngineState("embedded", reader.generation.name, reader.searcher.num_docs, is_ready=True)

    def _open(self) -> Reader:
        """Return a reader of the index as it is now, whichever process wrote it."""
        generation = self._current_or_new()
        try:
            stamp = (self.generations.stamp(), (generation / "meta.json").stat().st_mtime_ns)
            if self._reader is None or self._reader.stamp != stamp:
                with self._lock:
                    if self._reader is None or self._reader.stamp != stamp:
                        self._reader = Reader.open(generation, stamp)
            return self._reader
        except (OSError, ValueError) as error:
            raise EngineDownError(f"The index cannot be opened: {error}") from error


def _documents(entries: Iterable[Entry]) -> tuple[dict[str, tantivy.Document], dict[str, str]]:
    """Return documents by key, and why an entry cannot be one: a bad one would take the whole batch with it."""
    documents: dict[str, tantivy.Document] = {}
    rejected: dict[str, str] = {}
    for entry in entries:
        try:
            documents[entry.key] = schema.document(entry)
        except REJECTED as error:
            rejected[entry.key] = f"{type(error).__name__}: {error}"
    return documents, rejected


def _packed(reader: Reader, address: tantivy.DocAddress) -> bytes:
    return bytes(reader.searcher.doc(address)[schema.ENTRY][0])


def _hit(entry: Entry, marker: Marker, *, is_vague: bool) -> Hit:
    best = passage(entry, marker)
    return Hit(entry, best.html if best else "", best.section if best else "", title(entry, marker), is_vague)


def _order(question: Question) -> dict[str, object]:
    field, order = ORDERS.get(question.sort, ORDERS["neu"])
    return {"order_by_field": field, "order": order}


def _counts(counted: dict[str, dict[str, dict[str, list[dict[str, object]]]]]) -> dict[str, dict[str, int]]:
    return {
        facet: {str(bucket["key"]): int(str(bucket["doc_count"])) for bucket in counted[facet]["values"]["buckets"]}
        for facet in FACETS
    }


def _typed(text: str, concept: Asked) -> str:
    return text[concept.words[0].start : concept.words[-1].end]


def _is_hopeless(question: Question, is_empty: bool, concepts: tuple[Asked, ...], *, has_more: bool) -> bool:
    """Tell whether something was typed and no word of it is known: grams alone would always find something."""
    if is_empty:
        return bool(clean(question.text))
    return bool(concepts) and not has_more and all(each.standing is Standing.UNKNOWN for each in concepts)
