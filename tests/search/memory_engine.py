"""An engine at the doorway that keeps its entries in a dictionary and can be told to fail."""

from collections.abc import Callable, Iterable, Mapping

from search.engine import EngineDownError, EngineState
from search.entry import Answer, Entry, Question, Suggestion


class MemoryEngine:
    """Holds entries by key; is_down, poison and on_put let a test say what goes wrong."""

    def __init__(self) -> None:
        self.entries: dict[str, Entry] = {}
        self.is_down = False
        self.poison: dict[str, str] = {}  # title -> reason
        self.on_put: Callable[[], None] = lambda: None

    def put(self, entries: Iterable[Entry], versions: Mapping[str, int] | None = None) -> dict[str, str]:
        self._reach()
        self.on_put()
        rejected = {}
        for entry in entries:
            if entry.title in self.poison:
                rejected[entry.key] = self.poison[entry.title]
            else:
                self.entries[entry.key] = entry
        return rejected

    def drop(self, keys: Iterable[str], versions: Mapping[str, int] | None = None) -> None:
        self._reach()
        for key in keys:
            self.entries.pop(key, None)

    def find(self, question: Question) -> Answer:
        raise NotImplementedError

    def complete(self, text: str, audiences: frozenset[str], language: str) -> tuple[Suggestion, ...]:
        raise NotImplementedError

    def rebuild(self, entries: Iterable[Entry], version: int | None = None) -> int:
        self._reach()
        self.entries = {entry.key: entry for entry in entries if entry.title not in self.poison}
        return len(self.entries)

    def digests(self) -> dict[str, tuple[str, str]]:
        self._reach()
        return {key: (entry.title, entry.audience) for key, entry in self.entries.items()}

    def state(self) -> EngineState:
        return EngineState("memory", "1", len(self.entries), is_ready=not self.is_down)

    def titles(self) -> set[str]:
        return {entry.title for entry in self.entries.values()}

    def _reach(self) -> None:
        if self.is_down:
            raise EngineDownError("pulled the plug")
