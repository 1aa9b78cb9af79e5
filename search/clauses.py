"""What an engine is asked, without any engine's words: each engine turns these values into its own query."""

from dataclasses import dataclass

WORDS, GRAMS, STEMS, SURFACES = "words", "grams", "stems", "surfaces"  # fields of flat strings
TITLE = "title"  # the whole title, folded


@dataclass(frozen=True, slots=True)
class Term:
    """One term of a field."""

    field: str
    term: str
    boost: float = 1.0


@dataclass(frozen=True, slots=True)
class Phrase:
    """Stems that follow one another."""

    stems: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Beginning:
    """A word that begins with these letters."""

    letters: str


@dataclass(frozen=True, slots=True)
class Key:
    """The entry with this key, worth this score whatever its words."""

    key: str
    score: float = 0.0


@dataclass(frozen=True, slots=True)
class Since:
    """Every entry dated in this year or a later one, worth this score whatever its words."""

    year: int
    score: float


@dataclass(frozen=True, slots=True)
class AnyOf:
    """The sum of what matches."""

    clauses: tuple["Clause", ...]
    at_least: int = 1


@dataclass(frozen=True, slots=True)
class AllOf:
    """The sum of all, which must match together."""

    clauses: tuple["Clause", ...]
    boost: float = 1.0


@dataclass(frozen=True, slots=True)
class BestOf:
    """The best of what matches, never their sum."""

    clauses: tuple["Clause", ...]


Clause = Term | Phrase | Beginning | Key | Since | AnyOf | AllOf | BestOf


@dataclass(frozen=True, slots=True)
class Plan:
    """One question to an engine: what finds, what ranks, and what is demanded or excluded without ranking."""

    matching: tuple[Clause, ...] = ()  # at least one of them; none means that everything matches
    scoring: tuple[Clause, ...] = ()
    required: tuple[Clause, ...] = ()
    excluded: tuple[Clause, ...] = ()
