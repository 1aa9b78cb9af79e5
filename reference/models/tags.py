"""Free words on entries, with addresses that keep their umlauts as letters."""

from django.utils.translation import gettext_lazy as _
from taggit.models import TagBase

from reference.slugs import slugify


class Tag(TagBase):
    """A free word; searched and linked, but no facet."""

    free_tagging = True

    class Meta:
        verbose_name = _("tag")
        verbose_name_plural = _("tags")
        ordering = ["name"]

    def slugify(self, tag: str, i: int | None = None) -> str:
        """Return the slug of a word; ``i`` tells apart words that would share one."""
        slug = slugify(tag) or "wort"
        return slug if i is None else f"{slug}-{i}"
