"""Turns an answer into what the result page shows: labels for codes, addresses for every next step."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.formats import date_format
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from search import address, told
from search.emptypage import CityCount, Counts, Step, cities, ways_on
from search.entry import Answer, Entry, Hit
from search.filters import FACET_NAMES, Chip, ShownFacet, chips, facets
from search.findable import page_id
from search.forms import LAST_PAGE, PAGE_SIZE, Reading, SearchForm
from search.labels import SECTION, STATE, Book, Sign
from search.pager import PageLink, pager
from search.visible import Shown

SORT_NAMES = (
    ("relevanz", gettext_lazy("by relevance")),
    ("neu", gettext_lazy("newest first")),
    ("titel", gettext_lazy("by title")),
)
VIEW_NAMES = (("liste", gettext_lazy("List")), ("tabelle", gettext_lazy("Table")))
COMPARED = ("loesung",)  # kinds that stand side by side at /vergleich/
DATED = ("meldung", "veranstaltung")  # the date is the thing's own, not its "as of"
_PARTIAL = re.compile(r"(\d{4})(?:-(\d{2}))?(?:-(\d{2}))?")


@dataclass(frozen=True, slots=True)
class ShownHit:
    """A hit with the names of its codes: components/hit.html."""

    hit: Hit
    kind: str
    city: str
    sign: Sign | None
    state: str
    section: str
    date: str
    why_url: str = ""  # for administrators
    compared_as: int | None = None  # id of a page that can stand beside others of its kind
    more_cities: int = 0  # that take part besides the first


@dataclass(frozen=True, slots=True)
class ViewLink:
    """One way to show the results."""

    label: str
    url: str
    is_current: bool


@dataclass(frozen=True, slots=True)
class ResultPage:
    """All that templates/search/ needs; addresses that follow from the form are made when a template asks for them."""

    path: str
    form: SearchForm
    total: int
    hits: tuple[ShownHit, ...]
    vague_hits: tuple[ShownHit, ...]
    maybe: tuple[ShownHit, ...]
    facets: tuple[ShownFacet, ...]
    chips: tuple[Chip, ...]
    pages: tuple[PageLink, ...]
    notices: tuple[str, ...]
    sought: tuple[told.Row, ...]
    steps: tuple[Step, ...]
    cities: tuple[CityCount, ...]
    correction: str
    is_degraded: bool

    @property
    def announcement(self) -> str:
        """What a screen reader says after the results were replaced."""
        return told.announcement(self.total, self.correction)

    @property
    def sorts(self) -> tuple[tuple[str, str], ...]:
        """The orders, each with its name."""
        return tuple((code, str(name)) for code, name in SORT_NAMES)

    @property
    def views(self) -> tuple[ViewLink, ...]:
        """The ways to show the results."""
        return tuple(_views(self.form, self.path))

    @property
    def facets_hidden(self) -> address.Pairs:
        """What the form of filters keeps of the address."""
        return address.kept(self.form, without=(*FACET_NAMES.keys() - {"schlagwort"}, "von", "bis"))

    @property
    def sort_hidden(self) -> address.Pairs:
        """What the form of the order keeps of the address."""
        return address.kept(self.form, without=("sort",))

    @property
    def clear_url(self) -> str:
        """Where the same is asked without filters."""
        return address.of(self.path, address.without_filters(self.form))

    @property
    def correction_url(self) -> str:
        """Where the mended question is asked."""
        return address.of(self.path, address.with_text(self.form, self.correction))

    @property
    def exact_url(self) -> str:
        """Where the question is asked as it was typed."""
        return address.of(self.path, address.with_text(self.form, self.form.text, exact=True))

    @property
    def feed_url(self) -> str:
        """Where the same is told to a feed reader."""
        return address.of(f"{self.path}feed/", address.as_feed(self.form))

    @property
    def previous_url(self) -> str:
        """The page before; empty on the first one."""
        last = _last(self.total)
        return _page_url(self.form, self.path, min(self.form.page - 1, last), last)

    @property
    def next_url(self) -> str:
        """The page after; empty on the last one."""
        return _page_url(self.form, self.path, self.form.page + 1, _last(self.total))

    @property
    def is_table(self) -> bool:
        """Tell whether the results are shown as a table."""
        return self.form.view == "tabelle"

    @property
    def is_dead_end(self) -> bool:
        """Tell whether nothing was found and no filter is to blame, so that filters lead nowhere."""
        return not self.total and not self.form.has_filters

    @property
    def has_compared(self) -> bool:
        """Tell whether a hit can be chosen for a comparison."""
        return any(hit.compared_as is not None for hit in (*self.hits, *self.vague_hits))


def build(
    reading: Reading,
    answer: Answer,
    shown: Shown,
    book: Book,
    *,
    path: str,
    kind: str = "",
    there: Counts | None = None,
    explains: bool = False,
) -> ResultPage:
    """Return the page for an answer, without the hits that may no longer be shown.

    there counts all that the person may see, for a page without hits; explains links each hit's score.
    """
    form = reading.form
    kept = [hit for hit in answer.hits if page_id(hit.entry.key) in shown.page_ids]
    total = max(answer.total - (len(answer.hits) - len(kept)), 0)
    last = _last(total)
    hits = [_shown_hit(hit, book, _why_url(form, hit, book.language) if explains else "") for hit in kept]
    return ResultPage(
        path=path,
        form=form,
        total=total,
        hits=tuple(hit for hit in hits if not hit.hit.is_vague),
        vague_hits=tuple(hit for hit in hits if hit.hit.is_vague),
        maybe=tuple(_maybe(answer, shown, book)),
        facets=facets(form, answer, book, kind),
        chips=chips(form, book, path),
        pages=tuple(pager(form.page, last, lambda number: _page_url(form, path, number, last))),
        notices=tuple(told.notices(reading, answer, total, last)),
        sought=told.sought(reading, answer),
        steps=() if total else ways_on(form, answer, there or {}, book, path),
        cities=() if total else cities(there or {}, book, path),
        correction=answer.correction,
        is_degraded=answer.is_degraded,
    )


def swap_attributes(path: str) -> SafeString:
    """Return the attributes by which a form replaces the results in place; without a script it stays a plain form."""
    return format_html(
        ' hx-get="{}" hx-trigger="change" hx-target="#treffer" hx-swap="outerHTML" hx-push-url="true"', path
    )


def url_for(url: str, language: str) -> str:
    """Return the address that keeps the reader's language: German pages are shown under /en/ too."""
    return f"/en{url}" if language == "en" and not url.startswith("/en/") else url


def page_ids(answer: Answer) -> list[int]:
    """Return the pages that the hits stand for."""
    return [found for hit in (*answer.hits, *answer.maybe) if (found := page_id(hit.entry.key)) is not None]


def _last(total: int) -> int:
    """Return the number of the last page."""
    return min(-(-total // PAGE_SIZE), LAST_PAGE)


def _maybe(answer: Answer, shown: Shown, book: Book) -> Iterator[ShownHit]:
    """Yield what lies near where nothing was found; nothing of it is chosen for a comparison."""
    for hit in answer.maybe:
        if page_id(hit.entry.key) in shown.page_ids:
            yield replace(_shown_hit(hit, book, ""), compared_as=None)


def _why_url(form: SearchForm, hit: Hit, language: str) -> str:
    asked = urlencode((*address.pairs(form), ("eintrag", hit.entry.key), ("sprache", language)))
    return f"{reverse('search_admin:why')}?{asked}"


def _shown_hit(hit: Hit, book: Book, why_url: str) -> ShownHit:
    entry = hit.entry
    cities = entry.facets.get("stadt", ())
    city = next(iter(cities), "")
    return ShownHit(
        hit=replace(hit, entry=replace(entry, url=url_for(entry.url, book.language))),
        kind=book.label("art", entry.kind),
        city=book.label("stadt", city) if city else "",
        sign=book.sign(city),
        state=_state(entry, book),
        section=book.label(SECTION, hit.section) if hit.section else "",
        date=_date(entry),
        why_url=why_url,
        compared_as=page_id(entry.key) if entry.kind in COMPARED else None,
        more_cities=len(cities[1:]),
    )


def _state(entry: Entry, book: Book) -> str:
    facet = "phase" if entry.kind == "loesung" else STATE
    return book.label(facet, entry.state) if entry.state else ""


def _date(entry: Entry) -> str:
    text = partial_date(entry.date_text)
    return text if not text or entry.kind in DATED else _("As of %(date)s") % {"date": text}


def partial_date(text: str) -> str:
    """Return a date as precise as it is known: 2023, September 2023 or 21.09.2023; empty when it is none."""
    match = _PARTIAL.fullmatch(text)
    if not match:
        return ""
    year, month, day = match.groups()
    try:
        known = date(int(year), int(month or 1), int(day or 1))
    except ValueError:
        return ""
    if day:
        return date_format(known, "SHORT_DATE_FORMAT")
    return date_format(known, "YEAR_MONTH_FORMAT") if month else year


def _views(form: SearchForm, path: str) -> Iterator[ViewLink]:
    for code, name in VIEW_NAMES:
        yield ViewLink(str(name), address.of(path, address.seen_as(form, code)), code == form.view)


def _page_url(form: SearchForm, path: str, number: int, last: int) -> str:
    return address.of(path, address.on_page(form, number)) if 1 <= number <= last else ""
