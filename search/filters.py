"""The filters of a result page: facets with counts, and a chip for each filter that is on."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

from search import address
from search.entry import FACETS, Answer
from search.forms import SearchForm
from search.labels import Book, Sign

FACET_NAMES = {
    "art": _("Kind"),
    "stadt": _("City"),
    "feld": _("Field of action"),
    "phase": _("Phase"),
    "thema": _("Topic"),
    "schlagwort": _("Tag"),
}
FOUND_ONLY = {"thema"}  # too many codes to show those without hits
MOST_FOUND = 12


@dataclass(frozen=True, slots=True)
class FacetValue:
    """One line of a facet."""

    code: str
    label: str
    count: int
    is_active: bool
    sign: Sign | None


@dataclass(frozen=True, slots=True)
class ShownFacet:
    """One facet with its lines."""

    code: str
    label: str
    values: tuple[FacetValue, ...]


@dataclass(frozen=True, slots=True)
class Chip:
    """A filter that is on, and the address without it."""

    label: str
    url: str


def facets(form: SearchForm, answer: Answer, book: Book, kind: str) -> tuple[ShownFacet, ...]:
    """Return the facets in their order; a list of one kind has none of kinds, and none that says nothing of this kind."""
    shown = (facet for facet in FACETS if not (kind and facet == "art"))
    every = (ShownFacet(facet, str(FACET_NAMES[facet]), _values(facet, form, answer, book)) for facet in shown)
    return tuple(each for each in every if not kind or not answer.total or _tells(each))


def chips(form: SearchForm, book: Book, path: str) -> tuple[Chip, ...]:
    """Return a chip for each filter that is on."""
    by_code = [
        Chip(
            f"{FACET_NAMES[facet]}: {book.label(facet, code)}",
            address.of(path, address.without_code(form, facet, code)),
        )
        for facet in FACETS
        for code in form.facets.get(facet, ())
    ]
    by_tag = [
        Chip(f"{FACET_NAMES['schlagwort']}: {tag}", address.of(path, address.without_tag(form, tag)))
        for tag in form.tags
    ]
    return (*by_code, *by_tag, *_year_chip(form, path))


def _year_chip(form: SearchForm, path: str) -> tuple[Chip, ...]:
    if not (form.year_from or form.year_to):
        return ()
    url = address.of(path, address.without_years(form))
    if form.year_from and form.year_to:
        return (Chip(_("Year: %(first)s to %(last)s") % {"first": form.year_from, "last": form.year_to}, url),)
    if form.year_from:
        return (Chip(_("Year: from %(year)s") % {"year": form.year_from}, url),)
    return (Chip(_("Year: until %(year)s") % {"year": form.year_to}, url),)


def _tells(facet: ShownFacet) -> bool:
    return any(value.count or value.is_active for value in facet.values)


def _values(facet: str, form: SearchForm, answer: Answer, book: Book) -> tuple[FacetValue, ...]:
    counts = answer.counts.get(facet, {})
    active = form.facets.get(facet, ())
    return tuple(
        FacetValue(
            code=code,
            label=book.label(facet, code),
            count=counts.get(code, 0),
            is_active=code in active,
            sign=book.sign(code) if facet == "stadt" else None,
        )
        for code in _codes(facet, counts, active, book.labels(facet))
    )


def _codes(facet: str, counts: Mapping[str, int], active: tuple[str, ...], labels: Mapping[str, str]) -> list[str]:
    known = list(labels) or sorted({*counts, *active})
    if facet not in FOUND_ONLY:
        return known
    found = sorted((code for code in known if counts.get(code)), key=lambda code: -counts[code])[:MOST_FOUND]
    return found + [code for code in active if code not in found]
