"""The map of the cities at its two addresses: for people and for machines."""

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from network.frame import frame_of_view
from projects import city_map
from projects.answers import for_reader
from projects.map_filters import LISTS

MEDIA_TYPE = "application/geo+json"


@require_safe
def map_page(request: HttpRequest) -> HttpResponse:
    """Show the cities on the coast with the number of their entries, and the same as a table."""
    shown = city_map.map_of(request)
    context = {
        "map": shown,
        "choices": city_map.choices(shown.filters),
        "list_path": LISTS[shown.filters.kind],
        **frame_of_view("karte/"),
    }
    return for_reader(request, render(request, "projects/map.html", context))


@require_safe
def map_geojson(request: HttpRequest) -> HttpResponse:
    """Give the map to machines."""
    found = city_map.geojson(city_map.map_of(request))
    response = JsonResponse(found, content_type=MEDIA_TYPE, json_dumps_params={"ensure_ascii": False})
    response["Content-Disposition"] = 'attachment; filename="karte.geojson"'
    return for_reader(request, response)
