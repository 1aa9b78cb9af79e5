"""Programmes that pay for the cities' work, and what they ask in return."""

from django.contrib.contenttypes.fields import GenericRelation
from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from modelcluster.models import ClusterableModel
from wagtail.admin.panels import FieldPanel, FieldRowPanel, InlinePanel, MultiFieldPanel
from wagtail.models import Orderable
from wagtail.search import index

from reference.choices import EvidenceState
from reference.models.sources import Source
from reference.models.topics import CodeField, in_language
from reference.partial_date import PartialDateField
from reference.validators import check_order


class FundingProgramme(index.Indexed, ClusterableModel):
    """A programme of the federal government, a state or the EU."""

    code = CodeField(help_text=_("Short name of the programme. Example: mpsc"))
    name_de = models.CharField(_("name (German)"), max_length=160)
    name_en = models.CharField(_("name (English)"), max_length=160, blank=True)
    product = models.CharField(_("product"), max_length=80, blank=True, help_text=_("Example: KfW 436"))
    start = PartialDateField(_("start"), blank=True, help_text=_("Example: 2019"))
    end = PartialDateField(_("end"), blank=True)
    summary_de = models.TextField(_("summary (German)"), blank=True)
    summary_en = models.TextField(_("summary (English)"), blank=True)
    support_de = models.TextField(_("support for the cities"), blank=True)
    monitoring_de = models.TextField(_("what is known of its effect"), blank=True)
    record_citations = GenericRelation("reference.RecordCitation")

    search_fields = [index.SearchField("name_de"), index.AutocompleteField("name_de"), index.SearchField("code")]
    panels = [
        FieldRowPanel(["name_de", "name_en"]),
        FieldRowPanel(["code", "product"]),
        FieldRowPanel(["start", "end"]),
        MultiFieldPanel(["summary_de", "summary_en", "support_de", "monitoring_de"], heading=_("Description")),
        InlinePanel("duties", heading=_("Duties"), label=_("Duty")),
    ]

    class Meta:
        verbose_name = _("funding programme")
        verbose_name_plural = _("funding programmes")
        ordering = ["name_de"]

    def __str__(self) -> str:
        return self.name

    @property
    def name(self) -> str:
        """The name in the active language."""
        return in_language(self.name_de, self.name_en)

    @property
    def summary(self) -> str:
        """The summary in the active language."""
        return in_language(self.summary_de, self.summary_en)

    def clean(self) -> None:
        """Refuse an end before the start.

        Raises:
            ValidationError: the programme would end before it starts.
        """
        super().clean()
        check_order(self.start, self.end)


class FundingDuty(Orderable):
    """Something a funded city must do, such as publish its code."""

    programme = ParentalKey(FundingProgramme, related_name="duties", verbose_name=_("programme"))
    code = CodeField(unique=False, help_text=_("Example: open-data"))
    text_de = models.TextField(_("text (German)"))
    text_en = models.TextField(_("text (English)"), blank=True)
    state = models.CharField(_("evidence"), max_length=20, choices=EvidenceState, default=EvidenceState.UNCONFIRMED)
    source = models.ForeignKey(
        Source, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("source")
    )

    panels = [FieldPanel("text_de"), FieldPanel("text_en"), FieldRowPanel(["code", "state", "source"])]

    class Meta(Orderable.Meta):
        verbose_name = _("duty")
        verbose_name_plural = _("duties")
        constraints = [models.UniqueConstraint(fields=["programme", "code"], name="duty_code")]

    def __str__(self) -> str:
        return self.text

    @property
    def text(self) -> str:
        """The duty in the active language."""
        return in_language(self.text_de, self.text_en)
