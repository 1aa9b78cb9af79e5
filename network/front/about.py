"""What the page of the network shows."""

from django.http import HttpRequest
from wagtail.models import Page

from network import listing
from network.front.cities import cities
from network.front.context import own
from network.front.lines import lines_of
from network.models import NetworkPage


@own.register
def _network(page: NetworkPage, request: HttpRequest) -> dict[str, object]:
    """Return cities (CityLine) and children (PageLine)."""
    counted = listing.ask(request, facets={"art": ("loesung",)}, size=0)
    children = lines_of(Page.objects.child_of(page).order_by("path"), request)
    return {"cities": cities(request, counted), "children": list(children.values())}
