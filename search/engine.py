"""The doorway to every search engine: one protocol, and the choice among its engines."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from importlib import import_module
from typing import Protocol
from urllib.parse import urlsplit

from django.conf import settings
from django.core.exceptions import ImproperlyConfigured

from search.entry import Answer, Entry, Question, Suggestion
from search.explaining import Explanation

ENGINES = {
    "embedded": "search.engines.embedded",
    "elasticsearch": "search.engines.server",
    "elasticsearch+https": "search.engines.server",
    "opensearch": "search.engines.server",
    "opensearch+https": "search.engines.server",
}


class EngineDownError(Exception):
    """The engine did not answer; the caller may try again later."""


class EngineBusyError(EngineDownError):
    """Another process writes to the engine; keep the rows and try again soon."""


@dataclass(frozen=True, slots=True)
class EngineState:
    """What an operator wants to know of an engine."""

    engine: str
    generation: str
    entries: int
    is_ready: bool
    detail: str = ""  # what is wrong, in a sentence
    is_degraded: bool = False  # it answers, but not everything is as it should be
    needs_rebuild: bool = False  # it will not be ready before somebody makes the index anew


class Engine(Protocol):
    """What an engine must do; tests/search/engine_contract.py says how exactly."""

    def put(self, entries: Iterable[Entry], versions: Mapping[str, int] | None = None) -> dict[str, str]:
        """Store entries, each replacing the one with its key; return the keys of those it refuses, with the reason.

        versions are marks of the outbox by key: where several machines write, an older one changes nothing.

        Raises:
            EngineDownError: the engine cannot be reached; some of the entries may have been stored.
        """
        ...

    def drop(self, keys: Iterable[str], versions: Mapping[str, int] | None = None) -> None:
        """Forget entries; unknown keys are no error.

        Raises:
            EngineDownError: the engine cannot be reached.
        """

    def find(self, question: Question) -> Answer:
        """Answer a question.

        Raises:
            EngineDownError: the engine cannot be reached.
        """
        ...

    def explain(self, question: Question, key: str) -> Explanation | None:
        """Return why an entry is found by a question; None where the person may not see it.

        Raises:
            EngineDownError: the engine cannot be reached.
        """
        ...

    def complete(self, text: str, audiences: frozenset[str], language: str) -> tuple[Suggestion, ...]:
        """Return at most eight titles, topics and cities that begin with or contain the text."""
        ...

    def rebuild(self, entries: Iterable[Entry], version: int | None = None) -> int:
        """Replace everything by entries while the old index still answers; return how many.

        version is the site's before the first entry was looked at: what was marked since is newer than all of them.

        Raises:
            EngineDownError: the engine cannot be reached; the old index stays.
        """
        ...

    def digests(self) -> dict[str, tuple[str, str]]:
        """Return for each key its content hash and its audience, so that search_check can compare."""
        ...

    def state(self) -> EngineState:
        """Tell how the engine is; never raises."""
        ...


@cache
def connect(url: str) -> Engine:
    """Return the engine behind a URL, such as ``embedded:///srv/hansenetz/search``.

    Raises:
        ImproperlyConfigured: no engine has that scheme.
    """
    scheme = urlsplit(url).scheme
    if scheme not in ENGINES:
        raise ImproperlyConfigured(f"SEARCH_URL: {scheme!r} is none of {', '.join(ENGINES)}.")
    engine: Engine = import_module(ENGINES[scheme]).connect(url)
    return engine


def engines() -> tuple[Engine, ...]:
    """Return the engine that settings.SEARCH_URL names, and that of SEARCH_FALLBACK_URL where there is one."""
    return tuple(connect(url) for url in (settings.SEARCH_URL, settings.SEARCH_FALLBACK_URL) if url)


def engine() -> Engine:
    """Return what answers questions: the first engine, or the fallback while the first is down."""
    answering, *fallbacks = engines()
    if not fallbacks:
        return answering
    from search.fallback import WithFallback  # needs this module itself

    return WithFallback(answering, fallbacks[0])
