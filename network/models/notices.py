"""Short texts of the network office that appear in many places."""

from django.contrib.contenttypes.fields import GenericRelation
from django.db import models
from django.utils.translation import gettext_lazy as _

from reference.models import CodeField, in_language


class Notice(models.Model):
    """A word that the site uses everywhere, such as “not stated”, with its explanation."""

    code = CodeField(help_text=_("Example: keine-angabe"))
    text_de = models.CharField(_("text (German)"), max_length=120)
    text_en = models.CharField(_("text (English)"), max_length=120, blank=True)
    help_de = models.CharField(_("explanation (German)"), max_length=255, blank=True)
    help_en = models.CharField(_("explanation (English)"), max_length=255, blank=True)

    class Meta:
        verbose_name = _("short notice")
        verbose_name_plural = _("short notices")
        ordering = ["code"]

    def __str__(self) -> str:
        return self.text

    @property
    def text(self) -> str:
        """The text in the active language."""
        return in_language(self.text_de, self.text_en)

    @property
    def help(self) -> str:
        """The explanation in the active language."""
        return in_language(self.help_de, self.help_en)


class Link(models.Model):
    """A recommended address outside the registry."""

    code = CodeField(help_text=_("Example: wissensspeicher"))
    title_de = models.CharField(_("title (German)"), max_length=160)
    title_en = models.CharField(_("title (English)"), max_length=160, blank=True)
    url = models.URLField(_("address"), max_length=500)
    text_de = models.TextField(_("text (German)"), blank=True)
    text_en = models.TextField(_("text (English)"), blank=True)
    position = models.PositiveSmallIntegerField(_("position"), default=0)
    record_citations = GenericRelation("reference.RecordCitation")

    class Meta:
        verbose_name = _("link")
        verbose_name_plural = _("links")
        ordering = ["position", "title_de"]

    def __str__(self) -> str:
        return self.title

    @property
    def title(self) -> str:
        """The title in the active language."""
        return in_language(self.title_de, self.title_en)

    @property
    def text(self) -> str:
        """The text in the active language."""
        return in_language(self.text_de, self.text_en)
