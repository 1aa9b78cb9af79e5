"""Groups of words that mean the same, as the search uses them; editors may change and add groups."""

import hashlib

from django.db import models, transaction
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel

from reference.models.topics import lines
from search import version as site_version


class VocabularyGroup(models.Model):
    """Words that a searcher uses for the same thing, or everyday words with the official terms for them."""

    class Kind(models.TextChoices):
        """How the words of a group relate."""

        SYNONYM = "synonym", _("same meaning, in both directions")
        EVERYDAY = "alltag", _("everyday wording finds official term")

    class Origin(models.TextChoices):
        """Who wrote the group."""

        FILE = "datei", _("delivered with the software")
        EDITOR = "redaktion", _("written by editors")

    kind = models.CharField(_("kind"), max_length=10, choices=Kind, default=Kind.SYNONYM)
    theme = models.CharField(_("subject"), max_length=60, blank=True, help_text=_("Example: transport"))
    terms_de = models.TextField(
        _("words (German)"), blank=True, help_text=_("One a line, the most common first. Example: Ampel")
    )
    terms_en = models.TextField(_("words (English)"), blank=True, help_text=_("One a line. Example: traffic light"))
    everyday_terms = models.TextField(
        _("everyday wordings"), blank=True, help_text=_("One a line, without small words. Example: Auto abgeschleppt")
    )
    official_terms = models.TextField(
        _("official terms"), blank=True, help_text=_("One a line. Who types an everyday wording also finds these.")
    )
    is_active = models.BooleanField(_("used by the search"), default=True)
    origin = models.CharField(_("origin"), max_length=10, choices=Origin, default=Origin.EDITOR, editable=False)
    is_edited = models.BooleanField(_("changed by editors"), default=False, editable=False)
    key = models.CharField(max_length=40, unique=True, editable=False)
    changed_at = models.DateTimeField(_("changed"), auto_now=True)

    panels = [
        "kind",
        FieldRowPanel([FieldPanel("theme", heading=_("Subject")), "is_active"]),
        MultiFieldPanel(["terms_de", "terms_en"], heading=_("Same meaning")),
        MultiFieldPanel(["everyday_terms", "official_terms"], heading=_("Everyday wording and official term")),
    ]

    class Meta:
        verbose_name = _("group of words")
        verbose_name_plural = _("synonyms and everyday words")
        ordering = ["kind", "terms_de", "everyday_terms", "pk"]

    def __str__(self) -> str:
        return ", ".join(self.words()[:5])

    def words(self) -> tuple[str, ...]:
        """Return every word of the group."""
        texts = (self.terms_de, self.terms_en, self.everyday_terms, self.official_terms)
        return tuple(word for text in texts for word in lines(text))

    def content_key(self) -> str:
        """Return a hash of the kind and the words, by which a later delivery recognises the group."""
        parts = (self.kind, self.theme, self.terms_de, self.terms_en, self.everyday_terms, self.official_terms)
        return hashlib.sha1("\x1f".join(parts).encode(), usedforsecurity=False).hexdigest()

    def save(self, *args: object, **kwargs: object) -> None:
        """Save the group and let the search know; a delivered group that somebody changes becomes theirs."""
        self.key = self.key or self.content_key()
        self.is_edited = self.is_edited or (self.origin == self.Origin.FILE and not self._state.adding)
        with transaction.atomic():
            super().save(*args, **kwargs)  # type: ignore[arg-type]
            VocabularyVersion.raise_()

    def delete(self, *args: object, **kwargs: object) -> tuple[int, dict[str, int]]:
        """Delete the group; a delivered one is only switched off, else the next delivery would bring it back."""
        if self.origin == self.Origin.FILE:
            self.is_active = False
            self.save()
            return 0, {}
        with transaction.atomic():
            VocabularyVersion.raise_()
            return super().delete(*args, **kwargs)  # type: ignore[arg-type]


class VocabularyVersion(models.Model):
    """One row that says which delivery of the files is loaded, and a number that grows with every change of a group."""

    number = models.PositiveBigIntegerField(default=0)
    file_digest = models.CharField(max_length=40, blank=True)

    def __str__(self) -> str:
        return str(self.number)

    @classmethod
    def raise_(cls) -> None:
        """Tell the search, and every cache of the site, that the words have changed."""
        with transaction.atomic():
            row = cls.objects.select_for_update().first() or cls()
            row.number += 1
            row.save()
            site_version.raise_()

    @classmethod
    def current(cls) -> int:
        """Return the number of the present state of the words."""
        return cls.objects.values_list("number", flat=True).first() or 0
