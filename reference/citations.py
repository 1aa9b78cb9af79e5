"""Evidence on any figure or statement: who says it, how certain it is, and what others say."""

from django.contrib.contenttypes.fields import GenericForeignKey
from django.contrib.contenttypes.models import ContentType
from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey, ParentalManyToManyField
from modelcluster.models import ClusterableModel
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel
from wagtail.models import Orderable

from reference.choices import EvidenceState, SourceMark
from reference.models.sources import Source
from reference.partial_date import PartialDateField
from reference.source_picker import SourcePicker


class Evidence(Orderable, ClusterableModel):
    """What a citation says, on pages and on records alike."""

    fields = models.CharField(
        _("on these fields"),
        max_length=200,
        help_text=_("Names of the fields, separated by commas. Example: cost_invest_eur, results"),
    )
    value = models.TextField(_("what the source says"), blank=True, help_text=_("Example: 14 junctions in 09/2023"))
    as_of = PartialDateField(_("as of"), blank=True, help_text=_("Example: 2023, 09.2023 or 21.09.2023"))
    seen_on = models.DateField(_("seen on"), null=True, blank=True, help_text=_("The day on which you read it."))
    sources = ParentalManyToManyField(Source, related_name="%(class)ss", verbose_name=_("sources"))
    state = models.CharField(_("evidence"), max_length=20, choices=EvidenceState, default=EvidenceState.DOCUMENTED)
    mark = models.CharField(_("origin"), max_length=1, choices=SourceMark, default=SourceMark.OFFICIAL)
    fact = models.CharField(_("number in the list of facts"), max_length=40, blank=True)
    note = models.TextField(_("note"), blank=True)
    conflict_value = models.TextField(_("other value"), blank=True, help_text=_("What another source says instead."))
    conflict_sources = ParentalManyToManyField(
        Source, blank=True, related_name="conflicting_%(class)ss", verbose_name=_("sources of the other value")
    )
    conflict_note = models.TextField(_("note on the other value"), blank=True)

    panels = [
        FieldRowPanel(["fields", "state"]),
        FieldPanel("value"),
        FieldPanel("sources", widget=SourcePicker),
        FieldRowPanel(["as_of", "seen_on"]),
        FieldRowPanel(["mark", "fact"]),
        FieldPanel("note"),
        MultiFieldPanel(
            ["conflict_value", FieldPanel("conflict_sources", widget=SourcePicker), "conflict_note"],
            heading=_("Another source says otherwise"),
            classname="collapsed",
        ),
    ]

    class Meta(Orderable.Meta):
        abstract = True

    def __str__(self) -> str:
        return f"{self.fields}: {self.value}"[:120]

    @property
    def field_names(self) -> tuple[str, ...]:
        """The names of the fields on which it is evidence, such as ``("start", "signatories.office")``."""
        return tuple(name for part in self.fields.split(",") if (name := part.strip()))

    @property
    def is_contradictory(self) -> bool:
        """Whether another value stands beside this one."""
        return self.state == EvidenceState.CONTRADICTORY


class Citation(Evidence):
    """Evidence on a page; part of its revisions."""

    page = ParentalKey("wagtailcore.Page", related_name="citations", verbose_name=_("page"))

    class Meta(Evidence.Meta):
        verbose_name = _("citation")
        verbose_name_plural = _("citations")


class RecordCitation(Evidence):
    """Evidence on a record that is no page, such as a value of a city index."""

    content_type = models.ForeignKey(ContentType, models.CASCADE, related_name="+", verbose_name=_("kind of record"))
    object_id = models.PositiveBigIntegerField(_("record"))
    record = GenericForeignKey("content_type", "object_id")

    class Meta(Evidence.Meta):
        verbose_name = _("citation of a record")
        verbose_name_plural = _("citations of records")
        indexes = [models.Index(fields=["content_type", "object_id"], name="record_citation_record")]
