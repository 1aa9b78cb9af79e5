"""What the page of a catalogue shows: filters with counts, the rows of one page, and the way to every next state."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from urllib.parse import urlencode

from django.conf import settings
from django.http import HttpRequest, QueryDict
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _

from network.languages import address
from network.visibility import audiences_of_request
from projects.catalogue import CATALOGUES, LESSONS, Catalogue, Choice, Filters, counts, pages
from projects.linked import LessonRow, NeedRow, lesson_rows, need_rows
from search import forms, version
from search.filters import Chip, FacetValue, ShownFacet
from search.labels import Book, book
from search.pager import PageLink, pager

PAGE_SIZE = 20
NEWEST, BY_TITLE = "neu", "titel"
SORTS = {NEWEST: gettext_lazy("newest first"), BY_TITLE: gettext_lazy("by title")}
ORDER = {NEWEST: ("-date", "title", "pk"), BY_TITLE: ("title", "pk")}
Pairs = tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class State:
    """One state of the page, as its address says it."""

    filters: Filters
    sort: str
    page: int
    dropped: tuple[tuple[str, str], ...]

    def pairs(self, *, sort: bool = True, page: int = 1) -> Pairs:
        """Return the parameters of this state on a page."""
        filters = self.filters
        years = (("von", filters.year_from), ("bis", filters.year_to))
        return (
            *((name, code) for name, codes in filters.codes.items() for code in codes),
            *((name, str(year)) for name, year in years if year),
            *((("sort", self.sort),) if sort and self.sort != NEWEST else ()),
            *((("seite", str(page)),) if page > 1 else ()),
        )


@dataclass(frozen=True, slots=True)
class CataloguePage:
    """All that templates/projects/catalogue.html shows."""

    kind: str
    heading: str
    every: str
    path: str
    total: int
    lessons: tuple[LessonRow, ...]
    needs: tuple[NeedRow, ...]
    facets: tuple[ShownFacet, ...]
    chips: tuple[Chip, ...]
    sorts: tuple[tuple[str, str], ...]
    sort: str
    sort_hidden: Pairs
    facets_hidden: Pairs
    year_from: int | None
    year_to: int | None
    pages: tuple[PageLink, ...]
    previous_url: str
    next_url: str
    notices: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Tally:
    """How many entries there are of each code of a choice, each a link to them: components/tally.html."""

    label: str
    values: tuple[tuple[str, str, int], ...]  # label, address, number


def overview(request: HttpRequest) -> tuple[Tally, ...]:
    """Return what the entries at an address can be chosen by; nothing for other addresses or where there is none."""
    path = request.path.removeprefix("/en") if get_language() == "en" else request.path
    catalogue = CATALOGUES.get(path)
    if catalogue is None:
        return ()
    names = book(_language(), version.current())
    audiences = audiences_of_request(request)
    chosen = [choice for choice in catalogue.choices if choice.name in catalogue.overview]
    tallies = [
        _tally(choice, counts(catalogue, audiences, Filters({}), choice), names, request.path) for choice in chosen
    ]
    return tuple(tally for tally in tallies if tally.values)


def _tally(choice: Choice, numbers: Mapping[str, int], names: Book, path: str) -> Tally:
    known = [(code, label) for code, label in choice.names(names).items() if numbers.get(code)]
    return Tally(
        str(choice.label),
        tuple((label, f"{path}?{urlencode({choice.name: code})}", numbers[code]) for code, label in known),
    )


def build(catalogue: Catalogue, request: HttpRequest) -> CataloguePage:
    """Return the page that an address asks for."""
    names = book(_language(), version.current())
    audiences = audiences_of_request(request)
    state = _read(catalogue, request.GET, names)
    found = pages(catalogue, audiences, state.filters)
    total = found.count()
    last = max(-(-total // PAGE_SIZE), 1)
    number = min(state.page, last)
    first = (number - 1) * PAGE_SIZE
    ids = list(found.order_by(*ORDER[state.sort]).values_list("pk", flat=True)[first : first + PAGE_SIZE])
    path = address(catalogue.path.removeprefix("/"))
    return CataloguePage(
        kind=catalogue.kind,
        heading=str(catalogue.heading),
        every=str(catalogue.every),
        path=path,
        total=total,
        lessons=lesson_rows(ids, audiences) if catalogue is LESSONS else (),
        needs=() if catalogue is LESSONS else need_rows(ids, audiences),
        facets=tuple(_facet(catalogue, audiences, state, choice, names) for choice in catalogue.choices),
        chips=tuple(_chips(catalogue, state, names, path)),
        sorts=tuple((code, str(name)) for code, name in SORTS.items()),
        sort=state.sort,
        sort_hidden=state.pairs(sort=False),
        facets_hidden=(("sort", state.sort),) if state.sort != NEWEST else (),
        year_from=state.filters.year_from,
        year_to=state.filters.year_to,
        pages=tuple(pager(number, last, lambda each: _url(path, state.pairs(page=each)))),
        previous_url=_url(path, state.pairs(page=number - 1)) if number > 1 else "",
        next_url=_url(path, state.pairs(page=number + 1)) if number < last else "",
        notices=tuple(_notices(state, last)),
    )


def _read(catalogue: Catalogue, data: QueryDict, names: Book) -> State:
    reading = forms.read(data, lambda facet, code: True)
    codes: dict[str, tuple[str, ...]] = {}
    dropped = [(name, value) for name, value in reading.dropped if name in {"von", "bis", "sort", "seite"}]
    known = {choice.name: choice.names(names) for choice in catalogue.choices}
    for name in data:
        given = [value for value in dict.fromkeys(data.getlist(name)) if value]
        if name in known:
            codes[name] = tuple(value for value in given if value in known[name])
            dropped += [(name, value) for value in given if value not in known[name]]
        elif name not in {"von", "bis", "sort", "seite"}:
            dropped += [(name, value) for value in given]
    chosen = {name: codes[name] for name in known if codes.get(name)}
    sort = reading.form.sort if reading.form.sort in SORTS else NEWEST
    return State(Filters(chosen, reading.form.year_from, reading.form.year_to), sort, reading.form.page, tuple(dropped))


def _facet(catalogue: Catalogue, audiences: frozenset[str], state: State, choice: Choice, names: Book) -> ShownFacet:
    numbers = counts(catalogue, audiences, state.filters, choice)
    active = state.filters.codes.get(choice.name, ())
    values = (
        FacetValue(
            code, label, numbers.get(code, 0), code in active, names.sign(code) if choice.name == "stadt" else None
        )
        for code, label in choice.names(names).items()
    )
    return ShownFacet(choice.name, str(choice.label), tuple(values))


def _chips(catalogue: Catalogue, state: State, names: Book, path: str) -> Iterable[Chip]:
    filters = state.filters
    for choice in catalogue.choices:
        for code in filters.codes.get(choice.name, ()):
            left = {**filters.codes, choice.name: tuple(each for each in filters.codes[choice.name] if each != code)}
            without = replace(state, filters=replace(filters, codes=left))
            yield Chip(f"{choice.label}: {choice.names(names)[code]}", _url(path, without.pairs()))
    if filters.year_from or filters.year_to:
        without = replace(state, filters=replace(filters, year_from=None, year_to=None))
        yield Chip(f"{_('Year')}: {filters.year_from or '…'}–{filters.year_to or '…'}", _url(path, without.pairs()))


def _notices(state: State, last: int) -> Iterable[str]:
    if state.dropped:
        parts = ", ".join(dict.fromkeys(f"{name}={value[:40]}" for name, value in state.dropped[:5]))
        yield _("We left out what we could not understand: %(parts)s") % {"parts": parts}
    if state.page > last:
        yield _("This page does not exist. The results end on page %(last)s.") % {"last": last}


def _url(path: str, pairs: Pairs) -> str:
    return f"{path}?{urlencode(pairs)}" if pairs else path


def _language() -> str:
    return get_language() or settings.LANGUAGE_CODE
