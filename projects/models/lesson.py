"""A lesson: what went well, mixed or failed in a city, why, and what to do about it."""

from typing import ClassVar

from django.db import models
from django.http import HttpRequest
from django.utils.text import Truncator
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalManyToManyField
from wagtail.search import index

from network.models import VisiblePage
from projects.models.choices import AdviceBy, LessonPhase, Polarity
from projects.models.dated import DatedPage
from projects.panels import lesson_tabs
from reference.choices import Reason
from reference.partial_date import PartialDateField


class LessonPage(DatedPage):
    """What a city learned; failures and rejections count as much as successes."""

    polarity = models.CharField(_("how it went"), max_length=20, choices=Polarity.choices)
    topic = models.CharField(_("what it was about"), max_length=30, choices=Reason.choices, blank=True)
    phase = models.CharField(_("phase"), max_length=20, choices=LessonPhase.choices, blank=True)
    date = PartialDateField(_("when"), blank=True, help_text=_("As precisely as known: 2022, 2022-10 or 2022-10-05."))
    what_happened = models.TextField(_("what happened"))
    why = models.TextField(_("why"), blank=True)
    advice = models.TextField(_("advice"), help_text=_("What should the next city do? One or two sentences."))
    advice_by = models.CharField(_("who gives the advice"), max_length=20, choices=AdviceBy.choices, blank=True)
    solutions = ParentalManyToManyField(
        "projects.SolutionPage", blank=True, related_name="lessons", verbose_name=_("solutions this is about")
    )

    parent_page_types: ClassVar[list[str]] = ["network.CityPage"]
    subpage_types: ClassVar[list[str]] = []
    template = "projects/lesson_page.html"
    search_fields = [*VisiblePage.search_fields, index.SearchField("what_happened")]
    edit_handler = lesson_tabs()

    class Meta:
        verbose_name = _("lesson")
        verbose_name_plural = _("lessons")

    @property
    def summary(self) -> str:
        """What happened, short enough for a list."""
        return Truncator(self.what_happened).words(28)

    def get_context(self, request: HttpRequest, *args: object, **kwargs: object) -> dict[str, object]:
        """Add `lesson`: a projects.lesson_view.LessonView with all that the template shows."""
        from projects.lesson_view import view_of

        context: dict[str, object] = super().get_context(request, *args, **kwargs)
        context["lesson"] = view_of(self, request, kwargs.get("place"))
        return context
