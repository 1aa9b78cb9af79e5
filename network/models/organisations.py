"""Organisations that work with the cities, and the units that answer requests."""

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.search import index

from network.models.cities import City
from reference.models import CodeField, FundingProgramme, Source, in_language


class Organisation(index.Indexed, models.Model):
    """Someone who carries, runs, builds, researches or pays for something."""

    class Type(models.TextChoices):
        """What an organisation is."""

        CITY = "stadt", _("City")
        UTILITY = "stadtwerk", _("Municipal company")
        GOVERNMENT = "land-bund", _("State or federal government")
        RESEARCH = "hochschule", _("University or research")
        ASSOCIATION = "verein", _("Association")
        COMPANY = "unternehmen", _("Company")

    code = CodeField(help_text=_("Short name. Example: stadtwerke-luebeck-digital"))
    name = models.CharField(_("name"), max_length=160)
    type = models.CharField(_("type"), max_length=20, choices=Type, blank=True)
    url = models.URLField(_("website"), blank=True)
    note = models.CharField(_("note"), max_length=255, blank=True)
    city = models.ForeignKey(
        City,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="organisations",
        verbose_name=_("maintained by"),
        help_text=_("The city whose editors keep this entry; empty means the network office."),
    )
    programmes = models.ManyToManyField(
        FundingProgramme, blank=True, related_name="funders", verbose_name=_("funds these programmes")
    )

    search_fields = [index.SearchField("name"), index.AutocompleteField("name"), index.FilterField("city")]

    class Meta:
        verbose_name = _("organisation")
        verbose_name_plural = _("organisations")
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name


class ContactPoint(index.Indexed, models.Model):
    """A unit that answers requests; never a person, and its mailbox is never shown."""

    class UnitState(models.TextChoices):
        """Whether the unit is known to exist."""

        DOCUMENTED = "belegt", _("documented")
        EXAMPLE = "beispiel", _("placeholder; the city names the right unit")

    code = CodeField(help_text=_("Short name. Example: luebeck-ordnungsamt"))
    unit_de = models.CharField(_("unit (German)"), max_length=160, help_text=_("Example: Ordnungsamt"))
    unit_en = models.CharField(_("unit (English)"), max_length=160, blank=True)
    city = models.ForeignKey(
        City,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="contact_points",
        verbose_name=_("city"),
        help_text=_("Empty for the network office."),
    )
    unit_state = models.CharField(_("evidence"), max_length=10, choices=UnitState, default=UnitState.DOCUMENTED)
    source = models.ForeignKey(
        Source, models.SET_NULL, null=True, blank=True, related_name="+", verbose_name=_("source")
    )
    mailbox = models.EmailField(
        _("mailbox"), blank=True, help_text=_("Requests are passed on to it; it is never shown. Use a shared mailbox.")
    )
    phone = models.CharField(_("phone"), max_length=40, blank=True, help_text=_("Shown to signed-in staff only."))
    deputy = models.ForeignKey(
        "self",
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("deputy"),
        help_text=_("Gets the request when the deadline has passed."),
    )
    deadline_workdays = models.PositiveSmallIntegerField(
        _("deadline in working days"), default=5, validators=[MinValueValidator(1), MaxValueValidator(60)]
    )

    search_fields = [index.SearchField("unit_de"), index.AutocompleteField("unit_de"), index.FilterField("city")]

    class Meta:
        verbose_name = _("contact point")
        verbose_name_plural = _("contact points")
        ordering = ["city__name", "unit_de"]

    def __str__(self) -> str:
        return f"{self.unit} ({self.city})" if self.city else self.unit

    @property
    def unit(self) -> str:
        """The name of the unit in the active language."""
        return in_language(self.unit_de, self.unit_en)
