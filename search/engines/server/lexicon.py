"""The words of those entries that a person may see: what nobody may know of does not exist here either."""

from collections.abc import Callable, Iterable, Mapping
from typing import Any, TypeVar

from search.analysis import folded
from search.engines.server import compose
from search.engines.server.client import Server
from search.entry import Question
from search.likeness import REACH, can_be_meant, first_letters, most_alike

MOST_CANDIDATES = 10_000
T = TypeVar("T")


class VisibleWords:
    """Known and near words in one request each. Nothing is remembered: an entry hidden just now has no words any more."""

    def __init__(self, server: Server, question: Question) -> None:
        self._server, self._question = server, question

    def used(self, terms: Iterable[str]) -> frozenset[str]:
        """Return those of the terms that a visible entry uses."""
        asked = sorted(set(terms))
        if not asked:
            return frozenset()

        def found(answer: Any) -> frozenset[str]:
            buckets = answer["aggregations"]["used"]["buckets"]
            return frozenset(term for number, term in enumerate(asked) if buckets[str(number)]["doc_count"])

        return self._ask(compose.asking_for(asked, self._question), found)

    def nearest(self, words: Iterable[str]) -> Mapping[str, str]:
        """Return for each word the visible word most alike, where one is alike enough."""
        typed = {word: folded(word) for word in words}
        asked = [word for word, letters in typed.items() if can_be_meant(letters)]
        if not asked:
            return {}
        patterns = {str(number): _pattern(typed[word]) for number, word in enumerate(asked)}

        def used(answer: Any) -> list[list[tuple[str, int]]]:
            lists = (answer["aggregations"][number]["buckets"] for number in patterns)
            return [[(bucket["key"], bucket["doc_count"]) for bucket in buckets] for buckets in lists]

        candidates = self._ask(compose.asking_near(patterns, MOST_CANDIDATES, self._question), used)
        meant = {word: most_alike(typed[word], near) for word, near in zip(asked, candidates, strict=True)}
        return {word: near for word, near in meant.items() if near}

    def _ask(self, body: Mapping[str, Any], read: Callable[[Any], T]) -> T:
        return self._server.search(self._server.place.index, body, read)


def _pattern(typed: str) -> str:
    """Return the pattern of words that begin as the typed one and are about as long."""
    rest = f"{{{max(0, len(typed) - REACH - 1)},{len(typed) + REACH - 1}}}"
    return f"({'|'.join(_literal(letter) for letter in first_letters(typed))}).{rest}"


def _literal(letter: str) -> str:
    return letter if letter.isalnum() else f"\\{letter}"
