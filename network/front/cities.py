"""What the list of cities and the page of a city show."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from decimal import Decimal

from django.conf import settings
from django.http import HttpRequest
from django.utils.translation import get_language

from network import languages, listing
from network.front.context import own
from network.front.lines import best, in_language, shown
from network.models import CityIndexPage, CityPage, IndexResult, Membership
from reference.partial_date import PartialDate
from search import labels, version
from search.entry import Entry

SOLUTIONS = 60
OTHERS = 20
NEWS = 6


@dataclass(frozen=True, slots=True)
class CityLine:
    """A city in a list or on the map; the counts are None while no engine answers."""

    code: str
    name: str
    url: str
    sign: labels.Sign | None
    lat: Decimal | None
    lon: Decimal | None
    membership: str
    member_since: PartialDate | None
    count: int | None = None


@dataclass(frozen=True, slots=True)
class PhaseGroup:
    """Solutions of one phase; phase is the code, empty where it is not stated."""

    phase: str
    label: str
    entries: tuple[Entry, ...]


@own.register
def _city_index(page: CityIndexPage, request: HttpRequest) -> dict[str, object]:
    """Return cities (CityLine)."""
    return {"cities": cities(request, listing.ask(request, facets={"art": ("loesung",)}, size=0))}


@own.register
def _city(page: CityPage, request: HttpRequest) -> dict[str, object]:
    """Return solutions, lessons, needs, news (entries; None while no engine answers), phases (PhaseGroup), counts."""
    found = {
        kind: listing.ask(request, facets={"art": (kind,), "stadt": (page.city.code,)}, sort=sort, size=size)
        for kind, sort, size in (
            ("loesung", "titel", SOLUTIONS),
            ("erfahrung", "neu", OTHERS),
            ("bedarf", "neu", OTHERS),
            ("meldung", "neu", NEWS),
        )
    }
    entries = {kind: each.entries if each else None for kind, each in found.items()}
    solutions = found["loesung"]
    return {
        "solutions": entries["loesung"],
        "phases": _phases(entries["loesung"] or ()),
        "solution_count": solutions.total if solutions else None,
        "lessons": entries["erfahrung"],
        "needs": entries["bedarf"],
        "news": entries["meldung"],
        "index_results": list(
            IndexResult.objects.filter(city=page.city).select_related("study").order_by("study", "-year", "category")
        ),
        "grants": list(page.city.grants.select_related("programme")),
    }


def cities(request: HttpRequest, counted: listing.Listing | None) -> list[CityLine]:
    """Return the cities whose pages whoever sent the request may see, with the number of their solutions."""
    book = labels.book(get_language() or settings.LANGUAGE_CODE, version.current())
    counts = counted.counts.get("stadt", {}) if counted else None
    pages = best(in_language(shown(CityPage.objects.all(), request)).select_related("city"))
    lines = [
        replace(_city_line(page, book), count=None if counts is None else counts.get(page.city.code, 0))
        for page in pages
    ]
    return sorted(lines, key=lambda line: (str(line.member_since or "9999"), line.name))


def _city_line(page: CityPage, book: labels.Book) -> CityLine:
    city = page.city
    return CityLine(
        code=city.code,
        name=city.name,
        url=languages.address(page.page_audience.path),
        sign=book.sign(city.code),
        lat=city.lat,
        lon=city.lon,
        membership=str(Membership(city.membership).label) if city.membership else "",
        member_since=city.member_since,
    )


def _phases(entries: tuple[Entry, ...]) -> list[PhaseGroup]:
    names = labels.newest_book(get_language() or settings.LANGUAGE_CODE).labels("phase")
    groups: dict[str, list[Entry]] = {code: [] for code in names}
    for entry in entries:
        groups.setdefault(entry.state, []).append(entry)
    return [_group(code, found, names) for code, found in groups.items() if found]


def _group(code: str, entries: list[Entry], names: Mapping[str, str]) -> PhaseGroup:
    return PhaseGroup(code, names.get(code, code), tuple(entries))
