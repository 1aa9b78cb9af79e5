"""The map of the cities: how many solutions, lessons or needs each has, as a page and as GeoJSON."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.conf import settings
from django.http import HttpRequest
from django.utils.translation import get_language

from network import listing
from network.front.cities import CityLine, cities
from network.languages import address
from projects import map_filters
from projects.map_filters import LISTS, MapFilters
from search import labels


@dataclass(frozen=True, slots=True)
class CityMap:
    """What the map shows; the counts of cities and the total are None while no engine answers."""

    filters: MapFilters
    cities: tuple[CityLine, ...]
    total: int | None


@dataclass(frozen=True, slots=True)
class Choice:
    """One line of a filter."""

    code: str
    label: str
    is_chosen: bool


def map_of(request: HttpRequest) -> CityMap:
    """Return the map that an address asks for, as whoever sent it may see it; asks the engine once."""
    language = get_language() or settings.LANGUAGE_CODE
    filters = map_filters.read(request.GET, lambda facet, code: labels.is_known(facet, code, language))
    counted = listing.ask(request, facets=filters.facets, size=0)
    return CityMap(filters, tuple(cities(request, counted)), counted.total if counted else None)


def choices(filters: MapFilters) -> Mapping[str, tuple[Choice, ...]]:
    """Return the lines of each filter by name: art, feld, phase."""
    book = labels.newest_book(get_language() or settings.LANGUAGE_CODE)
    chosen = {"art": filters.kind, "feld": filters.field, "phase": filters.phase}
    return {
        facet: tuple(
            Choice(code, label, code == chosen[facet])
            for code, label in book.labels(facet).items()
            if facet != "art" or code in LISTS
        )
        for facet in chosen
    }


def geojson(shown: CityMap) -> dict[str, object]:
    """Return the map as a FeatureCollection (RFC 7946); a city without a known place has no geometry."""
    return {
        "type": "FeatureCollection",
        "filters": {name: codes[0] for name, codes in shown.filters.facets.items()},
        "total": shown.total,
        "features": [_feature(city, shown.filters) for city in shown.cities],
    }


def _feature(city: CityLine, filters: MapFilters) -> dict[str, object]:
    place = None
    if city.lat is not None and city.lon is not None:
        place = {"type": "Point", "coordinates": [float(city.lon), float(city.lat)]}
    entries = f"{address(LISTS[filters.kind].lstrip('/'))}?stadt={city.code}"
    return {
        "type": "Feature",
        "id": city.code,
        "geometry": place,
        "properties": {
            "code": city.code,
            "name": city.name,
            "plate": city.sign.code if city.sign else "",
            "membership": city.membership,
            "member_since": city.member_since.iso if city.member_since else None,
            "count": city.count,
            "url": _absolute(city.url),
            "entries_url": _absolute(f"{entries}&{filters.list_query}" if filters.list_query else entries),
        },
    }


def _absolute(path: str) -> str:
    return f"{settings.BASE_URL.rstrip('/')}{path}"
