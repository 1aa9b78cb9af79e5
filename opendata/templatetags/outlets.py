"""Lets the frame of every page name the outlets that tell the same to machines."""

from django import template
from django.http import HttpRequest
from django.template.context import Context
from django.templatetags.static import static

from network.languages import PREFIXED, of_path
from opendata.delivery import absolute
from opendata.outlets import HeadLink, head_links

register = template.Library()


@register.simple_tag(takes_context=True)
def outlets(context: Context) -> list[HeadLink]:
    """Return the links for the head of this page (relation, media_type, title, url)."""
    request = context.get("request")
    if not isinstance(request, HttpRequest):
        return []
    language = of_path(request.path)
    page = request.path.removeprefix(f"/{language}/") if language in PREFIXED else request.path.removeprefix("/")
    return list(head_links(page, request.META.get("QUERY_STRING", "")))


@register.simple_tag
def absolute_static(name: str) -> str:
    """Return the full address of one of our own files, for those who read the page elsewhere."""
    return absolute(static(name))


@register.simple_tag
def absolute_to(address: str) -> str:
    """Return the full address of what may lie on our own site or on a store of files."""
    return address if "://" in address else absolute(address)
