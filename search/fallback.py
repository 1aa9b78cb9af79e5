"""Answers from a second engine while the first one is down; each is kept in step by rows of its own."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from django.utils.translation import gettext as _

from search.engine import Engine, EngineDownError, EngineState, engines
from search.entry import Answer, Entry, Question, Suggestion
from search.explaining import Explanation
from search.models import FallbackRow, OutboxRow, WaitingPage

REACHED_BY: tuple[tuple[type[WaitingPage], str], ...] = ((OutboxRow, "index"), (FallbackRow, "fallback"))


@dataclass(frozen=True, slots=True)
class Target:
    """An engine that is written to, and the pages that it has still to hear of."""

    engine: Engine
    rows: type[WaitingPage]
    name: str


def targets() -> tuple[Target, ...]:
    """Return every engine that is written to, the one that answers first."""
    return tuple(Target(engine, *reached_by) for engine, reached_by in zip(engines(), REACHED_BY, strict=False))


class WithFallback:
    """An engine whose questions go to another one while it is down; writing is each one's own affair (targets)."""

    def __init__(self, engine: Engine, spare: Engine) -> None:
        self._engine, self._spare = engine, spare

    def find(self, question: Question) -> Answer:
        """Answer a question, and say so where the fallback did."""
        try:
            return self._engine.find(question)
        except EngineDownError:
            return replace(self._spare.find(question), is_degraded=True)

    def explain(self, question: Question, key: str) -> Explanation | None:
        """Return why an entry is found by a question."""
        try:
            return self._engine.explain(question, key)
        except EngineDownError:
            return self._spare.explain(question, key)

    def complete(self, text: str, audiences: frozenset[str], language: str) -> tuple[Suggestion, ...]:
        """Return what the typed beginning may become."""
        try:
            return self._engine.complete(text, audiences, language)
        except EngineDownError:
            return self._spare.complete(text, audiences, language)

    def state(self) -> EngineState:
        """Tell how both are: ready while either answers, degraded while one of them does not."""
        state, spare = self._engine.state(), self._spare.state()
        if state.is_ready and spare.is_ready:
            return state
        told = (state.detail, _("Fallback: %s") % (spare.detail or _("answers")))
        return replace(
            state if state.is_ready else replace(spare, engine=f"{state.engine} ({spare.engine})"),
            is_ready=state.is_ready or spare.is_ready,
            is_degraded=True,
            detail=" ".join(filter(None, told)),
        )

    def put(self, entries: Iterable[Entry], versions: Mapping[str, int] | None = None) -> dict[str, str]:
        """Store entries in the first engine."""
        return self._engine.put(entries, versions)

    def drop(self, keys: Iterable[str], versions: Mapping[str, int] | None = None) -> None:
        """Forget entries of the first engine."""
        self._engine.drop(keys, versions)

    def rebuild(self, entries: Iterable[Entry], version: int | None = None) -> int:
        """Rebuild the first engine."""
        return self._engine.rebuild(entries, version)

    def digests(self) -> dict[str, tuple[str, str]]:
        """Return what the first engine has."""
        return self._engine.digests()
