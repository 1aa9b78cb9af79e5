"""What the entries of a list can be chosen by, above the list that the search makes."""

from django import template
from django.http import HttpRequest
from django.template.context import Context

from projects.catalogue_page import Tally
from projects.catalogue_page import overview as of_request

register = template.Library()


@register.simple_tag(takes_context=True)
def overview(context: Context) -> tuple[Tally, ...]:
    """Return the numbers for components/tally.html; none for lists that have no such choice."""
    request = context.get("request")
    return of_request(request) if isinstance(request, HttpRequest) else ()
