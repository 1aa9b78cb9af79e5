"""What search knows of the world: entries go in, a question is asked, an answer comes out.

Plain Python: no Django, no Wagtail and no engine is imported here, so every room may import it.
"""

import datetime
from collections.abc import Mapping
from dataclasses import dataclass, field

PUBLIC = "public"  # everybody
NETWORK = "network"  # signed-in staff of any city
FACETS = ("art", "stadt", "feld", "phase", "thema")


def city_audience(code: str) -> str:
    """Return the audience of one city's staff, such as ``city:luebeck``."""
    return f"city:{code}"


@dataclass(frozen=True, slots=True)
class Section:
    """One named part of an entry's text, such as ``("problem", "In engen Straßen ...")``."""

    name: str
    text: str


@dataclass(frozen=True, slots=True)
class Entry:
    """One findable thing, with all that a hit shows: a page of hits loads no page from the database."""

    key: str  # "page-17"
    kind: str  # loesung, erfahrung, bedarf, meldung, veranstaltung, seite
    title: str
    summary: str
    url: str  # path without host
    language: str  # ISO 639-1 of the text
    shown_in: tuple[str, ...]  # languages of the interface in which it appears
    audience: str  # PUBLIC, NETWORK or city_audience(code)
    sections: tuple[Section, ...] = ()
    labels: tuple[str, ...] = ()  # tags, topics with synonyms: weigh as much as the summary
    names: tuple[str, ...] = ()  # organisations, city: weigh as much as the body
    facets: Mapping[str, tuple[str, ...]] = field(default_factory=dict)  # facet -> codes
    tags: tuple[str, ...] = ()  # tag slugs: a filter, no facet
    date: datetime.date | None = None  # newest date of the thing itself; sorts and limits by year
    date_text: str = ""  # as precise as known: "2023", "2023-09" or "2023-09-21"
    state: str = ""  # code of the badge beside the title: phase of a solution, polarity of a lesson, status of a need
    picture: str = ""  # address of a small rendition
    picture_alt: str = ""
    title_en: str = ""  # of a German entry that has no English page, for people who read English
    summary_en: str = ""
    is_example: bool = False  # shows the badge "Beispiel (fiktiv)"


@dataclass(frozen=True, slots=True)
class Question:
    """What a person asked for.

    audiences has no default on purpose: who forgets it gets a TypeError, not a leak.
    """

    text: str
    audiences: frozenset[str]
    language: str = "de"  # of the interface: only entries shown in it are found
    facets: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    tags: tuple[str, ...] = ()
    year_from: int | None = None
    year_to: int | None = None
    sort: str = "relevanz"  # relevanz, neu, titel
    start: int = 0
    size: int = 10
    like: str = ""  # key of an entry: ask for entries similar to it
    pinned: tuple[str, ...] = ()  # keys of entries that editors put first for this question
    exact: bool = False  # search the words as they are typed: offer no correction and use none


@dataclass(frozen=True, slots=True)
class Hit:
    """One found entry and where the words were found in it."""

    entry: Entry
    passage: str = ""  # safe HTML with <mark>; empty when only title or labels matched
    section: str = ""  # name of the section the passage is from
    title: str = ""  # safe HTML of the title with <mark>
    is_vague: bool = False  # shown under "ungenaue Treffer"
    is_pinned: bool = False  # editors put it first


@dataclass(frozen=True, slots=True)
class Sought:
    """How one word or run of words of the question was searched, in words for people."""

    text: str  # as typed
    compound: str = ""  # the words of it that have parts
    parts: tuple[str, ...] = ()  # of the compound, where visible entries use them
    others: tuple[str, ...] = ()  # what else it is called in German, where visible entries say so
    english: tuple[str, ...] = ()  # the same in English
    is_english: bool = False  # what was typed is itself an English term


@dataclass(frozen=True, slots=True)
class Answer:
    """A page of hits, the number of all, and for each facet value how many a click would give."""

    hits: tuple[Hit, ...]
    total: int
    counts: Mapping[str, Mapping[str, int]] = field(default_factory=dict)
    correction: str = ""  # the whole question with its typing errors mended
    unknown: tuple[str, ...] = ()  # words of the question that nobody uses
    sought: tuple[Sought, ...] = ()
    maybe: tuple[Hit, ...] = ()  # where nothing was found: near by meaning, in no count
    is_degraded: bool = False  # the fallback answered


@dataclass(frozen=True, slots=True)
class Suggestion:
    """One line of the completion while typing."""

    group: str  # titel, thema, stadt
    text: str
    url: str
