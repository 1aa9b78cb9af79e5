"""Where statements come from, and under which licence things may be used."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel
from wagtail.search import index

from reference.choices import SourceMark
from reference.models.topics import CodeField
from reference.partial_date import PartialDateField


class Source(index.Indexed, models.Model):
    """A page, paper or report that says something we repeat."""

    code = CodeField(help_text=_("Short name of the source. Example: luebeck-139855"))
    title = models.CharField(_("title"), max_length=255, help_text=_("Descriptive, not the page's own headline."))
    publisher = models.CharField(_("publisher"), max_length=160, blank=True)
    url = models.URLField(_("address"), max_length=500, blank=True, help_text=_("Only when it is known in full."))
    address_note = models.CharField(
        _("instead of an address"), max_length=255, blank=True, help_text=_("Example: Address not recorded")
    )
    date = PartialDateField(_("date of the source"), blank=True, help_text=_("Example: 2023, 09.2023 or 21.09.2023"))
    seen_on = models.DateField(_("seen on"), null=True, blank=True, help_text=_("The day on which you read it."))
    mark = models.CharField(_("origin"), max_length=1, choices=SourceMark, default=SourceMark.OFFICIAL)

    search_fields = [
        index.SearchField("title"),
        index.AutocompleteField("title"),
        index.SearchField("publisher"),
        index.SearchField("code"),
    ]
    panels = [
        FieldPanel("title"),
        FieldRowPanel(["publisher", "code"]),
        FieldRowPanel(["url", "address_note"]),
        FieldRowPanel(["date", "seen_on"]),
        FieldPanel("mark"),
    ]

    class Meta:
        verbose_name = _("source")
        verbose_name_plural = _("sources")
        ordering = ["title"]

    def __str__(self) -> str:
        return f"{self.publisher}: {self.title}" if self.publisher else self.title


class Licence(models.Model):
    """Terms under which data, texts or code may be reused."""

    class Use(models.TextChoices):
        """What a licence is meant for."""

        DATA = "daten", _("data and texts")
        CODE = "code", _("program code")

    code = CodeField(help_text=_("Short name of the licence. Example: cc-by-4-0"))
    name = models.CharField(_("name"), max_length=160)
    use = models.CharField(_("meant for"), max_length=10, choices=Use, default=Use.DATA)
    uri = models.URLField(_("address"), max_length=300, blank=True, help_text=_("As DCAT-AP.de lists it."))
    spdx = models.CharField(_("SPDX code"), max_length=40, blank=True, help_text=_("Example: EUPL-1.2"))

    panels = [FieldPanel("name"), FieldRowPanel(["code", "use"]), FieldRowPanel(["uri", "spdx"])]

    class Meta:
        verbose_name = _("licence")
        verbose_name_plural = _("licences")
        ordering = ["use", "name"]

    def __str__(self) -> str:
        return self.name
