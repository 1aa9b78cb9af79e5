"""Places of the cities in published rankings, each value with its evidence."""

from django.contrib.contenttypes.fields import GenericRelation
from django.core.exceptions import ValidationError
from django.core.validators import MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

from network.models.cities import City
from network.models.organisations import Organisation
from reference.models import CodeField, in_language
from reference.validators import validate_not_negative


class IndexCategory(models.TextChoices):
    """What a ranking measures."""

    OVERALL = "gesamt", _("Overall")
    ADMINISTRATION = "verwaltung", _("Administration")
    COMMUNICATION = "it-kommunikation", _("IT and communication")
    ENVIRONMENT = "energie-umwelt", _("Energy and environment")
    MOBILITY = "mobilitaet", _("Mobility")
    SOCIETY = "gesellschaft", _("Society")


class IndexStudy(models.Model):
    """A study that ranks cities."""

    code = CodeField(help_text=_("Short name. Example: bitkom-index"))
    name_de = models.CharField(_("name (German)"), max_length=120)
    name_en = models.CharField(_("name (English)"), max_length=120, blank=True)
    publisher = models.ForeignKey(
        Organisation, models.SET_NULL, null=True, blank=True, related_name="studies", verbose_name=_("publisher")
    )
    categories = models.CharField(
        _("categories"),
        max_length=200,
        blank=True,
        help_text=_("Codes separated by commas. Example: gesamt, mobilitaet"),
    )
    covers_de = models.CharField(_("covers (German)"), max_length=255, blank=True)
    covers_en = models.CharField(_("covers (English)"), max_length=255, blank=True)
    caveat_de = models.TextField(_("what to keep in mind (German)"), blank=True)
    caveat_en = models.TextField(_("what to keep in mind (English)"), blank=True)
    record_citations = GenericRelation("reference.RecordCitation")

    class Meta:
        verbose_name = _("city ranking")
        verbose_name_plural = _("city rankings")
        ordering = ["name_de"]

    def __str__(self) -> str:
        return self.name

    @property
    def name(self) -> str:
        """The name in the active language."""
        return in_language(self.name_de, self.name_en)

    @property
    def covers(self) -> str:
        """Which cities are ranked, in the active language."""
        return in_language(self.covers_de, self.covers_en)

    @property
    def caveat(self) -> str:
        """What to keep in mind, in the active language."""
        return in_language(self.caveat_de, self.caveat_en)


class IndexResult(models.Model):
    """The place of one city in one category of one year; or that the study does not cover the city."""

    study = models.ForeignKey(IndexStudy, models.CASCADE, related_name="results", verbose_name=_("city ranking"))
    city = models.ForeignKey(City, models.CASCADE, related_name="index_results", verbose_name=_("city"))
    category = models.CharField(_("category"), max_length=20, choices=IndexCategory, default=IndexCategory.OVERALL)
    year = models.PositiveSmallIntegerField(_("year"), null=True, blank=True)
    rank = models.PositiveSmallIntegerField(_("rank"), null=True, blank=True, validators=[MinValueValidator(1)])
    of = models.PositiveSmallIntegerField(_("of so many cities"), null=True, blank=True)
    score = models.DecimalField(
        _("score"), max_digits=6, decimal_places=2, null=True, blank=True, validators=[validate_not_negative]
    )
    score_unit = models.CharField(_("unit of the score"), max_length=20, blank=True, help_text=_("Example: %"))
    change = models.SmallIntegerField(_("places gained or lost"), null=True, blank=True)
    is_covered = models.BooleanField(_("covered by the study"), default=True)
    is_computed = models.BooleanField(_("computed by us"), default=False)
    note_de = models.CharField(_("note (German)"), max_length=255, blank=True)
    note_en = models.CharField(_("note (English)"), max_length=255, blank=True)
    record_citations = GenericRelation("reference.RecordCitation")

    class Meta:
        verbose_name = _("place in a city ranking")
        verbose_name_plural = _("places in city rankings")
        ordering = ["study", "city", "category", "year"]
        constraints = [
            models.UniqueConstraint(
                fields=["study", "city", "category", "year"], name="index_result", nulls_distinct=False
            )
        ]

    def __str__(self) -> str:
        return f"{self.study} {self.year or ''} {self.city}: {self.rank or '–'}"

    @property
    def note(self) -> str:
        """The note in the active language."""
        return in_language(self.note_de, self.note_en)

    def clean(self) -> None:
        """Refuse values that cannot be.

        Raises:
            ValidationError: a place behind the last one, or values of a city that is not covered.
        """
        super().clean()
        if self.rank and self.of and self.rank > self.of:
            raise ValidationError({"rank": _("The place is greater than the number of cities.")})
        if not self.is_covered and (self.rank or self.score is not None):
            raise ValidationError({"is_covered": _("A city that is not covered has neither place nor score.")})
