"""What the editors' area shows of the search."""

from django.urls import URLPattern, URLResolver, include, path
from wagtail import hooks


@hooks.register("register_admin_urls")
def addresses() -> list[URLPattern | URLResolver]:
    """Add the pages of the search below /admin/suche/."""
    return [path("suche/", include("search.admin.urls"))]
