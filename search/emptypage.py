"""What a person can do when nothing was found, so that no search ends in a dead end."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _

from search import address
from search.entry import Answer
from search.forms import SearchForm
from search.labels import Book, Sign

WORDS = re.compile(r'-?"[^"]*"|\S+')
MOST_WORDS = 6
BROWSE = ("thema", "feld")  # the first of these that has labels leads on
BROWSE_LINKS = 8

Counts = Mapping[str, Mapping[str, int]]  # of each facet, by code


@dataclass(frozen=True, slots=True)
class Link:
    """A link with its words, and how many entries lie behind it where that is known."""

    label: str
    url: str
    count: int = 0


@dataclass(frozen=True, slots=True)
class Step:
    """One way on: components/empty.html."""

    title: str
    text: str
    links: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class CityCount:
    """A city with the number of its entries: components/citylist.html."""

    name: str
    url: str
    sign: Sign | None
    count: int


def ways_on(form: SearchForm, answer: Answer, there: Counts, book: Book, path: str) -> tuple[Step, ...]:
    """Return what can be tried instead, the nearest first; there counts all that the person may see."""
    tried = tuple(
        step for step in (*_other_words(form, answer, path), *_fewer_filters(form, answer, book, path)) if step.links
    )
    return (*tried, *_browse(there, book, path), _need(), *_keep(form, path))


def cities(there: Counts, book: Book, path: str) -> tuple[CityCount, ...]:
    """Return every city with the number of its entries, so that a gap is seen as a gap of the register."""
    counts = there.get("stadt", {})
    return tuple(
        CityCount(name, address.of(path, SearchForm(facets={"stadt": (code,)})), book.sign(code), counts.get(code, 0))
        for code, name in book.labels("stadt").items()
    )


def _other_words(form: SearchForm, answer: Answer, path: str) -> Iterator[Step]:
    if answer.correction:
        corrected = address.of(path, address.with_text(form, answer.correction))
        yield Step(_("Did you mean something else?"), "", (Link(answer.correction, corrected),))
    words = WORDS.findall(form.text)
    has_known_word = not answer.sought or len(answer.unknown) < len(answer.sought)
    if 1 < len(words) <= MOST_WORDS and has_known_word:
        shorter = [" ".join(words[:place] + words[place + 1 :]) for place in range(len(words))]
        links = tuple(Link(text, address.of(path, address.with_text(form, text))) for text in dict.fromkeys(shorter))
        yield Step(_("Search with fewer words"), "", links)


def _fewer_filters(form: SearchForm, answer: Answer, book: Book, path: str) -> Iterator[Step]:
    others = tuple(
        Link(book.label("stadt", code), address.of(path, address.only_code(form, "stadt", code)), count)
        for code, count in _counts(answer, "stadt").items()
        if count and code not in form.facets.get("stadt", ())
    )
    if form.facets.get("stadt"):
        yield Step(_("Look in other cities"), "", others)
    if form.has_filters:
        everywhere = address.of(path, address.without_filters(form))
        yield Step(_("Search without filters"), "", (Link(_("Remove all filters"), everywhere),))


def _browse(there: Counts, book: Book, path: str) -> Iterator[Step]:
    facet = next((facet for facet in BROWSE if book.labels(facet)), BROWSE[0])
    counted = sorted(there.get(facet, {}).items(), key=lambda pair: -pair[1])
    links = tuple(
        Link(book.label(facet, code), address.of(path, SearchForm(facets={facet: (code,)})), count)
        for code, count in counted[:BROWSE_LINKS]
        if count
    )
    if links:
        yield Step(_("Browse by topic"), "", links)


def _need() -> Step:
    text = _("Nobody has solved it yet? Cities write down what they need, so that others can answer.")
    links = (
        Link(_("See what cities need"), reverse("needs")),
        Link(_("Enter a need (for staff)"), reverse("wagtailadmin_home")),
    )
    return Step(_("Say what is missing"), text, links)


def _keep(form: SearchForm, path: str) -> Iterator[Step]:
    if form.text:
        link = Link(_("Follow this search as a feed"), address.of(f"{path}feed/", address.as_feed(form)))
        yield Step(_("Hear of it later"), _("A feed reader tells you as soon as an entry fits."), (link,))


def _counts(answer: Answer, facet: str) -> Mapping[str, int]:
    return answer.counts.get(facet, {})
