"""What hangs on a solution in rows: results, organisations, funding, documents to reuse; and its tags."""

from decimal import Decimal, InvalidOperation

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from modelcluster.fields import ParentalKey
from taggit.models import ItemBase
from wagtail.admin.panels import FieldPanel, FieldRowPanel
from wagtail.models import Orderable

from projects.hints import hinted
from projects.models.choices import Role
from reference.partial_date import PartialDateField
from reference.validators import validate_not_negative


class SolutionTag(ItemBase):
    """A free word on a solution."""

    tag = models.ForeignKey("reference.Tag", models.CASCADE, related_name="tagged_solutions")
    content_object = ParentalKey("projects.SolutionPage", related_name="tagged_items")


class Result(Orderable):
    """One measured or described effect of a solution."""

    solution = ParentalKey("projects.SolutionPage", related_name="results")
    indicator = models.CharField(_("what was measured"), max_length=200, help_text=_("Example: junctions equipped"))
    value = models.CharField(
        _("value"), max_length=200, blank=True, help_text=_("A number or a few words. Example: 14")
    )
    before = models.CharField(_("before"), max_length=200, blank=True)
    after = models.CharField(_("after"), max_length=200, blank=True)
    date = PartialDateField(_("as of"), blank=True, help_text=_("Example: 2023-09"))

    panels = [
        FieldPanel("indicator"),
        FieldRowPanel([FieldPanel("value"), FieldPanel("date")]),
        FieldRowPanel([hinted("before"), hinted("after")]),
    ]

    class Meta(Orderable.Meta):
        verbose_name = _("result")
        verbose_name_plural = pgettext_lazy("more than one", "results")

    def __str__(self) -> str:
        return self.indicator

    @property
    def number(self) -> Decimal | None:
        """Return the value as a number, or None when it is words; reads German and plain decimals."""
        text = self.value.strip()
        plain = text.replace(".", "").replace(",", ".") if "," in text else text
        try:
            return Decimal(plain)
        except InvalidOperation:
            return None


class SolutionOrganisation(Orderable):
    """An organisation and what it does in the solution."""

    solution = ParentalKey("projects.SolutionPage", related_name="organisation_roles")
    organisation = models.ForeignKey(
        "network.Organisation", models.PROTECT, related_name="solution_roles", verbose_name=_("organisation")
    )
    role = models.CharField(_("role"), max_length=20, choices=Role.choices)

    panels = [FieldPanel("organisation"), hinted("role")]

    class Meta(Orderable.Meta):
        verbose_name = _("organisation with its role")
        verbose_name_plural = _("organisations with their roles")

    def __str__(self) -> str:
        return f"{self.organisation} ({self.get_role_display()})"


class SolutionFunding(Orderable):
    """A funding programme from which a solution is paid."""

    solution = ParentalKey("projects.SolutionPage", related_name="fundings")
    programme = models.ForeignKey(
        "reference.FundingProgramme",
        models.PROTECT,
        related_name="solution_fundings",
        verbose_name=_("funding programme"),
    )
    amount_min_eur = models.BigIntegerField(
        _("amount, at least (euros)"), null=True, blank=True, validators=[validate_not_negative]
    )
    amount_max_eur = models.BigIntegerField(
        _("amount, at most (euros)"), null=True, blank=True, validators=[validate_not_negative]
    )
    end = PartialDateField(
        _("end of the funding"), blank=True, help_text=_("After it somebody else must pay. Example: 2027-12")
    )
    note = models.CharField(_("note"), max_length=250, blank=True)

    panels = [
        FieldPanel("programme"),
        FieldRowPanel([FieldPanel("amount_min_eur"), FieldPanel("amount_max_eur"), FieldPanel("end")]),
        hinted("note", "funding_note"),
    ]

    class Meta(Orderable.Meta):
        verbose_name = _("funding")
        verbose_name_plural = _("funding")

    def __str__(self) -> str:
        return str(self.programme)

    def clean(self) -> None:
        """Check the amounts.

        Raises:
            ValidationError: the smaller amount is above the larger one.
        """
        super().clean()
        if (
            self.amount_min_eur is not None
            and self.amount_max_eur is not None
            and self.amount_min_eur > self.amount_max_eur
        ):
            raise ValidationError({"amount_max_eur": _("The larger amount is below the smaller one.")})


class ReusableDocument(Orderable):
    """A paper that another city may take over, such as a tender text."""

    solution = ParentalKey("projects.SolutionPage", related_name="reusable_documents")
    title = models.CharField(_("title"), max_length=200, help_text=_("Example: specification of the tender"))
    document = models.ForeignKey(
        "network.Document", models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("file")
    )
    url = models.URLField(_("address, where there is no file"), max_length=500, blank=True)
    licence = models.ForeignKey(
        "reference.Licence", models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("licence")
    )

    panels = [
        FieldPanel("title"),
        FieldPanel("document"),
        hinted("url"),
        hinted("licence", "document_licence"),
    ]

    class Meta(Orderable.Meta):
        verbose_name = _("document to reuse")
        verbose_name_plural = _("documents to reuse")

    def __str__(self) -> str:
        return self.title

    def clean(self) -> None:
        """Check that there is something to take.

        Raises:
            ValidationError: neither file nor address is given.
        """
        super().clean()
        if not self.document_id and not self.url:
            raise ValidationError({"document": _("Choose a file or give an address.")})
