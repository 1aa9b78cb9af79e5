"""Topics with what cities do about them, and the glossary; entries come from the search engine by their topic."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import groupby

from django.conf import settings
from django.http import HttpRequest
from django.utils.translation import get_language

from network import listing
from network.languages import address
from network.models import Notice
from reference.models import Term, Topic, lines
from reference.slugs import slugify
from search import labels, version
from search.entry import Entry

MOST = {"loesung": 30, "erfahrung": 20, "bedarf": 20, "meldung": 6, "veranstaltung": 6}
Entries = tuple[Entry, ...] | None


@dataclass(frozen=True, slots=True)
class TopicLine:
    """A topic in a list; count is the number of its solutions, None while no engine answers."""

    label: str
    url: str
    definition: str
    count: int | None


@dataclass(frozen=True, slots=True)
class TopicCity:
    """A city that works on a topic, with the number of its solutions and where they are listed."""

    name: str
    url: str
    sign: labels.Sign | None
    count: int


@dataclass(frozen=True, slots=True)
class Word:
    """A word of the glossary; topic is the one that has the same word among its names."""

    code: str
    label: str
    definition: str
    language: str
    topic: TopicLine | None


@dataclass(frozen=True, slots=True)
class Letter:
    """All words or topics that begin with a letter."""

    letter: str
    items: tuple[object, ...]

    @property
    def id(self) -> str:
        """Its anchor."""
        return f"buchstabe-{self.letter.lower()}"


@dataclass(frozen=True, slots=True)
class TopicView:
    """All that the page of a topic shows; lists are None while no engine answers."""

    topic: Topic
    synonyms: tuple[str, ...]
    foreign: tuple[str, ...]  # names in the other language
    broader: TopicLine | None
    narrower: tuple[TopicLine, ...]
    words: tuple[Word, ...]
    found: Mapping[str, Entries]
    totals: Mapping[str, int]
    cities: tuple[TopicCity, ...]


def all_topics(request: HttpRequest) -> list[TopicLine]:
    """Return every topic in the order of the alphabet, with the number of its solutions that the person may see."""
    counted = listing.ask(request, facets={"art": ("loesung",)}, size=0)
    counts = counted.counts.get("thema", {}) if counted else None
    return sorted((_line(topic, counts) for topic in Topic.objects.all()), key=lambda line: slugify(line.label))


def view_of(topic: Topic, request: HttpRequest) -> TopicView:
    """Return what the page of a topic shows to whoever sent the request."""
    found = {
        kind: listing.ask(request, facets={"art": (kind,), "thema": (topic.code,)}, sort="neu", size=most)
        for kind, most in MOST.items()
    }
    is_english = get_language() == "en"
    german, english = lines(topic.synonyms_de), lines(topic.synonyms_en)
    narrower = sorted((_line(each, None) for each in topic.narrower.all()), key=lambda line: slugify(line.label))
    return TopicView(
        topic=topic,
        synonyms=english if is_english else german,
        foreign=(topic.label_de, *german) if is_english else tuple(filter(None, (topic.label_en, *english))),
        broader=_line(topic.broader, None) if topic.broader else None,
        narrower=tuple(narrower),
        words=_words_of(topic),
        found={kind: each.entries if each else None for kind, each in found.items()},
        totals={kind: each.total for kind, each in found.items() if each},
        cities=_cities(topic, found["loesung"]),
    )


def glossary() -> list[Letter]:
    """Return the words that are explained, by letter."""
    topics = list(Topic.objects.all())
    return by_letter(_word(term, topics) for term in Term.objects.all())


def notices() -> list[Notice]:
    """Return the short notices that entries carry, such as "keine Angabe", as far as they are explained."""
    return [notice for notice in Notice.objects.all() if notice.help]


def by_letter(items: Iterable[TopicLine | Word]) -> list[Letter]:
    """Return items in the order of the alphabet under their letters; umlauts stand with their vowel."""
    ordered = sorted(items, key=lambda item: slugify(item.label))
    return [
        Letter(letter, tuple(group))
        for letter, group in groupby(ordered, key=lambda item: slugify(item.label)[:1].upper())
    ]


def _line(topic: Topic, counts: Mapping[str, int] | None) -> TopicLine:
    count = None if counts is None else counts.get(topic.code, 0)
    return TopicLine(topic.label, address(f"themen/{topic.code}/"), topic.definition, count)


def _cities(topic: Topic, solutions: listing.Listing | None) -> tuple[TopicCity, ...]:
    """Return the cities that have a solution of this topic, those with most first."""
    counts = solutions.counts.get("stadt", {}) if solutions else {}
    book = labels.book(get_language() or settings.LANGUAGE_CODE, version.current())
    return tuple(
        TopicCity(
            book.label("stadt", code),
            address(f"loesungen/?thema={topic.code}&stadt={code}"),
            book.sign(code),
            count,
        )
        for code, count in sorted(counts.items(), key=lambda pair: (-pair[1], pair[0]))
        if count
    )


def _words_of(topic: Topic) -> tuple[Word, ...]:
    return tuple(word for word in (_word(term, [topic]) for term in Term.objects.all()) if word.topic)


def _word(term: Term, topics: Iterable[Topic]) -> Word:
    is_english = get_language() == "en" and bool(term.definition_en)
    names = {_plain(term.term_de), _plain(term.term_en)} - {""}
    same = next((topic for topic in topics if names & set(map(_plain, topic.words()))), None)
    return Word(
        code=term.code,
        label=term.label,
        definition=term.definition,
        language="en" if is_english else "de",
        topic=_line(same, None) if same else None,
    )


def _plain(name: str) -> str:
    """Return a name without what stands in brackets, for comparing."""
    return name.partition("(")[0].strip().casefold()
