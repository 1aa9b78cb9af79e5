"""All entries' vectors in one array of this process, with who may see each beside it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from search.meaning.vectors import Rows, Small, cosines, unpacked

Sight = tuple[str, tuple[str, ...]]  # audience, and the languages of the interface in which an entry is shown


class Neighbour(NamedTuple):
    """An entry near a vector."""

    key: str
    cosine: float
    stands_out: bool  # nearer than chance alone would bring one of as many entries as the person may see


@dataclass(frozen=True, slots=True)
class Placed:
    """One entry as it is now; without a vector it is gone or not yet computed."""

    key: str
    sight: Sight
    vector: Small | None


@dataclass(frozen=True, slots=True)
class Shelf:
    """Vectors of the entries as they were at one moment; never changed, so that any thread may read it."""

    keys: tuple[str, ...] = ()
    vectors: Small = field(default_factory=lambda: np.empty((0, 0), dtype=np.int8))
    sights: tuple[Sight, ...] = ()
    sight_of: NDArray[np.int32] = field(default_factory=lambda: np.empty(0, dtype=np.int32))  # per row, into sights

    @classmethod
    def of(cls, placed: Iterable[Placed]) -> "Shelf":
        """Return a shelf of these entries; of two with one key the later counts."""
        kept = {each.key: (each.sight, each.vector) for each in placed if each.vector is not None}
        sights = tuple(sorted({sight for sight, _ in kept.values()}))
        return cls(
            tuple(kept),
            np.array([vector for _, vector in kept.values()], dtype=np.int8).reshape(len(kept), -1 if kept else 0),
            sights,
            np.array([sights.index(sight) for sight, _ in kept.values()], dtype=np.int32),
        )

    def changed(self, placed: Sequence[Placed]) -> "Shelf":
        """Return a shelf on which these entries are as they are now, and those without a vector are gone."""
        touched = {each.key for each in placed}
        rows = np.array([row for row, key in enumerate(self.keys) if key not in touched], dtype=np.intp)
        added = Shelf.of(placed)
        if not len(rows) or not touched:
            return self if not touched else added
        sights = tuple(dict.fromkeys((*self.sights, *added.sights)))
        moved = np.array([sights.index(sight) for sight in added.sights], dtype=np.int32)
        return Shelf(
            (*(self.keys[row] for row in rows), *added.keys),
            np.concatenate([self.vectors[rows], added.vectors]) if added.keys else self.vectors[rows],
            sights,
            np.concatenate([self.sight_of[rows], moved[added.sight_of]]) if added.keys else self.sight_of[rows],
        )

    def nearest(self, asked: Rows, audiences: frozenset[str], language: str, number: int) -> tuple[Neighbour, ...]:
        """Return the entries nearest to a vector among those that the person may see, and only among these."""
        open_ = [at for at, (audience, shown) in enumerate(self.sights) if audience in audiences and language in shown]
        visible = np.flatnonzero(np.isin(self.sight_of, open_))
        if not len(visible):
            return ()
        near = cosines(self.vectors if len(visible) == len(self.keys) else self.vectors[visible], asked)
        first = np.argpartition(-near, min(number, len(near)) - 1)[:number]
        ranked = first[np.lexsort((first, -near[first]))]
        expected = _nearest_by_chance(near)
        return tuple(Neighbour(self.keys[visible[row]], float(near[row]), bool(near[row] > expected)) for row in ranked)

    def vector(self, key: str) -> Rows | None:
        """Return the vector of an entry, if it has one yet."""
        return unpacked(self.vectors[self.keys.index(key)]) if key in self.keys else None


def _nearest_by_chance(near: Rows) -> float:
    """Return about the highest of so many values that are spread like these, were none of them special."""
    return float(near.mean() + near.std() * np.sqrt(2 * np.log(len(near))))
