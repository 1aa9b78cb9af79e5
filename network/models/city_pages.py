"""What a city says about itself; the root of everything it publishes."""

from typing import ClassVar

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.search import index

from network.blocks import TextStreamBlock
from network.models.cities import City
from network.models.visible import VisiblePage, tabs
from network.streams import StreamField


class CityPage(VisiblePage):
    """The page of one city in one language."""

    city = models.ForeignKey(City, models.PROTECT, related_name="pages", verbose_name=_("city"))
    summary = models.TextField(
        _("summary"), blank=True, max_length=400, help_text=_("One or two sentences, shown in lists.")
    )
    portrait = models.TextField(
        _("portrait"), blank=True, help_text=_("Three to five sentences: what the city does, what it is known for.")
    )
    strategy_text = models.TextField(
        _("strategy"),
        blank=True,
        help_text=_("What the city's own strategy says; with evidence in the tab “Evidence”."),
    )
    body = StreamField(TextStreamBlock(required=False), verbose_name=_("more text"), blank=True)
    image = models.ForeignKey(
        "network.Image", models.SET_NULL, null=True, blank=True, related_name="+", verbose_name=_("picture")
    )

    parent_page_types: ClassVar[list[str]] = ["network.CityIndexPage"]
    subpage_types: ClassVar[list[str]] = [
        "projects.SolutionPage",
        "projects.LessonPage",
        "projects.NeedPage",
        "network.NewsPage",
    ]
    template = "network/city_page.html"
    search_fields = [*VisiblePage.search_fields, index.SearchField("portrait"), index.SearchField("strategy_text")]
    edit_handler = tabs(
        (
            _("Text"),
            ["title", "summary", "portrait", "strategy_text", "body", "image", FieldPanel("city", read_only=True)],
        )
    )

    class Meta:
        verbose_name = _("city page")
        verbose_name_plural = _("city pages")

    def clean(self) -> None:
        """Refuse a second page of a city in the same language.

        Raises:
            ValidationError: the city has another page in this language.
        """
        super().clean()
        if self.city_id is None:
            return
        others = CityPage.objects.filter(city_id=self.city_id, locale_id=self.locale_id).exclude(pk=self.pk)
        if others.exists():
            raise ValidationError(_("This city already has a page in this language."))
