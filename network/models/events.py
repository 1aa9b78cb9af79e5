"""Events and news of the network and of its cities."""

from typing import ClassVar

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.formats import time_format
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey, ParentalManyToManyField
from wagtail.admin.panels import FieldRowPanel, MultipleChooserPanel, PageChooserPanel
from wagtail.models import Orderable
from wagtail.search import index

from network.blocks import TextStreamBlock
from network.models.cities import City
from network.models.organisations import Organisation
from network.models.visible import VisiblePage, tabs
from network.streams import StreamField
from reference.models import PartialDateField, Source, Topic
from reference.validators import check_order


class EventPage(VisiblePage):
    """Something that happened or will happen."""

    class Type(models.TextChoices):
        """What kind of event it is."""

        CONFERENCE = "konferenz", _("Conference")
        FAIR = "messe", _("Trade fair")
        WORKSHOP = "workshop", _("Workshop")
        PARTICIPATION = "beteiligung", _("Participation")
        VISIT = "besuch", _("Visit")
        EXCHANGE = "austausch", _("Exchange")
        MEETING = "netzwerktreffen", _("Meeting of the network")
        OPENING = "eroeffnung", _("Opening")

    type = models.CharField(_("type"), max_length=20, choices=Type)
    summary = models.TextField(_("summary"), blank=True, max_length=400, help_text=_("One to three sentences."))
    body = StreamField(TextStreamBlock(required=False), verbose_name=_("text"), blank=True)
    start = PartialDateField(_("start"), blank=True, help_text=_("As precise as known: 2023, 09.2023 or 21.09.2023"))
    end = PartialDateField(_("end"), blank=True, help_text=_("Only when it lasts longer than a day."))
    start_time = models.TimeField(
        _("begins at"), null=True, blank=True, help_text=_("Time in Berlin; only when the day is known. Example: 10:00")
    )
    end_time = models.TimeField(_("ends at"), null=True, blank=True)
    date_note = models.CharField(
        _("note on the date"), max_length=255, blank=True, help_text=_("Example: Before October 2024, day unknown.")
    )
    place = models.CharField(_("place"), max_length=200, blank=True)
    url = models.URLField(_("website"), blank=True)
    organiser = models.ForeignKey(
        Organisation,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="organised_events",
        verbose_name=_("organiser"),
    )
    cities = ParentalManyToManyField(City, blank=True, related_name="events", verbose_name=_("cities"))
    organisations = ParentalManyToManyField(
        Organisation, blank=True, related_name="events", verbose_name=_("other organisations")
    )
    topics = ParentalManyToManyField(Topic, blank=True, related_name="events", verbose_name=_("topics"))

    parent_page_types: ClassVar[list[str]] = ["network.EventIndexPage"]
    subpage_types: ClassVar[list[str]] = []
    template = "network/event_page.html"
    search_fields = [*VisiblePage.search_fields, index.SearchField("summary"), index.SearchField("body")]
    edit_handler = tabs(
        (
            _("Event"),
            [
                "title",
                FieldRowPanel(["type", "place"]),
                FieldRowPanel(["start", "end", "date_note"]),
                FieldRowPanel(["start_time", "end_time"]),
                "summary",
                "body",
                "url",
            ],
        ),
        (
            _("Participants"),
            [
                "cities",
                "organiser",
                "organisations",
                "topics",
                MultipleChooserPanel(
                    "mentions", chooser_field_name="target", heading=_("Pages it is about"), label=_("Page")
                ),
            ],
        ),
    )

    class Meta:
        verbose_name = _("event")
        verbose_name_plural = _("events")

    def clean(self) -> None:
        """Refuse an end before the start, and a time of day without a day.

        Raises:
            ValidationError: the event would end before it starts, or its day is not known.
        """
        super().clean()
        check_order(self.start, self.end)
        if (self.start_time or self.end_time) and not (self.start and self.start.day):
            raise ValidationError({"start_time": _("A time needs a day. Give the whole date, or leave the time out.")})
        if self.end_time and (not self.start_time or (self.is_one_day and self.end_time <= self.start_time)):
            raise ValidationError({"end_time": _("An event ends after it begins.")})

    @property
    def is_one_day(self) -> bool:
        """Tell whether it ends on the day on which it begins."""
        return self.end is None or self.end == self.start

    @property
    def has_day(self) -> bool:
        """Tell whether it can stand in a calendar: the day on which it begins is known."""
        return bool(self.start and self.start.day)

    @property
    def hours(self) -> str:
        """The time of day as people write it; empty when it is not known."""
        if self.start_time is None:
            return ""
        start = time_format(self.start_time)
        if self.end_time is None:
            return _("%(start)s o’clock") % {"start": start}
        return _("%(start)s to %(end)s o’clock") % {"start": start, "end": time_format(self.end_time)}


class NewsPage(VisiblePage):
    """A news item of the network or of a city."""

    date = PartialDateField(_("date"), help_text=_("Example: 10.11.2023"))
    summary = models.TextField(_("summary"), blank=True, max_length=400, help_text=_("One or two sentences for lists."))
    body = StreamField(TextStreamBlock(required=False), verbose_name=_("text"), blank=True)
    source = models.ForeignKey(
        Source, models.PROTECT, null=True, blank=True, related_name="news", verbose_name=_("source")
    )
    cities = ParentalManyToManyField(City, blank=True, related_name="news", verbose_name=_("cities"))
    topics = ParentalManyToManyField(Topic, blank=True, related_name="news", verbose_name=_("topics"))
    image = models.ForeignKey(
        "network.Image", models.SET_NULL, null=True, blank=True, related_name="+", verbose_name=_("picture")
    )

    parent_page_types: ClassVar[list[str]] = ["network.NewsIndexPage", "network.CityPage"]
    subpage_types: ClassVar[list[str]] = []
    template = "network/news_page.html"
    search_fields = [*VisiblePage.search_fields, index.SearchField("summary"), index.SearchField("body")]
    edit_handler = tabs(
        (_("News item"), ["title", FieldRowPanel(["date", "source"]), "summary", "body", "image"]),
        (
            _("Mentions"),
            [
                "cities",
                "topics",
                MultipleChooserPanel(
                    "mentions", chooser_field_name="target", heading=_("Pages it is about"), label=_("Page")
                ),
            ],
        ),
    )

    class Meta:
        verbose_name = _("news item")
        verbose_name_plural = _("news items")


class Mention(Orderable):
    """A page that another page is about."""

    target = models.ForeignKey("wagtailcore.Page", models.CASCADE, related_name="+", verbose_name=_("page"))

    panels = [PageChooserPanel("target")]

    class Meta(Orderable.Meta):
        abstract = True

    def __str__(self) -> str:
        return str(self.target)


class EventMention(Mention):
    """A page that an event is about, such as a solution shown there."""

    page = ParentalKey(EventPage, related_name="mentions")


class NewsMention(Mention):
    """A page that a news item is about."""

    page = ParentalKey(NewsPage, related_name="mentions")
