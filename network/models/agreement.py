"""The agreement that the network rests on: who signed it, who joined later, where sources differ."""

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey, ParentalManyToManyField
from wagtail.admin.panels import FieldPanel, FieldRowPanel, InlinePanel
from wagtail.models import Orderable
from wagtail.search import index

from network.blocks import TextStreamBlock
from network.models.cities import City
from network.models.visible import VisiblePage, tabs
from network.streams import StreamField
from reference.models import CodeField, Goal, PartialDateField


class AgreementPage(VisiblePage):
    """A declaration that cities made together."""

    summary = models.TextField(_("summary"), blank=True, max_length=400)
    date = PartialDateField(_("date"), help_text=_("Example: 23.10.2023"))
    place = models.CharField(_("place"), max_length=200, blank=True)
    description = StreamField(TextStreamBlock(required=False), verbose_name=_("description"), blank=True)
    goals = ParentalManyToManyField(Goal, blank=True, related_name="+", verbose_name=_("goals"))
    document = models.ForeignKey(
        "network.Document", models.SET_NULL, null=True, blank=True, related_name="+", verbose_name=_("document")
    )

    parent_page_types: ClassVar[list[str]] = ["network.NetworkPage"]
    subpage_types: ClassVar[list[str]] = []
    template = "network/agreement_page.html"
    search_fields = [*VisiblePage.search_fields, index.SearchField("summary"), index.SearchField("description")]
    edit_handler = tabs(
        (_("Text"), ["title", "summary", FieldRowPanel(["date", "place"]), "description", "goals", "document"]),
        (
            _("Cities"),
            [
                InlinePanel("signatories", heading=_("Signatories"), label=_("Signatory")),
                InlinePanel("accessions", heading=_("Joined later"), label=_("City")),
                InlinePanel("corrections", heading=_("Where sources differ"), label=_("Difference")),
            ],
        ),
    )

    class Meta:
        verbose_name = _("agreement")
        verbose_name_plural = _("agreements")


class Signatory(Orderable):
    """Who stood for a city; holders of a public office only."""

    class Mode(models.TextChoices):
        """How somebody took part."""

        PRESENT = "vor-ort", _("on site")
        REMOTE = "zugeschaltet", _("joined remotely")

    page = ParentalKey(AgreementPage, related_name="signatories")
    city = models.ForeignKey(City, models.PROTECT, related_name="+", verbose_name=_("city"))
    name = models.CharField(_("name"), max_length=120)
    office = models.CharField(_("office"), max_length=120)
    mode = models.CharField(_("took part"), max_length=20, choices=Mode, default=Mode.PRESENT)
    has_signed = models.BooleanField(_("signed"), default=True)
    note = models.CharField(_("note"), max_length=255, blank=True)

    panels = [FieldRowPanel(["city", "office", "name"]), FieldRowPanel(["mode", "has_signed"]), FieldPanel("note")]

    class Meta(Orderable.Meta):
        verbose_name = _("signatory")
        verbose_name_plural = _("signatories")

    def __str__(self) -> str:
        return f"{self.name}, {self.city}"


class Accession(Orderable):
    """A city that joined later."""

    page = ParentalKey(AgreementPage, related_name="accessions")
    city = models.ForeignKey(City, models.PROTECT, related_name="+", verbose_name=_("city"))
    date = PartialDateField(_("date"), blank=True, help_text=_("Example: 10.2024"))

    panels = [FieldRowPanel(["city", "date"])]

    class Meta(Orderable.Meta):
        verbose_name = _("accession")
        verbose_name_plural = _("accessions")

    def __str__(self) -> str:
        return f"{self.city}, {self.date or '–'}"


class Correction(Orderable):
    """A point on which sources differ, and which one we follow; citations name it ``corrections.<code>``."""

    page = ParentalKey(AgreementPage, related_name="corrections")
    code = CodeField(unique=False, help_text=_("Example: name-der-messe"))
    says = models.TextField(_("one source says"))
    other = models.TextField(_("others say"))
    decision = models.TextField(_("we follow"))

    panels = ["says", "other", FieldRowPanel(["decision", "code"])]

    class Meta(Orderable.Meta):
        verbose_name = _("difference of sources")
        verbose_name_plural = _("differences of sources")

    def __str__(self) -> str:
        return self.code
