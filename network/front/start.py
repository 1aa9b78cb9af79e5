"""What the start page shows: ways in, cities, what is new."""

from django.http import HttpRequest
from django.utils.translation import gettext as _

from network import listing
from network.front.cities import cities
from network.front.context import own
from network.models import HomePage

LATEST = 6


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
