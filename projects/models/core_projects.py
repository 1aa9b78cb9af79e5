"""Core projects that a city has named, and projects of which only the name is known."""

from typing import ClassVar

from django.contrib.contenttypes.fields import GenericRelation
from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from modelcluster.models import ClusterableModel
from wagtail.admin.panels import FieldPanel, InlinePanel
from wagtail.models import Orderable, Page

from projects.models.choices import CoreProjectState
from reference.models import CodeField


class CoreProjectList(ClusterableModel):
    """How many core projects a city says it has, and what was found of them."""

    city = models.OneToOneField(
        "network.City", models.PROTECT, related_name="core_project_list", verbose_name=_("city")
    )
    stated_count = models.PositiveSmallIntegerField(_("how many the city names"), null=True, blank=True)
    text = models.TextField(_("what is known"), blank=True)
    title_en = models.CharField(_("English title"), max_length=255, blank=True)
    text_en = models.TextField(_("what is known, in English"), blank=True)
    record_citations = GenericRelation("reference.RecordCitation")

    panels: ClassVar[list[object]] = [
        FieldPanel("city"),
        FieldPanel("stated_count"),
        FieldPanel("text"),
        FieldPanel("title_en"),
        FieldPanel("text_en"),
        InlinePanel("projects", label=_("core project")),
    ]

    class Meta:
        verbose_name = _("core projects of a city")
        verbose_name_plural = _("core projects")

    def __str__(self) -> str:
        return str(self.city)


class CoreProject(Orderable):
    """One name in a city's list of core projects; empty state: nobody knows whether it is one."""

    core_list = ParentalKey(CoreProjectList, related_name="projects")
    name = models.CharField(_("name"), max_length=200)
    state = models.CharField(_("state"), max_length=20, choices=CoreProjectState.choices, blank=True)
    solution = models.ForeignKey(
        Page, models.SET_NULL, null=True, blank=True, related_name="+", verbose_name=_("solution")
    )
    note = models.TextField(_("note"), blank=True)

    panels: ClassVar[list[object]] = [
        FieldPanel("name"),
        FieldPanel("state"),
        FieldPanel("solution"),
        FieldPanel("note"),
    ]

    class Meta(Orderable.Meta):
        verbose_name = _("core project")

    def __str__(self) -> str:
        return self.name


class NamedProject(models.Model):
    """A project of which nothing is known but its name."""

    code = CodeField(max_length=100)
    city = models.ForeignKey("network.City", models.PROTECT, related_name="named_projects", verbose_name=_("city"))
    name = models.CharField(_("name"), max_length=200)
    record_citations = GenericRelation("reference.RecordCitation")

    panels: ClassVar[list[object]] = [FieldPanel("name"), FieldPanel("city"), FieldPanel("code")]

    class Meta:
        verbose_name = _("project known by name only")
        verbose_name_plural = _("projects known by name only")

    def __str__(self) -> str:
        return self.name
