"""Words that stand for one another: concepts of a question, found at question time."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from threading import Lock

from search.analysis import stems

SYNONYM_WEIGHT = 0.9  # a true synonym is worth nearly as much as the word itself
EVERYDAY_WEIGHT = 0.8
LONGEST_TERM = 4  # words

Stems = tuple[str, ...]  # of one term


@dataclass(frozen=True, slots=True)
class Group:
    """Terms for the same thing; with everyday wordings these find the terms, never the other way."""

    terms: tuple[str, ...]
    everyday: tuple[str, ...] = ()
    english: tuple[str, ...] = ()  # those of the terms that are no German


@dataclass(frozen=True, slots=True)
class Concept:
    """A run of words of a question that the vocabulary knows, with what else it is called."""

    start: int
    end: int
    alternatives: tuple[tuple[Stems, float], ...]


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """For each term its alternatives and their weights, how it is written, and the groups that say so.

    spelled tells of a term how it is written beside an asked one, where that differs from written: "Parken" beside
    "Parkplatz", though "Park" has the same stem and stands first.
    """

    alternatives: dict[Stems, dict[Stems, float]] = field(default_factory=dict)
    written: dict[Stems, str] = field(default_factory=dict)
    spelled: dict[Stems, dict[Stems, str]] = field(default_factory=dict)
    english: frozenset[Stems] = frozenset()  # terms that no group has among its German ones
    groups: tuple[Group, ...] = ()

    @classmethod
    def of(cls, groups: Iterable[Group]) -> "Vocabulary":
        """Return the vocabulary of these groups; of two weights the greater one counts."""
        found: defaultdict[Stems, dict[Stems, float]] = defaultdict(dict)
        written: dict[Stems, str] = {}
        spelled: defaultdict[Stems, dict[Stems, str]] = defaultdict(dict)
        german: set[Stems] = set()
        kept = tuple(groups)
        for group in kept:
            keys = term_keys(group.terms)
            german.update(key for key, term in keys.items() if term not in group.english)
            others = {key: term for key, term in keys.items() if written.setdefault(key, term) != term}
            weight = EVERYDAY_WEIGHT if group.everyday else SYNONYM_WEIGHT
            for key in term_keys(group.everyday) if group.everyday else keys:
                for other in keys:
                    if other != key:
                        found[key][other] = max(weight, found[key].get(other, 0.0))
                        if other in others:
                            spelled[other].setdefault(key, others[other])
        return cls(dict(found), written, dict(spelled), frozenset(written.keys() - german), kept)

    def name(self, asked: Stems, other: Stems) -> str:
        """Return how an alternative of an asked term is written."""
        return self.spelled.get(other, {}).get(asked) or self.written.get(other, "")

    def concepts(self, asked: Sequence[str]) -> tuple[Concept, ...]:
        """Return the longest runs of stems that are terms, none overlapping another, in order."""
        taken: set[int] = set()
        found = []
        for length in range(min(LONGEST_TERM, len(asked)), 0, -1):
            for start in range(len(asked) - length + 1):
                run = range(start, start + length)
                others = self.alternatives.get(tuple(asked[start : start + length]))
                if others and taken.isdisjoint(run):
                    taken.update(run)
                    found.append(Concept(start, start + length, tuple(others.items())))
        return tuple(sorted(found, key=lambda concept: concept.start))


def parse_synonyms(lines: Iterable[str]) -> Iterator[Group]:
    """Read lines of terms parted by tabs; ``|`` stands before the English ones."""
    for cells in _rows(lines):
        yield Group(tuple(cell for cell in cells if cell not in ("", "|")))


def parse_everyday(lines: Iterable[str]) -> Iterator[Group]:
    """Read lines of field, everyday wordings and official terms parted by tabs; lists are parted by semicolons."""
    for cells in _rows(lines):
        if len(cells) == 3:
            everyday, official = (tuple(filter(None, map(str.strip, cell.split(";")))) for cell in cells[1:])
            yield Group(official, everyday)


def _rows(lines: Iterable[str]) -> Iterator[list[str]]:
    for line in lines:
        if line.strip() and not line.startswith("#"):
            yield [cell.strip() for cell in line.rstrip("\n").split("\t")]


def term_keys(terms: Iterable[str]) -> dict[Stems, str]:
    """Return the terms by their stems, of several spellings the first."""
    found: dict[Stems, str] = {}
    for term in terms:
        if key := stems(term):
            found.setdefault(key, term)
    return found


@dataclass
class _Source:
    """Where the groups come from, and the vocabulary made of them last."""

    version: Callable[[], object]
    groups: Callable[[], Iterable[Group]]
    made_of: object = None
    vocabulary: Vocabulary | None = None


_lock = Lock()
_tried: ContextVar[Vocabulary | None] = ContextVar("search.vocabulary.tried", default=None)
_sources: list[_Source] = []


def register(version: Callable[[], object], groups: Callable[[], Iterable[Group]]) -> None:
    """Take the vocabulary from a room above: version is asked with each question and must cost nothing."""
    _sources[:] = [_Source(version, groups)]


@contextmanager
def tried(vocabulary: Vocabulary) -> Iterator[None]:
    """Let the questions asked inside, of this thread alone, be understood by another vocabulary."""
    token = _tried.set(vocabulary)
    try:
        yield
    finally:
        _tried.reset(token)


def known() -> Vocabulary:
    """Return the vocabulary by which a question is understood: the current one, or one that somebody tries."""
    return _tried.get() or current()


def current() -> Vocabulary:
    """Return the vocabulary as it is now; an empty one where no room has registered any."""
    if not _sources:
        return Vocabulary()
    source, version = _sources[0], _sources[0].version()
    if source.vocabulary is None or source.made_of != version:
        with _lock:
            if source.vocabulary is None or source.made_of != version:
                source.vocabulary = Vocabulary.of(source.groups())
                source.made_of = version
    return source.vocabulary
