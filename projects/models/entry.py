"""What solutions, lessons and needs have in common: a title for people who read English."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from network.models import VisiblePage


class EntryPage(VisiblePage):
    """A page of the register, mostly written in German alone."""

    title_en = models.CharField(
        _("English title"),
        max_length=255,
        blank=True,
        help_text=_("Shown and found in English while there is no English page."),
    )

    class Meta:
        abstract = True
