"""Tells whether an entry speaks of what was asked without using the word: by another name, or by its parts close together."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TypeVar

from search.analysis import pieces, words
from search.entry import Entry
from search.query import Query
from search.ranking import Asked, Standing

NEAR = 6  # words within which the parts of a compound, or the words of another name, must stand

Terms = tuple[str, ...]
Item = TypeVar("Item")


@dataclass(frozen=True)
class Gist:
    """What a question is about: the concepts that have a noun, or all where none has."""

    query: Query
    concepts: tuple[Asked, ...]

    @cached_property
    def known(self) -> int:
        """Return how many of them visible entries use as they are asked."""
        return sum(each.standing is Standing.KNOWN for each in self.concepts)

    @property
    def is_vague(self) -> bool:
        """Tell whether half of it or more is used by no visible entry as it is asked."""
        return self._is_missed(self.known)

    def is_missed_by(self, entry: Entry) -> bool:
        """Tell whether a hit of a vague question speaks of no more than half of it."""
        texts = [words(text, entry.language) for text in _texts(entry)]
        lines = [tuple(word.terms for word in text) for text in texts]
        others = (each for each in self.concepts if each.standing in (Standing.NAMED, Standing.PARTLY))
        return self._is_missed(self.known + sum(self._is_in(lines, each) for each in others))

    def _is_missed(self, found: int) -> bool:
        return bool(self.concepts) and 2 * found <= len(self.concepts)

    def _is_in(self, lines: Sequence[Sequence[Terms]], concept: Asked) -> bool:
        # A broader word that is a part of the typed one, as "Wärme" of "Fernwärme", is no other name.
        own = {term for word in concept.words for term in word.terms}
        names = [
            stems for stems, _ in concept.alternatives if concept.used.issuperset(stems) and not own.issuperset(stems)
        ]
        compounds = [pieces(self.query.text[word.start : word.end]) for word in concept.words]
        parts = [tuple(dict.fromkeys(stem for _, stem in each)) for each in compounds if len(each) > 1]
        return any(_has_name(line, names) or _has_parts(line, parts) for line in lines)


def _has_name(line: Sequence[Terms], names: Sequence[Terms]) -> bool:
    """Tell whether a line has all words of a name near its first one, each as a word of its own."""
    whole = [terms[0] for terms in line]
    present = set(whole)
    return any(
        present.issuperset(name)
        and any(set(_around(whole, at)).issuperset(name) for at, stem in enumerate(whole) if stem == name[0])
        for name in names
    )


def _has_parts(line: Sequence[Terms], compounds: Sequence[Terms]) -> bool:
    """Tell whether a line has the last part of a compound with all but one of the others near it."""
    for *first, last in compounds:
        needed = max(1, len(first) - 1)
        for at in (at for at, terms in enumerate(line) if last in terms):
            near = {term for terms in _around(line, at) for term in terms}
            if sum(part in near for part in first) >= needed:
                return True
    return False


def _around(line: Sequence[Item], at: int) -> Sequence[Item]:
    return line[max(0, at - NEAR + 1) : at + NEAR]


def _texts(entry: Entry) -> Iterator[str]:
    yield from (entry.title, entry.summary, *entry.labels)
    yield from (section.text for section in entry.sections)
