"""The lists of lessons and of needs: the search's own, unless somebody chooses by what only this room knows."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from projects.answers import for_reader
from projects.catalogue import CATALOGUES, own_parameters
from projects.catalogue_page import build
from search import views


@require_safe
def list_page(request: HttpRequest, path: str) -> HttpResponse:
    """Show the entries of one kind; path names the catalogue."""
    catalogue = CATALOGUES[path]
    if not own_parameters(catalogue) & request.GET.keys():
        return views.search_page(request, kind=catalogue.kind)
    context = {"page": build(catalogue, request), "no_search": True}
    return for_reader(request, render(request, "projects/catalogue.html", context))
