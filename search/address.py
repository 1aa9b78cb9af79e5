"""Builds the addresses of the result page, so that every state of it can be linked, kept and sent."""

from collections.abc import Iterable
from dataclasses import replace
from urllib.parse import urlencode

from search.entry import FACETS
from search.forms import SORTS, VIEWS, SearchForm

Pairs = tuple[tuple[str, str], ...]


def pairs(form: SearchForm) -> Pairs:
    """Return the parameters that say a form, in fixed order, without those at their default."""
    single = (
        ("von", str(form.year_from or "")),
        ("bis", str(form.year_to or "")),
        ("sort", form.sort if form.sort != SORTS[0] else ""),
        ("genau", "1" if form.is_exact else ""),
        ("ansicht", form.view if form.view != VIEWS[0] else ""),
        ("seite", str(form.page) if form.page > 1 else ""),
    )
    text = (("q", form.text),) if form.text else ()
    facets = tuple((facet, code) for facet in FACETS for code in form.facets.get(facet, ()))
    tags = tuple(("schlagwort", tag) for tag in form.tags)
    return text + facets + tags + tuple((name, value) for name, value in single if value)


def of(path: str, form: SearchForm) -> str:
    """Return the address of a form below a path such as /suche/."""
    query = urlencode(pairs(form))
    return f"{path}?{query}" if query else path


def kept(form: SearchForm, *, without: Iterable[str]) -> Pairs:
    """Return the parameters that a form with fields of its own must carry along as hidden ones."""
    own = {*without, "seite"}
    return tuple((name, value) for name, value in pairs(form) if name not in own)


def without_code(form: SearchForm, facet: str, code: str) -> SearchForm:
    """Return the form without one value of a facet, on the first page."""
    left = tuple(other for other in form.facets.get(facet, ()) if other != code)
    return replace(form, facets={**form.facets, facet: left}, page=1)


def only_code(form: SearchForm, facet: str, code: str) -> SearchForm:
    """Return the form with that value as the only one of the facet, on the first page."""
    return replace(form, facets={**form.facets, facet: (code,)}, page=1)


def without_tag(form: SearchForm, tag: str) -> SearchForm:
    """Return the form without one tag, on the first page."""
    return replace(form, tags=tuple(other for other in form.tags if other != tag), page=1)


def without_years(form: SearchForm) -> SearchForm:
    """Return the form without its range of years, on the first page."""
    return replace(form, year_from=None, year_to=None, page=1)


def without_filters(form: SearchForm) -> SearchForm:
    """Return the form with its words and order alone, on the first page."""
    return SearchForm(text=form.text, sort=form.sort, is_exact=form.is_exact, view=form.view)


def on_page(form: SearchForm, page: int) -> SearchForm:
    """Return the form on another page."""
    return replace(form, page=page)


def seen_as(form: SearchForm, view: str) -> SearchForm:
    """Return the form with its results shown as a list or as a table, on the first page."""
    return replace(form, view=view, page=1)


def as_feed(form: SearchForm) -> SearchForm:
    """Return what a feed of the same search asks for: no page, no order, no view."""
    return replace(form, sort=SORTS[0], view=VIEWS[0], page=1)


def with_text(form: SearchForm, text: str, *, exact: bool = False) -> SearchForm:
    """Return the form with other words, on the first page."""
    return replace(form, text=text, is_exact=exact, page=1)
