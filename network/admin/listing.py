"""The lists of pages in the editors' area: city, kind, phase and day of the last change at one glance."""

from typing import ClassVar

from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.tables import Column, DateColumn
from wagtail.admin.ui.tables.pages import (
    BulkActionsColumn,
    PageStatusColumn,
    PageTitleColumn,
    PageTypeColumn,
    ParentPageColumn,
)
from wagtail.admin.views.pages.listing import ExplorableIndexView
from wagtail.admin.viewsets.pages import PageViewSet
from wagtail.models import Page, PageQuerySet

from network.admin.translation import shown_state, with_english
from network.models import PageAudience
from search import labels

STATES = ("lifecycle", "polarity", "status")


def city_of(page: Page) -> str:
    """Return the name of the city in whose branch a page lies."""
    row: PageAudience | None = getattr(page, "page_audience", None)
    return labels.newest_book("de").label("stadt", row.city) if row and row.city else ""


def phase_of(page: Page) -> str:
    """Return the phase of a solution, the outcome of a lesson or the status of a need."""
    for name in STATES:
        display = getattr(page, f"get_{name}_display", None)
        if display is not None:
            return str(display())
    return ""


WIDE = "on-wide"  # what static/css/admin.css leaves out on a phone
COLUMNS = [
    BulkActionsColumn("bulk_actions"),
    PageTitleColumn("title", label=_("Title"), sort_key="title", classname="title"),
    ParentPageColumn("parent", label=_("Parent"), classname=WIDE),
    Column("city", label=_("City"), accessor=city_of, width="8%", classname=WIDE),
    PageTypeColumn(
        "type", label=_("Kind"), accessor="page_type_display_name", sort_key="content_type__model", width="9%"
    ),
    Column("phase", label=_("Phase or outcome"), accessor=phase_of, width="10%", classname=WIDE),
    DateColumn(
        "latest_revision_created_at",
        label=_("Changed"),
        sort_key="latest_revision_created_at",
        width="9%",
        classname=WIDE,
    ),
    Column("english", label=_("English"), accessor=shown_state, width="8%", classname=WIDE),
    PageStatusColumn("status", label=_("Status"), sort_key="live", width="10%"),
]


class CatalogueIndexView(ExplorableIndexView):
    """The page explorer with our columns."""

    base_columns: ClassVar[list[Column]] = COLUMNS

    def annotate_queryset(self, pages: PageQuerySet[Page]) -> PageQuerySet[Page]:
        """Fetch the cities and the English pages of all rows at once."""
        return with_english(super().annotate_queryset(pages)).prefetch_related("page_audience", "locale")


class CatalogueViewSet(PageViewSet):
    """Every page type, in the explorer."""

    model = Page
    index_view_class = CatalogueIndexView
