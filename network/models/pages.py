"""Start, index and text pages of the network."""

from typing import ClassVar

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, FieldRowPanel, InlinePanel, PageChooserPanel
from wagtail.models import Orderable
from wagtail.search import index

from network.blocks import TextStreamBlock
from network.models.visible import VisiblePage, tabs
from network.plain_language import LongSentencesPanel
from network.streams import StreamField


class IntroducedPage(VisiblePage):
    """A page with a line for lists and a text."""

    summary = models.TextField(
        _("summary"),
        blank=True,
        max_length=400,
        help_text=_("One or two sentences, shown in lists and below the title."),
    )
    body = StreamField(TextStreamBlock(required=False), verbose_name=_("text"), blank=True)

    edit_handler = tabs((_("Text"), ["title", "summary", "body"]))
    search_fields = [*VisiblePage.search_fields, index.SearchField("summary"), index.SearchField("body")]

    class Meta:
        abstract = True


class HomePage(IntroducedPage):
    """The start page of one language."""

    parent_page_types: ClassVar[list[str]] = ["wagtailcore.Page"]
    subpage_types: ClassVar[list[str]] = [
        "network.CityIndexPage",
        "network.NetworkPage",
        "network.EventIndexPage",
        "network.NewsIndexPage",
        "network.TextPage",
        "network.ContactPage",
        "network.AccessibilityPage",
    ]
    max_count_per_parent = 2
    template = "network/home_page.html"
    edit_handler = tabs(
        (
            _("Text"),
            ["title", "summary", "body", InlinePanel("entries", heading=_("Ways in"), label=_("Way in"), max_num=6)],
        )
    )

    class Meta:
        verbose_name = _("start page")
        verbose_name_plural = _("start pages")


class HomeEntry(Orderable):
    """One way into the registry, such as “Finden”."""

    page = ParentalKey(HomePage, related_name="entries")
    title = models.CharField(_("title"), max_length=60, help_text=_("Example: Finden"))
    text = models.TextField(_("text"), max_length=300)
    url = models.CharField(
        _("leads to"), max_length=200, blank=True, help_text=_("Address on this site. Example: /suche/")
    )

    panels = [FieldRowPanel(["title", "url"]), FieldPanel("text")]

    class Meta(Orderable.Meta):
        verbose_name = _("way in")
        verbose_name_plural = _("ways in")

    def __str__(self) -> str:
        return self.title


class CityIndexPage(IntroducedPage):
    """The list of all cities."""

    parent_page_types: ClassVar[list[str]] = ["network.HomePage"]
    subpage_types: ClassVar[list[str]] = ["network.CityPage"]
    max_count_per_parent = 1
    template = "network/city_index_page.html"

    class Meta:
        verbose_name = _("list of cities")
        verbose_name_plural = _("lists of cities")


class NetworkPage(IntroducedPage):
    """What the network is; the agreement lies below."""

    parent_page_types: ClassVar[list[str]] = ["network.HomePage"]
    subpage_types: ClassVar[list[str]] = ["network.AgreementPage", "network.TextPage"]
    max_count_per_parent = 1
    template = "network/network_page.html"

    class Meta:
        verbose_name = _("page of the network")
        verbose_name_plural = _("pages of the network")


class EventIndexPage(IntroducedPage):
    """The list of all events."""

    parent_page_types: ClassVar[list[str]] = ["network.HomePage"]
    subpage_types: ClassVar[list[str]] = ["network.EventPage"]
    max_count_per_parent = 1
    template = "network/event_index_page.html"

    class Meta:
        verbose_name = _("list of events")
        verbose_name_plural = _("lists of events")


class NewsIndexPage(IntroducedPage):
    """The news of the network."""

    parent_page_types: ClassVar[list[str]] = ["network.HomePage"]
    subpage_types: ClassVar[list[str]] = ["network.NewsPage"]
    max_count_per_parent = 1
    template = "network/news_index_page.html"

    class Meta:
        verbose_name = _("list of news")
        verbose_name_plural = _("lists of news")


class TextPage(IntroducedPage):
    """A page with text only: about, legal texts, plain language."""

    class Variety(models.TextChoices):
        """Kind of language the text is written in."""

        STANDARD = "", _("usual language")
        PLAIN = "leichte-sprache", _("Leichte Sprache")
        SIGN = "gebaerdensprache", _("sign language")

    variety = models.CharField(_("kind of language"), max_length=20, choices=Variety, blank=True, default="")
    usual_page = models.ForeignKey(
        "wagtailcore.Page",
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("the same in usual language"),
        help_text=_("Only for a page in Leichte Sprache: the page that says the same. Both lead to each other."),
    )
    video = models.ForeignKey(
        "network.Document",
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("video"),
        help_text=_("An MP4 file of our own, for a page in sign language; films elsewhere are linked in the text."),
    )
    captions = models.ForeignKey(
        "network.Document",
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("captions of the video"),
        help_text=_("A WebVTT file with the words of the video."),
    )
    check_note = models.CharField(
        _("note on the check"), max_length=255, blank=True, help_text=_("Example: Not yet read by a test group.")
    )
    is_template = models.BooleanField(
        _("template with placeholders"), default=False, help_text=_("Untick it when every [[PLATZHALTER]] is replaced.")
    )
    rules = models.TextField(
        _("rules of the registry that the text repeats"), blank=True, help_text=_("One a line. Example: 12 Monate")
    )

    parent_page_types: ClassVar[list[str]] = ["network.HomePage", "network.NetworkPage"]
    subpage_types: ClassVar[list[str]] = []
    template = "network/text_page.html"
    edit_handler = tabs(
        (_("Text"), ["title", "summary", LongSentencesPanel(), "body"]),
        (
            _("Details"),
            [
                "variety",
                PageChooserPanel("usual_page"),
                FieldRowPanel(["video", "captions"]),
                "check_note",
                "is_template",
                "rules",
            ],
        ),
    )

    class Meta:
        verbose_name = _("text page")
        verbose_name_plural = _("text pages")

    @property
    def is_plain(self) -> bool:
        """Tell whether it is written in Leichte Sprache."""
        return self.variety == self.Variety.PLAIN

    def clean(self) -> None:
        """Refuse a usual page beside a text that is usual itself.

        Raises:
            ValidationError: the text is not in Leichte Sprache, or the page names itself.
        """
        super().clean()
        if self.usual_page_id and not self.is_plain:
            raise ValidationError({"usual_page": _("Only a page in Leichte Sprache has a usual page beside it.")})
        if self.usual_page_id and self.usual_page_id == self.pk:
            raise ValidationError({"usual_page": _("A page cannot stand beside itself.")})
