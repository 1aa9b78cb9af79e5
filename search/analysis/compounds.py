"""Splits German compounds into the nouns they are made of.

Source: Koehn and Knight, "Empirical Methods for Compound Splitting", 2003: the parts with the highest geometric mean of counts.
"""

from functools import cache, lru_cache
from math import log
from pathlib import Path
from typing import NamedTuple

from search.analysis.exceptions import exceptions

NOUNS = Path(__file__).resolve().parent.parent / "data" / "nouns_de.tsv"
LINKS = ("s", "n", "es", "en", "er", "ens")  # letters between two parts
DROPPED = ("e", "en")  # endings that a first part may have lost: Schule in Schulhof
SHORTEST = 7  # letters of a word that may be a compound
SHORTEST_PART = 4
MOST_PARTS = 5
BEST = 5  # ways to split that are kept for each beginning of a word
PART_COST = 2.0  # so that two long parts beat three short ones
USUAL_COUNT = 20  # of a part that stands in the exceptions alone
ALL_COUNTS = 1e7


class Part(NamedTuple):
    """A piece of a compound, and the word that it stands for."""

    start: int
    end: int
    word: str


class _Way(NamedTuple):
    score: float
    parts: tuple[Part, ...]

    def rank(self) -> float:
        return self.score / max(1, len(self.parts))


@cache
def nouns() -> dict[str, int]:
    """Return each noun form with the number of compounds that it starts or ends."""
    counts: dict[str, int] = {}
    with NOUNS.open(encoding="utf-8") as lines:
        for line in lines:
            if not line.startswith("#"):
                noun, count = line.rstrip("\n").split("\t")
                counts[noun] = int(count)
    for part in exceptions().parts:
        counts[part] = max(USUAL_COUNT, counts.get(part, 0))
    return {noun: count for noun, count in counts.items() if noun not in exceptions().never}


@lru_cache(200_000)
def split(word: str) -> tuple[Part, ...]:
    """Return the likeliest parts of a normal word; empty when it is none or a known whole."""
    if word in exceptions().split:
        return tuple(_as_written(word))
    if len(word) < SHORTEST or word in exceptions().whole:
        return ()
    ways: list[list[_Way]] = [[] for _ in range(len(word) + 1)]
    ways[0] = [_Way(0.0, ())]
    for end in range(3, len(word) + 1):
        found = [way for start in range(end - 2) for way in _longer(word, ways[start], start, end)]
        ways[end] = sorted(found, key=_Way.rank, reverse=True)[:BEST]
    return max(ways[-1], key=_Way.rank).parts if ways[-1] else ()


def lexeme(piece: str, *, is_last: bool) -> tuple[int, str] | None:
    """Return count and word of a piece; one that is not the last may end in linking letters or have lost its ending."""
    best = (nouns().get(piece, 0), piece) if _is_allowed(piece) else (0, piece)
    if not is_last:
        for link in LINKS:
            short = piece.removesuffix(link)
            if short != piece and _is_allowed(short):
                best = max(best, (nouns().get(short, 0), short), key=lambda found: found[0])
        if not best[0] and len(piece) >= SHORTEST_PART:
            best = next(((nouns()[piece + end], piece + end) for end in DROPPED if piece + end in nouns()), best)
    return best if best[0] else None


def _is_allowed(piece: str) -> bool:
    return len(piece) >= SHORTEST_PART or piece in exceptions().short


def _longer(word: str, ways: list[_Way], start: int, end: int) -> list[_Way]:
    if not ways or (start == 0 and end == len(word)):
        return []
    found = lexeme(word[start:end], is_last=end == len(word))
    if not found:
        return []
    count, noun = found
    score, part = log(count / ALL_COUNTS) - PART_COST, Part(start, end, noun)
    return [_Way(way.score + score, (*way.parts, part)) for way in ways if len(way.parts) < MOST_PARTS]


def _as_written(word: str) -> list[Part]:
    parts, start = [], 0
    written = exceptions().split[word]
    for number, part in enumerate(written):
        end = len(word) if number == len(written) - 1 else word.index(part, start) + len(part)
        parts.append(Part(start, end, part))
        start = end
    return parts
