"""A need: what a city is looking for, so that a solution can find it."""

from typing import ClassVar

from django.db import models
from django.http import HttpRequest
from django.utils.text import Truncator
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from modelcluster.fields import ParentalManyToManyField
from wagtail.search import index

from network.models import VisiblePage
from projects.models.choices import NeedStatus, Urgency
from projects.models.dated import DatedPage
from projects.panels import need_tabs
from reference.partial_date import PartialDateField


class NeedPage(DatedPage):
    """What a city is looking for."""

    problem = models.TextField(_("problem"), help_text=_("Whom does what trouble, and what are you looking for?"))
    fields = ParentalManyToManyField("reference.FieldOfAction", related_name="+", verbose_name=_("fields of action"))
    topics = ParentalManyToManyField("reference.Topic", blank=True, related_name="+", verbose_name=_("topics"))
    status = models.CharField(_("status"), max_length=20, choices=NeedStatus.choices, default=NeedStatus.OPEN)
    urgency = models.CharField(_("urgency"), max_length=10, choices=Urgency.choices, blank=True)
    horizon = models.CharField(
        _("by when"), max_length=120, blank=True, help_text=_("In words. Example: before the next bathing season")
    )
    date = PartialDateField(_("named on"), blank=True)
    candidates = ParentalManyToManyField(
        "projects.SolutionPage", blank=True, related_name="candidate_for", verbose_name=_("solutions that may fit")
    )
    covered_by = ParentalManyToManyField(
        "projects.SolutionPage", blank=True, related_name="covers", verbose_name=_("covered by")
    )

    parent_page_types: ClassVar[list[str]] = ["network.CityPage"]
    subpage_types: ClassVar[list[str]] = []
    template = "projects/need_page.html"
    search_fields = [*VisiblePage.search_fields, index.SearchField("problem")]
    edit_handler = need_tabs()

    class Meta:
        verbose_name = _("need")
        verbose_name_plural = pgettext_lazy("more than one", "needs")

    @property
    def summary(self) -> str:
        """The problem, short enough for a list."""
        return Truncator(self.problem).words(28)

    def get_context(self, request: HttpRequest, *args: object, **kwargs: object) -> dict[str, object]:
        """Add `need`: a projects.need_view.NeedView with all that the template shows."""
        from projects.need_view import view_of

        context: dict[str, object] = super().get_context(request, *args, **kwargs)
        context["need"] = view_of(self, request, kwargs.get("place"))
        return context
