"""Pages of this room that are no pages of the tree."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from projects.core_projects import core_projects


@require_safe
def core_projects_page(request: HttpRequest) -> HttpResponse:
    """Show which core projects the cities name, and how many names are missing."""
    return render(request, "projects/core_projects.html", {"lists": core_projects(request)})
