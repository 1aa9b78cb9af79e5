"""What the start page shows: ways in, cities, what is new, and what rooms above add."""

from django.http import HttpRequest
from django.utils.translation import gettext as _

from network import listing
from network.front.cities import cities
from network.front.context import own
from network.front.ways import ways
from network.models import HomePage
from network.start_panels import panels

LATEST = 6
TOLD = ("loesung", "erfahrung", "bedarf", "meldung", "veranstaltung")  # pages of text are no news


@own.register
def _home(page: HomePage, request: HttpRequest) -> dict[str, object]:
    """Return cities (CityLine), ways (Way), latest (entries; None while no engine answers), panels, tries."""
    counted = listing.ask(request, facets={"art": ("loesung",)}, size=0)
    latest = listing.ask(request, facets={"art": TOLD}, size=LATEST)
    shown_cities = cities(request, counted)
    return {
        "cities": shown_cities,
        "ways": ways(list(page.entries.all()), counted.counts.get("art", {}) if counted else {}, len(shown_cities)),
        "latest": latest.entries if latest else None,
        "panels": panels(request),
        "tries": [_("parking sensors"), _("reporting defects"), _("heavy rain"), _("city app")],
    }
