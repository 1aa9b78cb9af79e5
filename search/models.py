"""What search keeps in the database: the site's version, the pages to look at again, the worker's sign of life."""

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class SiteVersion(models.Model):
    """The one row whose number grows with every change that a reader could see; see search.version."""

    number = models.PositiveBigIntegerField(_("number"))

    def __str__(self) -> str:
        return str(self.number)


class OutboxRow(models.Model):
    """A page whose entry may be stale.

    It says *that* a page changed, never how: whoever drains looks at the page as it is then. So two changes make one
    row, their order does not matter, and a second look does no harm.
    """

    page_id = models.PositiveBigIntegerField(_("page"), unique=True)  # no foreign key: the page may be gone
    mark = models.PositiveBigIntegerField(_("mark"), db_index=True)  # the site's version at the last change
    marked_at = models.DateTimeField(_("marked at"), default=timezone.now)
    attempts = models.PositiveIntegerField(_("attempts"), default=0)  # since the last mark, in vain
    error = models.TextField(_("error"), blank=True)  # why the engine will not have it; kept out of drains until marked

    class Meta:
        verbose_name = _("page to index")
        verbose_name_plural = _("pages to index")

    def __str__(self) -> str:
        return f"{self.page_id} @ {self.mark}"


class Heartbeat(models.Model):
    """When something that runs in the background was last seen alive."""

    name = models.CharField(_("name"), max_length=40, primary_key=True)
    beaten_at = models.DateTimeField(_("last seen"))

    def __str__(self) -> str:
        return f"{self.name} {self.beaten_at}"
