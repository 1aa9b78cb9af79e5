"""Puts entries into a search server and answers questions from it."""

from collections.abc import Iterator
from typing import Any

from django.utils.translation import gettext as _

from search import explaining, finding
from search.codes import AUDIENCE
from search.engine import EngineDownError, EngineState
from search.engines.server import mapping
from search.engines.server.client import PATIENT_SECONDS, Server
from search.engines.server.place import Place
from search.engines.server.reader import BY_KEY, Reader
from search.engines.server.store import Store
from search.entry import Answer, Question, Suggestion
from search.explaining import Explanation

PAGE = 1000  # digests of one request


class ServerEngine(Store):
    """See search.engine.Engine for what each method promises."""

    def __init__(self, place: Place) -> None:
        super().__init__(Server(place))
        self._reader = Reader(self.server)

    def find(self, question: Question) -> Answer:
        """Answer a question."""
        return finding.find(self._reader, question)

    def explain(self, question: Question, key: str) -> Explanation | None:
        """Return why an entry is found by a question."""
        return explaining.explain(self._reader, question, key)

    def complete(self, text: str, audiences: frozenset[str], language: str) -> tuple[Suggestion, ...]:
        """Return what the typed beginning may become."""
        return finding.complete(self._reader, text, audiences, language)

    def digests(self) -> dict[str, tuple[str, str]]:
        """Return digest and audience of every entry by key."""
        index = self.generations.current(self.generations.standing())
        return {key: (digest, audience) for key, digest, audience in self._all(index)}

    def state(self) -> EngineState:
        """Tell how the engine is."""
        engine, generation = self.server.place.product, ""
        needs_rebuild = False
        try:
            standing = self.generations.standing()
            generation, needs_rebuild = ", ".join(standing.current), True
            index = self.generations.current(standing)
            needs_rebuild = False
            entries = self.server.count(index)
            blocks = self.server.blocks(index)
        except EngineDownError as error:
            detail = str(error)
            return EngineState(engine, generation, 0, is_ready=False, detail=detail, needs_rebuild=needs_rebuild)
        detail = _("The index takes no changes (%s); is the server's disk full?") % ", ".join(sorted(blocks))
        return EngineState(
            engine, generation, entries, is_ready=True, detail=detail if blocks else "", is_degraded=bool(blocks)
        )

    def _all(self, index: str) -> Iterator[tuple[str, str, str]]:
        body: dict[str, object] = {
            "size": PAGE,
            "query": {"match_all": {}},
            "sort": [BY_KEY],
            "_source": [mapping.DIGEST, AUDIENCE],
        }
        while hits := self.server.search(index, body, _hits, PATIENT_SECONDS):
            yield from hits
            body["search_after"] = [hits[-1][0]]


def _hits(answer: Any) -> list[tuple[str, str, str]]:
    return [(hit["_id"], hit["_source"][mapping.DIGEST], hit["_source"][AUDIENCE][0]) for hit in answer["hits"]["hits"]]
