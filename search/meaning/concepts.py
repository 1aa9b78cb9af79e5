"""The question finds groups of words by meaning; the groups find entries by their words."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np

from search.meaning import texts
from search.meaning.vectors import Rows, Small, cosines, text_hash
from search.vocabulary import Group

Lookup = Callable[[Sequence[bytes]], Mapping[bytes, Small]]


@dataclass(frozen=True, slots=True)
class Concepts:
    """The groups of a vocabulary that have a vector."""

    groups: tuple[Group, ...] = ()
    vectors: Small = field(default_factory=lambda: np.empty((0, 0), dtype=np.int8))
    lacking: tuple[str, ...] = ()  # texts of groups that have none yet

    @classmethod
    def of(cls, groups: Sequence[Group], lookup: Lookup) -> "Concepts":
        """Return the groups with their vectors, as far as these are known."""
        wanted = {text: group for group in groups if (text := texts.of_group(group))}
        hashes = {text: text_hash(text) for text in wanted}
        known = lookup(list(hashes.values()))
        found = [text for text in wanted if hashes[text] in known]
        rows = np.array([known[hashes[text]] for text in found], dtype=np.int8)
        lacking = tuple(text for text in wanted if hashes[text] not in known)
        return cls(tuple(wanted[text] for text in found), rows, lacking)

    def nearest(self, asked: Rows, number: int) -> tuple[tuple[Group, float], ...]:
        """Return the groups nearest to a vector, each with its cosine, nearest first."""
        if not self.groups:
            return ()
        near = cosines(self.vectors, asked)
        first = np.argsort(-near, kind="stable")[:number]
        return tuple((self.groups[at], float(near[at])) for at in first)
