"""The one place where each outlet for machines is registered: its address, what answers there, and which pages name it."""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field

from django.http import HttpResponse
from django.urls import URLPattern, path, reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from opendata import calendar, feeds, for_robots, marks, opensearch, sitemap
from projects import map_views

SLUG = r"[a-z0-9-]+"


@dataclass(frozen=True, slots=True)
class Outlet:
    """One address at which machines read; `link` is how pages name it in their head."""

    name: str
    address: str  # Django's pattern, below the language if there are several
    view: Callable[..., HttpResponse]
    media_type: str = ""
    title: str | Promise = ""
    pages: str = ""  # regular expression of the pages that name it; its groups are the pattern's
    relation: str = "alternate"
    has_languages: bool = True
    keeps_question: bool = False  # ?q=… of the page belongs to its address
    options: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class HeadLink:
    """A line in the head of a page."""

    relation: str
    media_type: str
    title: str
    url: str


def _feed(name: str, page: str, view: Callable[..., HttpResponse], title: str | Promise, **more: object) -> Outlet:
    """Return the feed of the pages at an address; the feed lies below it at feed/."""
    pages = re.sub(r"<slug:(\w+)>", rf"(?P<\1>{SLUG})", page)
    return Outlet(name, f"{page}feed/", view, feeds.MEDIA_TYPE, title, pages, **more)  # type: ignore[arg-type]


def _search_feed(name: str, page: str, title: str | Promise, kind: str = "") -> Outlet:
    return _feed(name, page, feeds.of_search, title, keeps_question=True, options={"kind": kind})


OUTLETS = (
    _search_feed("search_feed", "suche/", _("This search as a feed")),
    _search_feed("solutions_feed", "loesungen/", _("Solutions as a feed"), "loesung"),
    _search_feed("lessons_feed", "erfahrungen/", _("Lessons as a feed"), "erfahrung"),
    _search_feed("needs_feed", "bedarfe/", _("Needs as a feed"), "bedarf"),
    _feed("news_feed", "aktuelles/", feeds.of_news, _("News as a feed")),
    _feed("city_feed", "staedte/<slug:slug>/", feeds.of_city, _("News from this city as a feed")),
    _feed("topic_feed", "themen/<slug:code>/", feeds.of_topic, _("News about this topic as a feed")),
    Outlet(
        "calendar",
        "veranstaltungen.ics",
        calendar.subscription,
        calendar.MEDIA_TYPE,
        _("Events as a calendar"),
        pages="veranstaltungen/",
    ),
    Outlet(
        "event_calendar",
        "veranstaltungen/<slug:slug>.ics",
        calendar.single,
    ),
    Outlet(
        "opensearch",
        "opensearch.xml",
        opensearch.description,
        opensearch.MEDIA_TYPE,
        _("Search Hansenetz"),
        pages=".*",
        relation="search",
    ),
    Outlet(
        "manifest",
        "manifest.webmanifest",
        marks.manifest,
        marks.MEDIA_TYPE,
        "Hansenetz",
        pages=".*",
        relation="manifest",
    ),
    Outlet(
        "map_geojson",
        "karte.geojson",
        map_views.map_geojson,
        map_views.MEDIA_TYPE,
        _("This map as GeoJSON"),
        pages="karte/",
        keeps_question=True,
    ),
    Outlet("favicon", "favicon.ico", marks.favicon, has_languages=False),
    Outlet("sitemap", "sitemap.xml", sitemap.index, has_languages=False),
    Outlet("sitemap_part", "sitemap-<str:code>-<int:number>.xml", sitemap.part, has_languages=False),
    Outlet("robots", "robots.txt", for_robots.robots, has_languages=False),
    Outlet("security", ".well-known/security.txt", for_robots.security, has_languages=False),
)


def patterns(*, has_languages: bool) -> list[URLPattern]:
    """Return the addresses of the outlets that lie below each language, or of those that lie at one address only."""
    return [
        path(outlet.address, outlet.view, dict(outlet.options), name=outlet.name)
        for outlet in OUTLETS
        if outlet.has_languages == has_languages
    ]


def head_links(page: str, question: str) -> Iterator[HeadLink]:
    """Yield what the page at a path without its language names in its head; question is what follows the ?."""
    for outlet in OUTLETS:
        match = re.fullmatch(outlet.pages, page) if outlet.pages else None
        if match is None:
            continue
        url = reverse(outlet.name, kwargs=match.groupdict())
        asked = f"{url}?{question}" if question and outlet.keeps_question else url
        yield HeadLink(outlet.relation, outlet.media_type, str(outlet.title), asked)
