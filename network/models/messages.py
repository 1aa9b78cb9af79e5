"""Pages on which people write to the network office, and the receipt that is kept of each message."""

from typing import ClassVar

from django.db import models
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from network.models.cities import City
from network.models.pages import IntroducedPage
from network.models.visible import tabs
from reference.models import PartialDateField
from reference.validators import check_order


class MessageTopic(models.TextChoices):
    """What a message is about."""

    BARRIER = "barriere", _("Barrier reported")
    CONTACT = "kontakt", _("Question or note")


class FeedbackReceipt(models.Model):
    """A message as it came in; the worker deletes it after twelve months."""

    number = models.CharField(_("number"), max_length=20, unique=True)
    topic = models.CharField(_("subject"), max_length=10, choices=MessageTopic)
    text = models.TextField(_("message"))
    address = models.CharField(_("page as the person wrote it"), max_length=300, blank=True)
    page = models.ForeignKey(
        "wagtailcore.Page", models.SET_NULL, null=True, blank=True, related_name="+", verbose_name=_("page")
    )
    city = models.ForeignKey(
        City, models.SET_NULL, null=True, blank=True, related_name="+", verbose_name=_("city of the page")
    )
    reply_to = models.EmailField(
        _("address for the answer"), blank=True, help_text=_("Kept only until the message has been sent on by mail.")
    )
    created_at = models.DateTimeField(_("received"), auto_now_add=True, db_index=True)
    sent_at = models.DateTimeField(_("sent on by mail"), null=True, blank=True)
    is_done = models.BooleanField(_("answered or settled"), default=False)

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("message received")
        verbose_name_plural = _("messages received")
        ordering = ["-created_at"]

    def __str__(self) -> str:
        return self.number


class MessagePage(IntroducedPage):
    """A page with a form below its text."""

    topic: ClassVar[MessageTopic] = MessageTopic.CONTACT
    query_parameters: ClassVar[frozenset[str]] = frozenset({"zu", "nummer"})
    max_count_per_parent = 1
    parent_page_types: ClassVar[list[str]] = ["network.HomePage"]
    subpage_types: ClassVar[list[str]] = []

    class Meta:
        abstract = True

    def get_context(self, request: HttpRequest, *args: object, **kwargs: object) -> dict[str, object]:
        """Add the form, what it is about, and the receipt of a message that was just sent."""
        from network.messages import context_of

        context: dict[str, object] = super().get_context(request, *args, **kwargs)
        return {**context, **context_of(self, request, kwargs.get("form"))}


class ContactPage(MessagePage):
    """How to reach the network office."""

    topic = MessageTopic.CONTACT
    template = "network/contact_page.html"

    class Meta:
        verbose_name = _("contact page")
        verbose_name_plural = _("contact pages")


class AccessibilityPage(MessagePage):
    """The statement on accessibility that public bodies owe, and the way to report a barrier."""

    class Status(models.TextChoices):
        """How far the site meets the standard."""

        UNKNOWN = "", _("not tested yet")
        FULL = "voll", _("fully compliant")
        PARTIAL = "teilweise", _("partly compliant")
        NONE = "nicht", _("not compliant")

    class Method(models.TextChoices):
        """Who tested."""

        UNKNOWN = "", _("not stated")
        SELF = "selbst", _("self-assessment")
        EXTERNAL = "extern", _("test by others")

    topic = MessageTopic.BARRIER
    template = "network/accessibility_page.html"

    applies_to = models.CharField(_("applies to"), max_length=200, blank=True, help_text=_("Addresses of the site."))
    legal_basis = models.TextField(_("legal basis"), blank=True)
    standard = models.CharField(_("standard"), max_length=160, blank=True, help_text=_("Example: WCAG 2.2, level AA"))
    status = models.CharField(_("status"), max_length=10, choices=Status, blank=True, default="")
    inaccessible = models.TextField(
        _("what is not accessible"),
        blank=True,
        help_text=_("One barrier a line, with the reason, the way round it and when it will be mended."),
    )
    method = models.CharField(_("method"), max_length=10, choices=Method, blank=True, default="")
    method_note = models.CharField(_("about the test"), max_length=255, blank=True)
    stated_on = PartialDateField(_("statement made on"), blank=True, help_text=_("Example: 23.09.2025"))
    reviewed_on = PartialDateField(_("last reviewed on"), blank=True)
    answer_days = models.PositiveSmallIntegerField(_("answer within (days)"), null=True, blank=True)
    arbitration = models.TextField(
        _("arbitration body"), blank=True, help_text=_("Name and postal address, one part a line.")
    )
    arbitration_url = models.URLField(_("website of the arbitration body"), blank=True)

    edit_handler = tabs(
        (_("Text"), ["title", "summary", "body"]),
        (
            _("Statement"),
            [
                "applies_to",
                "legal_basis",
                "standard",
                "status",
                "inaccessible",
                "method",
                "method_note",
                "stated_on",
                "reviewed_on",
                "answer_days",
                "arbitration",
                "arbitration_url",
            ],
        ),
    )

    class Meta:
        verbose_name = _("statement on accessibility")
        verbose_name_plural = _("statements on accessibility")

    def clean(self) -> None:
        """Refuse a review before the statement.

        Raises:
            ValidationError: the statement would have been reviewed before it was made.
        """
        super().clean()
        check_order(self.stated_on, self.reviewed_on, end_field="reviewed_on")
