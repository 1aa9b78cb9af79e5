"""Puts entries into tantivy and answers questions from it."""

from collections.abc import Iterable
from pathlib import Path
from threading import Lock

import tantivy
from tantivy import Order, Query

from search import flat, vocabulary
from search.analysis import folded, normal, words
from search.analysis.words import WORD
from search.clauses import Beginning, Plan
from search.engine import EngineDownError, EngineState
from search.engines.embedded import schema
from search.engines.embedded.compose import counting
from search.engines.embedded.generations import Generations
from search.engines.embedded.reader import Reader
from search.engines.embedded.store import Store
from search.entry import FACETS, Answer, Entry, Hit, Question, Suggestion
from search.passage import Marker, passage, title
from search.query import SHORTEST_BEGINNING, clean, parse
from search.ranking import LIKE_TERMS, Asked, Standing, asked, corrected, like, plan, words_of

MOST_COMPLETED = 8
DEEPEST = 10_000  # hits that can be paged through
ORDERS = {"neu": (schema.DAY, Order.Desc), "titel": (schema.TITLE, Order.Asc)}


class EmbeddedEngine(Store):
    """See search.engine.Engine for what each method promises."""

    def __init__(self, root: Path) -> None:
        super().__init__(Generations(root, schema.fingerprint()))
        self._reader: Reader | None = None
        self._lock = Lock()

    def find(self, question: Question) -> Answer:
        """Answer a question in one search and one aggregation."""
        reader = self._open()
        if question.like:
            return self._similar(reader, question)
        lexicon, query = reader.lexicon(question), parse(question.text, question.language)
        # Lists without words must not wait for the vocabulary, which a new process makes in some seconds.
        known = vocabulary.current() if query.words else vocabulary.Vocabulary()
        concepts = asked(query, known, lexicon)
        correction = "" if question.exact else corrected(query, concepts, lexicon)
        if correction:
            query = parse(correction, question.language)
            concepts = asked(query, known, lexicon)
        unknown = tuple(_typed(query.text, each) for each in concepts if each.standing is Standing.UNKNOWN)
        if _is_hopeless(
            question, query.is_empty and not query.without, concepts, has_more=bool(query.phrases or query.beginnings)
        ):
            return Answer((), 0, {facet: {} for facet in FACETS}, correction, unknown)
        marker = Marker(words_of(concepts, query), query.beginnings)
        is_vague = (
            bool(concepts) and not query.phrases and all(each.standing is not Standing.KNOWN for each in concepts)
        )
        return self._answer(
            reader, question, plan(query, concepts), marker, is_vague=is_vague, correction=correction, unknown=unknown
        )

    def _answer(
        self,
        reader: Reader,
        question: Question,
        asked_for: Plan,
        marker: Marker,
        *,
        is_vague: bool,
        correction: str,
        unknown: tuple[str, ...],
    ) -> Answer:
        composer = reader.composer
        visible = [composer.visible(question), *composer.narrowing(question)]
        wide, narrow = (
            composer.plan(asked_for, visible),
            composer.plan(asked_for, [*visible, *composer.chosen(question)]),
        )
        is_ranked = bool(asked_for.matching) and question.sort not in ORDERS
        order = None if is_ranked else _order(question)
        start, size = min(question.start, DEEPEST), min(question.size, DEEPEST)
        found = reader.search(narrow, max(1, size), start=start, order=order)
        counted = reader.searcher.aggregate(wide, counting(question.facets))
        hits = (
            _hit(flat.unpack(_packed(reader, address)), marker, is_vague=is_vague) for _, address in found.hits[:size]
        )
        return Answer(tuple(hits), found.total, _counts(counted), correction, unknown)

    def _similar(self, reader: Reader, question: Question) -> Answer:
        composer = reader.composer
        itself = Query.term_query(reader.index.schema, schema.KEY, question.like)
        visible = [(tantivy.Occur.Must, itself), (tantivy.Occur.Must, composer.visible(question))]
        own = reader.searcher.search(Query.boolean_query(visible), 1).hits
        if not own:
            return Answer((), 0)
        entry = flat.unpack(_packed(reader, own[0][1]))
        shared = [
            term
            for text in (entry.title, " ".join(entry.labels), entry.summary)
            for word in words(text, entry.language)
            for term in word.terms
        ]
        filters = [composer.visible(question), *composer.narrowing(question), *composer.chosen(question)]
        query = Query.boolean_query(
            [
                (tantivy.Occur.Must, composer.plan(like(shared[:LIKE_TERMS]), filters)),
                (tantivy.Occur.MustNot, Query.term_query(reader.index.schema, schema.KEY, entry.key)),
            ]
        )
        found = reader.search(query, max(1, question.size), start=min(question.start, DEEPEST))
        nothing = Marker(frozenset())
        return Answer(
            tuple(_hit(flat.unpack(_packed(reader, address)), nothing, is_vague=False) for _, address in found.hits),
            found.total,
        )

    def complete(self, text: str, audiences: frozenset[str], language: str) -> tuple[Suggestion, ...]:
        """Return visible titles and cities that have every word typed so far, the last one as a beginning."""
        *whole, last = [normal(match.group()) for match in WORD.finditer(clean(text))] or [""]
        if len(last) < SHORTEST_BEGINNING:
            return ()
        reader, question = self._open(), Question("", audiences, language)
        typed = Plan(required=tuple(map(Beginning, (*whole, last))))
        query = reader.composer.plan(typed, [reader.composer.visible(question)])
        found = reader.search(query, MOST_COMPLETED * 10, order=_order(question)).hits
        entries = (flat.unpack(_packed(reader, address)) for _, address in found)
        fitting = [entry for entry in entries if _begins(entry.title, (*whole, last))]
        fitting.sort(key=lambda entry: not folded(entry.title).startswith(folded(whole[0] if whole else last)))
        return tuple(Suggestion(_group(entry), entry.title, entry.url) for entry in fitting[:MOST_COMPLETED])

    def digests(self) -> dict[str, tuple[str, str]]:
        """Return digest and audience of every entry by key."""
        reader = self._open()
        found = reader.searcher.search(Query.all_query(), max(1, reader.searcher.num_docs), count=False).hits
        stored = (reader.searcher.doc(address) for _, address in found)
        return {
            doc[schema.KEY][0]: (doc[schema.DIGEST][0], flat.unpack(bytes(doc[schema.ENTRY][0])).audience)
            for doc in stored
        }

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
        generation = self.current_or_new()
        try:
            stamp = (self.generations.stamp(), (generation / "meta.json").stat().st_mtime_ns)
            if self._reader is None or self._reader.stamp != stamp:
                with self._lock:
                    if self._reader is None or self._reader.stamp != stamp:
                        self._reader = Reader.open(generation, stamp)
            return self._reader
        except (OSError, ValueError) as error:
            raise EngineDownError(f"The index cannot be opened: {error}") from error


def _packed(reader: Reader, address: tantivy.DocAddress) -> bytes:
    return bytes(reader.searcher.doc(address)[schema.ENTRY][0])


def _hit(entry: Entry, marker: Marker, *, is_vague: bool) -> Hit:
    best = passage(entry, marker)
    return Hit(entry, best.html if best else "", best.section if best else "", title(entry, marker), is_vague)


def _begins(title: str, typed: Iterable[str]) -> bool:
    """Tell whether each typed piece begins a word of the title, with or without umlauts."""
    names = [match.group() for match in WORD.finditer(title)]
    beginnings = {spelled for name in names for spelled in (normal(name), folded(name))}
    return all(any(name.startswith((piece, folded(piece))) for name in beginnings) for piece in typed)


def _group(entry: Entry) -> str:
    return "stadt" if entry.kind == "seite" and entry.facets.get("stadt") else "titel"


def _order(question: Question) -> tuple[str, Order]:
    return ORDERS.get(question.sort, ORDERS["neu"])


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
