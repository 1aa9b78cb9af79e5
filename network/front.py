"""What the pages of the network show besides their own text: cities, lists from the engine, events."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import singledispatch
from typing import TypeVar

from django.conf import settings
from django.db import models
from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from wagtail.models import Page

from network import frame, languages, listing
from network.look_up import Place
from network.models import (
    CityIndexPage,
    CityPage,
    EventIndexPage,
    EventPage,
    HomePage,
    IndexResult,
    Membership,
    NetworkPage,
    NewsIndexPage,
    NewsPage,
)
from network.visibility import audiences_of_request, shown_now
from reference.partial_date import PartialDate
from search import labels, version
from search.entry import Entry

P = TypeVar("P", bound=Page)
LATEST = 6
SOLUTIONS = 60
OTHERS = 20
NEWS = 50


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
class PageLine:
    """A page in a list; its names are those of an Entry."""

    title: str
    url: str
    summary: str = ""
    kind: str = ""
    city: str = ""
    is_example: bool = False
    date_text: str = ""
    state: str = ""


@dataclass(frozen=True, slots=True)
class EventLine:
    """An event in a list."""

    title: str
    url: str
    when: str
    place: str
    text: str
    is_example: bool
    sign: labels.Sign | None
    city: str
    last_day: object


@dataclass(frozen=True, slots=True)
class PhaseGroup:
    """Solutions of one phase; phase is the code, empty where it is not stated."""

    phase: str
    label: str
    entries: tuple[Entry, ...]


def context_of(page: Page, request: HttpRequest, place: object = None) -> dict[str, object]:
    """Return the context values of a page: those of frame.frame, and those of its type (see below).

    place is what network.serve found at the address; None in previews.
    """
    served = place if isinstance(place, Place) else None
    values = frame.frame(
        page,
        request,
        version=served.version if served else None,
        shown_in=served.languages if served else frozenset(),
    )
    return {**values, **own(page, request)}


@singledispatch
def own(page: Page, request: HttpRequest) -> dict[str, object]:
    """Return the context values of this type of page; of most there are none."""
    return {}


@own.register
def _home(page: HomePage, request: HttpRequest) -> dict[str, object]:
    """Return cities (CityLine), counts (kind -> number), latest (entries; None while no engine answers), tries."""
    counted = listing.ask(request, facets={"art": ("loesung",)}, size=0)
    latest = listing.ask(request, size=LATEST)
    return {
        "cities": cities(request, counted),
        "counts": counted.counts.get("art", {}) if counted else {},
        "latest": latest.entries if latest else None,
        "tries": [_("parking sensors"), _("reporting defects"), _("heavy rain"), _("city app")],
    }


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
            ("meldung", "neu", LATEST),
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


@own.register
def _network(page: NetworkPage, request: HttpRequest) -> dict[str, object]:
    """Return cities (CityLine) and children (PageLine)."""
    counted = listing.ask(request, facets={"art": ("loesung",)}, size=0)
    children = _shown(Page.objects.child_of(page), request)
    columns = children.values("title", "search_description", "page_audience__path")
    lines = [
        PageLine(row["title"], languages.address(row["page_audience__path"]), row["search_description"])
        for row in columns
    ]
    return {"cities": cities(request, counted), "children": lines}


@own.register
def _events(page: EventIndexPage, request: HttpRequest) -> dict[str, object]:
    """Return coming and past (EventLine), the next one first, the last one first."""
    shown = _in_language(_shown(EventPage.objects.all(), request)).prefetch_related("cities")
    today = timezone.localdate()
    lines = sorted((_event(event) for event in _best(shown)), key=lambda line: str(line.last_day))
    coming = [line for line in lines if str(line.last_day) >= today.isoformat()]
    return {"coming": coming, "past": [line for line in reversed(lines) if line not in coming]}


@own.register
def _news_index(page: NewsIndexPage, request: HttpRequest) -> dict[str, object]:
    """Return news (entries; None while no engine answers)."""
    news = listing.ask(request, facets={"art": ("meldung",)}, size=NEWS)
    return {"news": news.entries if news else None}


@own.register(EventPage)
@own.register(NewsPage)
def _mentioning(page: EventPage | NewsPage, request: HttpRequest) -> dict[str, object]:
    """Return mentions (PageLine): the pages it is about, as far as they may be seen."""
    ids = [mention.target_id for mention in page.mentions.all()]
    rows = _shown(Page.objects.filter(pk__in=ids), request).values(
        "pk", "title", "page_audience__path", "page_audience__city"
    )
    lines = {
        row["pk"]: PageLine(
            row["title"], languages.address(row["page_audience__path"]), city=row["page_audience__city"]
        )
        for row in rows
    }
    return {"mentions": [lines[pk] for pk in ids if pk in lines]}


def cities(request: HttpRequest, counted: listing.Listing | None) -> list[CityLine]:
    """Return the cities whose pages whoever sent the request may see, with the number of their solutions."""
    book = labels.book(get_language() or settings.LANGUAGE_CODE, version.current())
    counts = counted.counts.get("stadt", {}) if counted else None
    pages = _best(_in_language(_shown(CityPage.objects.all(), request)).select_related("city"))
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


def _event(event: EventPage) -> EventLine:
    book = labels.newest_book(get_language() or settings.LANGUAGE_CODE)
    city = next(iter(event.cities.all()), None)
    parts = [event.start.human() if event.start else "", event.end.human() if event.end else ""]
    day = event.end or event.start
    return EventLine(
        title=event.title,
        url=languages.address(event.page_audience.path),
        when=" – ".join(filter(None, parts)) or event.date_note or _("date not known"),
        place=event.place,
        text=event.summary,
        is_example=event.is_example,
        sign=book.sign(city.code) if city else None,
        city=city.name if city else "",
        last_day=day.last_day().isoformat() if day else "",
    )


def _phases(entries: tuple[Entry, ...]) -> list[PhaseGroup]:
    names = labels.newest_book(get_language() or settings.LANGUAGE_CODE).labels("phase")
    groups: dict[str, list[Entry]] = {code: [] for code in names}
    for entry in entries:
        groups.setdefault(entry.state, []).append(entry)
    return [_group(code, found, names) for code, found in groups.items() if found]


def _group(code: str, entries: list[Entry], names: Mapping[str, str]) -> PhaseGroup:
    return PhaseGroup(code, names.get(code, code), tuple(entries))


def _shown(pages: "models.QuerySet[P]", request: HttpRequest) -> "models.QuerySet[P]":
    return pages.filter(shown_now(), page_audience__audience__in=audiences_of_request(request))


def _in_language(pages: "models.QuerySet[P]") -> "models.QuerySet[P]":
    wanted = (get_language() or settings.LANGUAGE_CODE, settings.LANGUAGE_CODE)
    return pages.filter(page_audience__language__in=wanted).select_related("page_audience")


def _best(pages: Iterable[P]) -> list[P]:
    """Return of the pages at one path the one in the reader's language, else the German one."""
    best: dict[str, P] = {}
    for page in pages:
        row = page.page_audience
        if row.path not in best or row.language == get_language():
            best[row.path] = page
    return list(best.values())
