"""What the editors' area shows of the search."""

from django.http import HttpRequest
from django.urls import URLPattern, URLResolver, include, path, reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import Menu, MenuItem, SubmenuMenuItem

from search.admin.recommendations import RecommendationViewSet

recommendations = RecommendationViewSet("recommendations", add_to_admin_menu=False)


class AllowedItem(MenuItem):
    """A menu item for those who have a permission."""

    def __init__(self, label: str | Promise, url: str, permission: str, **options: object) -> None:
        super().__init__(label, url, **options)
        self.permission = permission

    def is_shown(self, request: HttpRequest) -> bool:
        """Tell whether the person may open what is behind it."""
        return bool(request.user.has_perm(self.permission))


@hooks.register("register_admin_urls")
def addresses() -> list[URLPattern | URLResolver]:
    """Add the pages of the search below /admin/suche/."""
    return [path("suche/", include("search.admin.urls"))]


@hooks.register("register_admin_viewset")
def lists() -> RecommendationViewSet:
    """Offer the list of recommended hits."""
    return recommendations


@hooks.register("register_admin_menu_item")
def menu() -> SubmenuMenuItem:
    """Offer all that editors and administrators need of the search in one place."""
    items = [
        AllowedItem(
            _("State"), reverse("search_admin:state"), "search.view_outboxrow", name="search-state", icon_name="desktop"
        ),
        AllowedItem(
            _("What people search for"),
            reverse("search_admin:report"),
            "search.view_askedwording",
            name="search-report",
            icon_name="list-ul",
        ),
        AllowedItem(
            _("Recommended hits"),
            reverse("recommendations:index"),
            "search.change_recommendation",
            name="search-pins",
            icon_name="pick",
        ),
    ]
    return SubmenuMenuItem(
        _("Register search"), Menu(None, items=items), name="register-search", icon_name="search", order=350
    )
