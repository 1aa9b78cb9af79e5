"""The list of recommended hits, for those who may edit it."""

from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, PageChooserPanel
from wagtail.admin.viewsets.model import ModelViewSet

from search.models import Recommendation


class RecommendationViewSet(ModelViewSet):
    """Entries that stand first for a question."""

    model = Recommendation
    icon = "pick"
    menu_label = _("Recommended hits")
    search_backend_name = None  # Wagtail's index fails on a quotation mark
    copy_view_enabled = False
    list_display = ["wording", "page", "position", "is_active", "changed_at"]
    list_filter = ["is_active"]
    search_fields = ["wording", "page__title", "reason"]
    panels = [
        FieldPanel("wording"),
        PageChooserPanel("page"),
        FieldRowPanel(["position", "is_active"]),
        FieldPanel("reason"),
    ]
