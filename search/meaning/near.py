"""What lies near a question by meaning: groups of words and visible entries."""

import logging
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from search import vocabulary
from search.meaning import current
from search.meaning.concepts import Concepts
from search.meaning.model import Model, ModelDownError, choose
from search.meaning.shelf import Neighbour, Shelf
from search.meaning.vectors import Rows
from search.vocabulary import Group, Vocabulary

logger = logging.getLogger(__name__)

ENTRIES = 50  # 100 and 200 rank the same
CONCEPTS, CONCEPT_FLOOR = 5, 30
WORDINGS = 4000  # whose vectors are remembered: 6 MB


class NearEntry(NamedTuple):
    """A visible entry near a question."""

    key: str
    share: float  # 1 for the nearest, 0 for the last that was looked at
    stands_out: bool  # nearer than chance alone would bring one


@dataclass(frozen=True, slots=True)
class Near:
    """What lies near a question: groups of words, each with a share, and visible entries, nearest first."""

    groups: tuple[tuple[Group, float], ...] = ()
    entries: tuple[NearEntry, ...] = ()


NOTHING = Near()


@dataclass(slots=True)
class Sources:
    """Where the vectors of entries and groups come from; a benchmark has its own."""

    shelf: Callable[[Model], Shelf] = current.shelf
    concepts: Callable[[Model, Vocabulary], Concepts] = current.concepts


sources = Sources()


def near(text: str, audiences: frozenset[str], language: str) -> Near:
    """Return what lies near a question; nothing where no model answers."""
    model = choose().model
    if model is None or not text:
        return NOTHING
    try:
        asked = _vector(model, text)
    except ModelDownError as error:
        logger.warning("search.meaning: %s", error)
        return NOTHING
    groups = sources.concepts(model, vocabulary.current()).nearest(asked, CONCEPT_FLOOR)
    entries = sources.shelf(model).nearest(asked, audiences, language, ENTRIES)
    shares = _shares([cosine for _, cosine in groups])[:CONCEPTS]
    return Near(tuple((group, share) for (group, _), share in zip(groups, shares, strict=False)), _entries(entries))


def near_entry(key: str, audiences: frozenset[str], language: str) -> Near:
    """Return the visible entries near another one, that one left out."""
    model = choose().model
    shelf = sources.shelf(model) if model else Shelf()
    own = shelf.vector(key)
    if own is None:
        return NOTHING
    found = shelf.nearest(own, audiences, language, ENTRIES + 1)
    return Near(entries=_entries([each for each in found if each.key != key]))


@lru_cache(WORDINGS)
def _vector(model: Model, text: str) -> Rows:
    return model.question(text)


def _entries(found: Sequence[Neighbour]) -> tuple[NearEntry, ...]:
    shares = _shares([each.cosine for each in found])
    return tuple(
        NearEntry(each.key, share, each.stands_out) for each, share in zip(found, shares, strict=True) if share > 0
    )


def _shares(cosines: Sequence[float]) -> list[float]:
    """Turn cosines into shares: only the distance to the others says anything, never the cosine itself."""
    high, low = max(cosines, default=0.0), min(cosines, default=0.0)
    return [(cosine - low) / (high - low) if high > low else 0.0 for cosine in cosines]
