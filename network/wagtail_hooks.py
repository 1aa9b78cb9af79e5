"""What the editors' area shows of this room, and what of Wagtail it leaves out."""

from collections.abc import Iterator

from django.http import HttpRequest
from django.urls import URLPattern, path
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.admin.ui.components import Component
from wagtail.admin.widgets import Button
from wagtail.models import Page
from wagtail.permissions import register_permission_policy

from network.admin import translation
from network.admin.listing import CatalogueViewSet
from network.admin.owned import CityOwnedPolicy
from network.admin.receipts import ReceiptPolicy
from network.admin.viewsets import NetworkViewSetGroup
from network.admin.ways_in import WaysInPanel
from network.models import ContactPoint, FeedbackReceipt, Organisation, User

# Wagtail's own: aging pages and page types repeat the lists of pages, the rest is for developers.
HIDDEN_ITEMS = frozenset({"snippets", "help"})
HIDDEN_REPORTS = frozenset({"page-types-usage", "aging-pages"})

for _owned in (Organisation, ContactPoint):
    register_permission_policy(_owned, CityOwnedPolicy(_owned))
register_permission_policy(FeedbackReceipt, ReceiptPolicy(FeedbackReceipt))


@hooks.register("register_admin_viewset")
def page_listings() -> CatalogueViewSet:
    """Show city, kind and phase in every list of pages."""
    return CatalogueViewSet("catalogue")


@hooks.register("register_admin_viewset")
def records() -> NetworkViewSetGroup:
    """Offer the lists of the network's records."""
    return NetworkViewSetGroup()


@hooks.register("register_admin_urls")
def addresses() -> list[URLPattern]:
    """Add the page that makes an English page."""
    return [path("seite/<int:page_id>/englisch/", translation.translate, name="translate_page")]


@hooks.register("register_page_header_buttons")
def header_buttons(page: Page, user: User, view_name: str, next_url: str | None = None) -> Iterator[Button]:
    """Offer beside a page the same page in the other language."""
    return translation.buttons(page, user)


@hooks.register("register_page_listing_more_buttons")
def listing_buttons(page: Page, user: User, next_url: str | None = None) -> Iterator[Button]:
    """Offer the same in every list of pages."""
    return translation.buttons(page, user)


@hooks.register("construct_homepage_panels")
def first_panel(request: HttpRequest, panels: list[Component]) -> None:
    """Begin the dashboard with what can be written."""
    panels.append(WaysInPanel())


@hooks.register("construct_main_menu")
def tidy_menu(request: HttpRequest, items: list[MenuItem]) -> None:
    """Leave out what nobody here needs."""
    items[:] = [item for item in items if item.name not in HIDDEN_ITEMS]


@hooks.register("construct_reports_menu")
def tidy_reports(request: HttpRequest, items: list[MenuItem]) -> None:
    """Leave out reports that repeat the lists of pages."""
    items[:] = [item for item in items if item.name not in HIDDEN_REPORTS]
