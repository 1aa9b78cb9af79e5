"""The member cities; a city is a row, never code."""

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from modelcluster.models import ClusterableModel
from wagtail.models import Orderable
from wagtail.search import index

from reference.models import CodeField, FundingProgramme, PartialDateField, in_language, language_shown
from reference.validators import (
    validate_ags,
    validate_ars,
    validate_latitude,
    validate_longitude,
    validate_not_negative,
)

STATES = {
    "01": "Schleswig-Holstein",
    "02": "Hamburg",
    "03": "Niedersachsen",
    "04": "Bremen",
    "05": "Nordrhein-Westfalen",
    "06": "Hessen",
    "07": "Rheinland-Pfalz",
    "08": "Baden-Württemberg",
    "09": "Bayern",
    "10": "Saarland",
    "11": "Berlin",
    "12": "Brandenburg",
    "13": "Mecklenburg-Vorpommern",
    "14": "Sachsen",
    "15": "Sachsen-Anhalt",
    "16": "Thüringen",
}
FLAG_TONES = 8


class Membership(models.TextChoices):
    """How a city belongs to the network."""

    FOUNDING = "gruendungsmitglied", _("Founding member")
    MEMBER = "mitglied", _("Member")
    GUEST = "gast", _("Guest")


class FlagForm(models.TextChoices):
    """How the field of a city's flag is divided; own signs, never arms."""

    PALE = "pfahl", _("upright bar")
    BAR = "balken", _("level bar")
    BEND = "schraeg", _("slanted")
    LOZENGE = "raute", _("lozenge")
    PALY = "gespalten", _("split upright")
    QUARTERLY = "geviert", _("quartered")
    CHEVRON = "sparren", _("chevron")
    DISC = "kugel", _("disc")
    PER_FESS = "geteilt", _("split level")
    SALTIRE = "schragen", _("saltire")
    PILE = "spitze", _("wedge")
    INESCUTCHEON = "bord", _("border")


class City(index.Indexed, ClusterableModel):
    """A city of the network, with its figures; what it writes about itself is on its page."""

    code = CodeField(
        max_length=60, help_text=_("Stands in addresses and in the names of groups; never changes. Example: luebeck")
    )
    name = models.CharField(_("name"), max_length=80, help_text=_("Short name. Example: Lübeck"))
    official_name = models.CharField(
        _("official name"), max_length=120, blank=True, help_text=_("Example: Hansestadt Lübeck")
    )
    state = models.CharField(
        _("federal state"), max_length=40, blank=True, choices=[(state, state) for state in STATES.values()]
    )
    ags = models.CharField(
        _("municipality key (AGS)"),
        max_length=8,
        blank=True,
        validators=[validate_ags],
        help_text=_("8 digits. Example: 01003000"),
    )
    ars = models.CharField(
        _("regional key (ARS)"),
        max_length=12,
        blank=True,
        validators=[validate_ars],
        help_text=_("12 digits. Example: 130030000000"),
    )
    lat = models.DecimalField(
        _("latitude"),
        max_digits=7,
        decimal_places=4,
        null=True,
        blank=True,
        validators=validate_latitude,
        help_text=_("Degrees north. Example: 53.87"),
    )
    lon = models.DecimalField(
        _("longitude"),
        max_digits=7,
        decimal_places=4,
        null=True,
        blank=True,
        validators=validate_longitude,
        help_text=_("Degrees east. Example: 10.69"),
    )
    population = models.PositiveIntegerField(_("population"), null=True, blank=True)
    population_as_of = PartialDateField(_("population as of"), blank=True, help_text=_("Example: 31.12.2021"))
    area_km2 = models.DecimalField(
        _("area in km²"), max_digits=7, decimal_places=2, null=True, blank=True, validators=[validate_not_negative]
    )
    membership = models.CharField(_("membership"), max_length=20, choices=Membership, default=Membership.MEMBER)
    member_since = PartialDateField(_("member since"), blank=True, help_text=_("Example: 10.2024"))
    website = models.URLField(_("website"), blank=True, help_text=_("Example: https://www.luebeck.de/"))
    mpsc_phase = models.CharField(
        _("phase as a federal model project"),
        max_length=120,
        blank=True,
        help_text=_("Of “Modellprojekte Smart Cities”. Example: Umsetzungsphase nach Strategiephase"),
    )
    mpsc_note = models.CharField(_("note on the federal model projects"), max_length=255, blank=True)
    lead_unit = models.ForeignKey(
        "network.ContactPoint",
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="leads",
        verbose_name=_("lead unit"),
        help_text=_("The contact point to ask when no other is named."),
    )
    plate = models.CharField(
        _("number-plate code"), max_length=3, blank=True, help_text=_("Shown on the city's flag. Example: HL")
    )
    flag_form = models.CharField(_("form of the flag"), max_length=12, choices=FlagForm, blank=True)
    flag_tone = models.PositiveSmallIntegerField(
        _("tone of the flag"), null=True, blank=True, choices=[(tone, str(tone)) for tone in range(1, FLAG_TONES + 1)]
    )

    search_fields = [
        index.SearchField("name"),
        index.AutocompleteField("name"),
        index.SearchField("official_name"),
        index.FilterField("membership"),
    ]

    class Meta:
        verbose_name = _("city")
        verbose_name_plural = _("cities")
        ordering = ["name"]
        constraints = [
            models.UniqueConstraint(
                fields=["flag_form", "flag_tone"],
                condition=~models.Q(flag_form="") & models.Q(flag_tone__isnull=False),
                name="city_flag",
                violation_error_message=_("Another city already has a flag of this form and tone."),
            ),
        ]

    def __str__(self) -> str:
        return self.name

    def clean(self) -> None:
        """Refuse a municipality key of another state.

        Raises:
            ValidationError: key and state contradict each other.
        """
        super().clean()
        for field in ("ags", "ars"):
            key = getattr(self, field)
            if key and self.state and STATES.get(key[:2], self.state) != self.state:
                raise ValidationError({field: _("This key belongs to another state than the one you chose.")})

    @property
    def key(self) -> str:
        """The municipality key of 8 digits; from the regional key (state, district, municipality) if need be."""
        return self.ags or (self.ars[:5] + self.ars[9:] if self.ars else "")


class Grant(Orderable):
    """What a city gets or got from a funding programme, in words as the source has them."""

    city = ParentalKey(City, related_name="grants", verbose_name=_("city"))
    programme = models.ForeignKey(
        FundingProgramme, models.PROTECT, related_name="grants", verbose_name=_("funding programme")
    )
    text_de = models.CharField(_("text (German)"), max_length=255, help_text=_("Example: rund 13 Millionen Euro"))
    text_en = models.CharField(_("text (English)"), max_length=255, blank=True)

    class Meta(Orderable.Meta):
        verbose_name = _("grant")
        verbose_name_plural = _("grants")

    def __str__(self) -> str:
        return self.text

    @property
    def text(self) -> str:
        """The text in the active language."""
        return in_language(self.text_de, self.text_en)

    @property
    def language(self) -> str:
        """The language of the text."""
        return language_shown(self.text_en)
