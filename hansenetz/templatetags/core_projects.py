"""Core projects on pages of rooms below, such as the start page."""

from django import template
from django.http import HttpRequest
from django.template.context import Context

from projects.core_projects import CityCores
from projects.core_projects import core_projects as of_request

register = template.Library()


@register.simple_tag(takes_context=True)
def core_projects(context: Context) -> tuple[CityCores, ...]:
    """Return the core projects of each city that names some, for components/cores.html."""
    request = context.get("request")
    return of_request(request) if isinstance(request, HttpRequest) else ()
