"""Where rooms above say what the codes in the index are called, so that renaming a city needs no new index."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from types import MappingProxyType

from django.utils import translation
from django.utils.translation import gettext_lazy as _

from search import version

Loader = Callable[[str], Mapping[str, str]]
SECTION = "abschnitt"  # names of the sections of an entry's text: "Gefunden in: Erfahrungen"
STATE = "zustand"  # codes in Entry.state that are no phase: polarity of a lesson, status of a need
KINDS = {
    "loesung": _("Solution"),
    "erfahrung": _("Lesson learned"),
    "bedarf": _("Need"),
    "meldung": _("News item"),
    "veranstaltung": _("Event"),
    "seite": _("Page"),
}


@dataclass(frozen=True, slots=True)
class Sign:
    """The mark of a city: its number-plate code, the form and tone of its flag, and the address of its page."""

    code: str
    form: str
    tone: str
    url: str


SignLoader = Callable[[str], Mapping[str, Sign]]
_loaders: dict[str, list[Loader]] = {"art": [lambda language: {code: str(name) for code, name in KINDS.items()}]}
_sign_loaders: list[SignLoader] = []


@dataclass(slots=True)
class Book:
    """All labels of one language as they were at one SiteVersion; each facet is loaded when first asked for."""

    language: str
    version: int
    _facets: dict[str, Mapping[str, str]] = field(default_factory=dict)
    _signs: Mapping[str, Sign] | None = None

    def labels(self, facet: str) -> Mapping[str, str]:
        """Return code -> label of a facet, in the order in which people should read them."""
        if facet not in self._facets:
            with translation.override(self.language):
                pairs = [pair for loader in _loaders.get(facet, ()) for pair in loader(self.language).items()]
            self._facets[facet] = MappingProxyType(dict(pairs))
        return self._facets[facet]

    def label(self, facet: str, code: str) -> str:
        """Return what a code is called; the code itself when nobody knows it."""
        return self.labels(facet).get(code, code)

    def sign(self, city: str) -> Sign | None:
        """Return the mark of a city, or None when nobody knows it."""
        if self._signs is None:
            with translation.override(self.language):
                self._signs = {code: sign for loader in _sign_loaders for code, sign in loader(self.language).items()}
        return self._signs.get(city)


def register(facet: str, loader: Loader) -> None:
    """Add a loader: called with a language (which is also active), it returns the facet's labels by code, in order.

    Besides the facets there are SECTION and STATE. Several rooms may add to one facet.
    """
    _loaders.setdefault(facet, []).append(loader)


def register_signs(loader: SignLoader) -> None:
    """Add a loader of city marks: called with a language, it returns a Sign for each city code."""
    _sign_loaders.append(loader)


def label(facet: str, code: str, language: str) -> str:
    """Return what a code is called now; costs one SQL query for the SiteVersion."""
    return book(language, version.current()).label(facet, code)


@lru_cache(maxsize=8)
def book(language: str, site_version: int) -> Book:
    """Return the labels of a language as they are at a SiteVersion."""
    _newest[language] = found = Book(language, site_version)
    return found


def newest_book(language: str) -> Book:
    """Return the labels last used in this process: no SQL, perhaps a change behind."""
    return _newest.get(language) or book(language, version.current())


def is_known(facet: str, code: str, language: str) -> bool:
    """Tell whether a facet has that code; SQL only for a code that this process has not seen.

    A facet that no room has named knows every code.
    """
    if not _loaders.get(facet) or code in newest_book(language).labels(facet):
        return True
    return code in book(language, version.current()).labels(facet)


def forget() -> None:
    """Drop every cached label, as when a test rolls the SiteVersion back."""
    book.cache_clear()
    _newest.clear()


_newest: dict[str, Book] = {}
