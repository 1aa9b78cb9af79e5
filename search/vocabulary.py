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
    """The groups, which of them a term belongs to, and how each term is written.

    What a term is also called is found out when it is asked for: written out for every term it took ten times the memory.
    """

    groups: tuple[Group, ...] = ()
    terms: tuple[dict[Stems, str], ...] = ()  # of each group, as they are written in it
    groups_of: dict[Stems, tuple[int, ...]] = field(default_factory=dict)  # which find other terms for this one
    written: dict[Stems, str] = field(default_factory=dict)  # as in the first group that has the term
    english: frozenset[Stems] = frozenset()  # terms that no group has among its German ones

    @classmethod
    def of(cls, groups: Iterable[Group]) -> "Vocabulary":
        """Return the vocabulary of these groups."""
        kept = tuple(groups)
        terms = tuple(term_keys(group.terms) for group in kept)
        groups_of: defaultdict[Stems, list[int]] = defaultdict(list)
        written: dict[Stems, str] = {}
        german: set[Stems] = set()
        for at, (group, keys) in enumerate(zip(kept, terms, strict=True)):
            for key, term in keys.items():
                written.setdefault(key, term)
            german.update(key for key, term in keys.items() if term not in group.english)
            for key in term_keys(group.everyday) if group.everyday else keys:
                groups_of[key].append(at)
        belonging = {key: tuple(places) for key, places in groups_of.items()}
        return cls(kept, terms, belonging, written, frozenset(written.keys() - german))

    def alternatives(self, asked: Stems) -> dict[Stems, float]:
        """Return what a term is also called, with weights; of two weights the greater one counts."""
        found: dict[Stems, float] = {}
        for at in self.groups_of.get(asked, ()):
            weight = EVERYDAY_WEIGHT if self.groups[at].everyday else SYNONYM_WEIGHT
            for other in self.terms[at]:
                if other != asked:
                    found[other] = max(weight, found.get(other, 0.0))
        return found

    def name(self, asked: Stems, other: Stems) -> str:
        """Return how an alternative of an asked term is written.

        "Parken" beside "Parkplatz", though "Park" has the same stem and is written first.
        """
        first = self.written.get(other, "")
        beside = (self.terms[at].get(other, first) for at in self.groups_of.get(asked, ()))
        return next((name for name in beside if name != first), first)

    def concepts(self, asked: Sequence[str]) -> tuple[Concept, ...]:
        """Return the longest runs of stems that are terms, none overlapping another, in order."""
        taken: set[int] = set()
        found = []
        for length in range(min(LONGEST_TERM, len(asked)), 0, -1):
            for start in range(len(asked) - length + 1):
                run = range(start, start + length)
                others = self.alternatives(tuple(asked[start : start + length]))
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
