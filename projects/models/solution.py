"""A solution: what one city did, written so that another can judge and reuse it."""

from typing import TYPE_CHECKING, ClassVar

from django.core.validators import RegexValidator
from django.db import models
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from modelcluster.contrib.taggit import ClusterTaggableManager
from modelcluster.fields import ParentalManyToManyField
from wagtail.search import index

from network.models import Audience, VisiblePage
from network.streams import StreamField
from projects.blocks import DescriptionBlock
from projects.models import checks
from projects.models.choices import CoreProjectState, DataTheme, Lifecycle, Privacy, SolutionType
from projects.models.entry import EntryPage
from projects.panels import solution_tabs
from reference.partial_date import PartialDateField
from reference.validators import validate_not_negative

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise

SUMMARY_LENGTH = 150
SDG = r"(1[0-7]|[1-9])"


def euros(label: "StrOrPromise", help_text: "StrOrPromise" = "") -> "models.BigIntegerField[int | None, int | None]":
    """Return a field for whole euros that may be unknown."""
    return models.BigIntegerField(label, null=True, blank=True, validators=[validate_not_negative], help_text=help_text)


def audience(label: "StrOrPromise") -> "models.CharField[str, str]":
    """Return a field that says who may see a sensitive part of the page."""
    return models.CharField(label, max_length=10, choices=Audience.choices, default=Audience.PUBLIC)


class SolutionPage(EntryPage):
    """What a city has built or introduced, in six blocks; a value that is missing is "not stated", never "no"."""

    # Profile
    summary = models.CharField(
        _("short text"),
        max_length=SUMMARY_LENGTH,
        help_text=_(
            "One sentence of at most 150 characters. Example: Parking sensors report blocked junctions to the fire brigade."
        ),
    )
    solution_type = models.CharField(_("kind"), max_length=20, choices=SolutionType.choices)
    lifecycle = models.CharField(
        _("phase"),
        max_length=30,
        choices=Lifecycle.choices,
        blank=True,
        help_text=_("Leave empty when it is not known."),
    )
    core_project = models.CharField(_("core project"), max_length=20, choices=CoreProjectState.choices, blank=True)
    core_project_no = models.PositiveSmallIntegerField(_("number of the core project"), null=True, blank=True)
    start = PartialDateField(_("start"), blank=True, help_text=_("As precisely as known: 2022, 2022-10 or 2022-10-05."))
    end = PartialDateField(_("end"), blank=True, help_text=_("Leave empty while it is running."))
    other_cities = ParentalManyToManyField(
        "network.City", blank=True, related_name="+", verbose_name=_("other cities that take part")
    )
    image = models.ForeignKey(
        "network.Image", models.SET_NULL, null=True, blank=True, related_name="+", verbose_name=_("picture")
    )
    image_alt = models.CharField(
        _("description of the picture"),
        max_length=255,
        blank=True,
        help_text=_("What is to be seen, for people who cannot see it."),
    )
    tags = ClusterTaggableManager(
        _("tags"),
        through="projects.SolutionTag",
        blank=True,
        help_text=_("Free words, parted by commas. Example: fire brigade, parking sensors"),
    )
    summary_en = models.CharField(_("English short text"), max_length=SUMMARY_LENGTH, blank=True)

    # Problem
    problem = models.TextField(_("problem"), blank=True, help_text=_("Whom does what trouble? Two or three sentences."))
    target_groups = models.TextField(_("for whom"), blank=True, help_text=_("One group a line. Example: fire brigade"))
    fields = ParentalManyToManyField("reference.FieldOfAction", related_name="+", verbose_name=_("fields of action"))
    topics = ParentalManyToManyField("reference.Topic", blank=True, related_name="+", verbose_name=_("topics"))
    goals = ParentalManyToManyField(
        "reference.Goal", blank=True, related_name="+", verbose_name=_("goals of the declaration")
    )
    sdg = models.CharField(
        _("UN sustainable development goals"),
        max_length=60,
        blank=True,
        validators=[
            RegexValidator(rf"^{SDG}(, ?{SDG})*$", _("Numbers from 1 to 17, parted by commas. Example: 11, 13"))
        ],
        help_text=_("Numbers from 1 to 17, parted by commas. Example: 11, 13"),
    )
    data_theme = models.CharField(_("data theme of the EU"), max_length=4, choices=DataTheme.choices, blank=True)

    # Solution
    description = StreamField(DescriptionBlock(), blank=True, verbose_name=_("description"))
    technologies = models.TextField(_("technology"), blank=True, help_text=_("One a line. Example: LoRaWAN"))
    standards = models.TextField(
        _("standards and interfaces"), blank=True, help_text=_("One a line. Example: DCAT-AP.de")
    )
    software_url = models.URLField(
        _("source code"), max_length=500, blank=True, help_text=_("Address of the repository.")
    )
    publiccode_url = models.URLField(
        _("publiccode.yml"), max_length=500, blank=True, help_text=_("Address of the file.")
    )
    licence = models.ForeignKey(
        "reference.Licence",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("licence of the software"),
    )
    data_licences = ParentalManyToManyField(
        "reference.Licence", blank=True, related_name="+", verbose_name=_("licences of the data")
    )

    # Reuse
    prerequisites = models.TextField(
        _("what you need"), blank=True, help_text=_("One a line. Example: a list of the spots that matter most")
    )
    prerequisites_note = models.TextField(_("note on what you need"), blank=True)
    effort_person_days = models.PositiveIntegerField(_("effort (person days)"), null=True, blank=True)
    cost_invest_eur = euros(_("cost, once (euros)"), _("Whole euros, gross. Example: 55000"))
    cost_invest_eur_min = euros(_("cost, once, at least (euros)"))
    cost_invest_eur_max = euros(_("cost, once, at most (euros)"))
    cost_year_eur = euros(_("cost a year (euros)"))
    cost_note = models.TextField(
        _("note on cost"), blank=True, help_text=_("What is in the figure, of which year is it?")
    )
    cost_audience = audience(_("who may see the cost"))
    procurement = models.TextField(
        _("procurement"), blank=True, help_text=_("Example: direct award below the threshold, 2022")
    )
    procurement_audience = audience(_("who may see the procurement"))
    legal_basis = models.TextField(_("legal basis"), blank=True)
    privacy = models.CharField(_("data protection"), max_length=40, choices=Privacy.choices, blank=True)
    privacy_note = models.TextField(_("note on data protection"), blank=True)
    operation_after_funding = models.TextField(
        _("operation after the funding"), blank=True, help_text=_("Who runs it and who pays?")
    )
    based_on = ParentalManyToManyField(
        "self", symmetrical=False, blank=True, related_name="+", verbose_name=_("builds on")
    )
    related = ParentalManyToManyField(
        "self", symmetrical=False, blank=True, related_name="+", verbose_name=_("related solutions")
    )

    # Organisation
    amount_total_eur = euros(_("amount in all (euros)"))
    amount_funded_eur = euros(_("of this funded (euros)"))
    amount_own_eur = euros(_("of this own funds (euros)"))
    contact_point = models.ForeignKey(
        "network.ContactPoint",
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="solutions",
        verbose_name=_("contact point"),
    )
    contact_audience = audience(_("who may see the contact point"))
    owner_unit = models.CharField(_("unit that keeps this entry true"), max_length=200, blank=True)
    review_due = models.DateField(_("check again on"), null=True, blank=True, help_text=_("Usually in six months."))

    parent_page_types: ClassVar[list[str]] = ["network.CityPage"]
    subpage_types: ClassVar[list[str]] = []
    template = "projects/solution_page.html"
    search_fields = [*VisiblePage.search_fields, index.SearchField("summary"), index.SearchField("problem")]
    edit_handler = solution_tabs()

    class Meta:
        verbose_name = _("solution")
        verbose_name_plural = _("solutions")

    def clean(self) -> None:
        """Check what must hold between fields.

        Raises:
            ValidationError: a date or an amount cannot be right.
        """
        super().clean()
        complaints: checks.Complaints = {}
        checks.check_order(complaints, self.start, self.end)
        checks.check_range(complaints, "cost_invest_eur_max", self.cost_invest_eur_min, self.cost_invest_eur_max)
        checks.check_range(complaints, "amount_funded_eur", self.amount_funded_eur, self.amount_total_eur)
        if self.lifecycle == Lifecycle.ENDED:
            checks.check_past(complaints, [("end", self.end)])
        checks.complain(complaints)

    def get_context(self, request: HttpRequest, *args: object, **kwargs: object) -> dict[str, object]:
        """Add `solution`: a projects.solution_view.SolutionView with all that the template shows."""
        from projects.solution_view import view_of

        context: dict[str, object] = super().get_context(request, *args, **kwargs)
        context["solution"] = view_of(self, request, kwargs.get("place"))
        return context
