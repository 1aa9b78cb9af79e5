"""What a person can do when nothing was found, so that no search ends in a dead end."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from django.utils.translation import gettext as _

from search import address
from search.entry import Answer
from search.forms import SearchForm
from search.labels import Book

WORDS = re.compile(r'-?"[^"]*"|\S+')
MOST_WORDS = 6
BROWSE = ("thema", "feld")  # the first of these that has labels leads on
BROWSE_LINKS = 8


@dataclass(frozen=True, slots=True)
class Link:
    """A link with its words."""

    label: str
    url: str


@dataclass(frozen=True, slots=True)
class Step:
    """One way on: components/empty.html."""

    title: str
    text: str
    links: tuple[Link, ...]


def ways_on(form: SearchForm, answer: Answer, book: Book, path: str) -> tuple[Step, ...]:
    """Return what can be tried instead, the nearest first."""
    steps = (*_other_words(form, answer, path), *_fewer_filters(form, answer, book, path), _browse(book, path))
    return tuple(step for step in steps if step.links)


def _other_words(form: SearchForm, answer: Answer, path: str) -> Iterator[Step]:
    if answer.correction:
        corrected = address.of(path, address.with_text(form, answer.correction))
        yield Step(_("Did you mean something else?"), "", (Link(answer.correction, corrected),))
    words = WORDS.findall(form.text)
    if 1 < len(words) <= MOST_WORDS:
        shorter = [" ".join(words[:place] + words[place + 1 :]) for place in range(len(words))]
        links = tuple(Link(text, address.of(path, address.with_text(form, text))) for text in dict.fromkeys(shorter))
        yield Step(_("Search with fewer words"), "", links)


def _fewer_filters(form: SearchForm, answer: Answer, book: Book, path: str) -> Iterator[Step]:
    others = tuple(
        Link(f"{book.label('stadt', code)} ({count})", address.of(path, address.only_code(form, "stadt", code)))
        for code, count in _counts(answer, "stadt").items()
        if count and code not in form.facets.get("stadt", ())
    )
    if form.facets.get("stadt"):
        yield Step(_("Look in other cities"), "", others)
    if form.has_filters:
        everywhere = address.of(path, address.without_filters(form))
        yield Step(_("Search without filters"), "", (Link(_("Remove all filters"), everywhere),))


def _browse(book: Book, path: str) -> Step:
    facet = next((facet for facet in BROWSE if book.labels(facet)), BROWSE[0])
    links = tuple(
        Link(label, address.of(path, SearchForm(facets={facet: (code,)})))
        for code, label in list(book.labels(facet).items())[:BROWSE_LINKS]
    )
    return Step(_("Browse by subject"), "", links)


def _counts(answer: Answer, facet: str) -> Mapping[str, int]:
    return answer.counts.get(facet, {})
