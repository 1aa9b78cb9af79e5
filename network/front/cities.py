"""What the list of cities and the page of a city show."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from decimal import Decimal

from django.conf import settings
from django.http import HttpRequest
from django.utils.translation import get_language, pgettext

from network import languages, listing
from network.front.context import own
from network.front.dates import events_of
from network.front.lines import best, in_language, shown
from network.front.rankings import rankings_of
from network.models import CityIndexPage, CityPage, Membership
from reference.partial_date import PartialDate
from search import labels, version
from search.entry import Entry

SOLUTIONS = 60
OTHERS = 20
NEWS = 6
OWN_KINDS = 3  # solutions, lessons, needs: what a city enters itself


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
    count: int | None = None  # of solutions
    lessons: int | None = None
    needs: int | None = None


@dataclass(frozen=True, slots=True)
class PhaseGroup:
    """Solutions of one phase; phase is the code, empty where it is not stated."""

    phase: str
    label: str
    entries: tuple[Entry, ...]


@own.register
def _city_index(page: CityIndexPage, request: HttpRequest) -> dict[str, object]:
    """Return cities (CityLine) with the numbers of their solutions, lessons and needs."""
    counted = {
        kind: listing.ask(request, facets={"art": (kind,)}, size=0) for kind in ("loesung", "erfahrung", "bedarf")
    }
    return {
        "cities": [
            replace(line, lessons=_count(counted["erfahrung"], line.code), needs=_count(counted["bedarf"], line.code))
            for line in cities(request, counted["loesung"])
        ]
    }


@own.register
def _city(page: CityPage, request: HttpRequest) -> dict[str, object]:
    """Return what the city gives, what it learned and what it looks for.

    solutions, lessons, needs, news: entries; None while no engine answers
    phases: the solutions by phase (PhaseGroup), those without one last
    solution_count: of all solutions; None while no engine answers
    events: the last ones (EventLine); rankings (Ranking); grants
    missing: names of what has not been entered; is_bare: none of it has been
    """
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
    solutions, events = found["loesung"], events_of(page.city, request)
    missing = _missing(entries)
    return {
        "solutions": entries["loesung"],
        "phases": _phases(entries["loesung"] or ()),
        "solution_count": solutions.total if solutions else None,
        "lessons": entries["erfahrung"],
        "needs": entries["bedarf"],
        "news": entries["meldung"],
        "events": events,
        "rankings": rankings_of(page.city),
        "grants": list(page.city.grants.select_related("programme")),
        "missing": missing,
        "is_bare": len(missing) == OWN_KINDS,
    }


def _missing(entries: Mapping[str, tuple[Entry, ...] | None]) -> list[str]:
    """Return the names of the kinds of which there is no entry; what could not be asked is not missing."""
    names = {
        "loesung": pgettext("missing", "solutions"),
        "erfahrung": pgettext("missing", "lessons"),
        "bedarf": pgettext("missing", "needs"),
    }
    return [name for kind, name in names.items() if entries[kind] == ()]


def cities(request: HttpRequest, counted: listing.Listing | None) -> list[CityLine]:
    """Return the cities whose pages whoever sent the request may see, with the number of their solutions."""
    book = labels.book(get_language() or settings.LANGUAGE_CODE, version.current())
    pages = best(in_language(shown(CityPage.objects.all(), request)).select_related("city"))
    lines = [replace(_city_line(page, book), count=_count(counted, page.city.code)) for page in pages]
    return sorted(lines, key=lambda line: (str(line.member_since or "9999"), line.name))


def _count(counted: listing.Listing | None, code: str) -> int | None:
    return counted.counts.get("stadt", {}).get(code, 0) if counted else None


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
