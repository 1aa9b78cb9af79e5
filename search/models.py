"""What search keeps in the database: the site's version, the pages to look at again, the worker's sign of life."""

from typing import ClassVar

from django.core.exceptions import ValidationError
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page

from search.analysis import stems


class SiteVersion(models.Model):
    """The one row whose number grows with every change that a reader could see; see search.version."""

    number = models.PositiveBigIntegerField(_("number"))

    def __str__(self) -> str:
        return str(self.number)


class WaitingPage(models.Model):
    """A page whose entry may be stale.

    It says *that* a page changed, never how: whoever drains looks at the page as it is then. So two changes make one
    row, their order does not matter, and a second look does no harm.
    """

    page_id = models.PositiveBigIntegerField(_("page"), unique=True)  # no foreign key: the page may be gone
    mark = models.PositiveBigIntegerField(_("mark"), db_index=True)  # the site's version at the last change
    marked_at = models.DateTimeField(_("marked at"), default=timezone.now)
    attempts = models.PositiveIntegerField(_("attempts"), default=0)  # since the last mark, in vain
    error = models.TextField(_("error"), blank=True)  # why the engine will not have it; kept out of drains until marked

    objects: ClassVar["models.Manager[WaitingPage]"] = models.Manager()

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return f"{self.page_id} @ {self.mark}"


class OutboxRow(WaitingPage):
    """A page that the engine has to hear of."""

    class Meta:
        verbose_name = _("page to index")
        verbose_name_plural = _("pages to index")


class FallbackRow(WaitingPage):
    """A page that the fallback has to hear of: while one engine is down, the other one is kept in step all the same."""

    class Meta:
        verbose_name = _("page to index in the fallback")
        verbose_name_plural = _("pages to index in the fallback")


class Heartbeat(models.Model):
    """When something that runs in the background was last seen alive."""

    name = models.CharField(_("name"), max_length=40, primary_key=True)
    beaten_at = models.DateTimeField(_("last seen"))

    def __str__(self) -> str:
        return f"{self.name} {self.beaten_at}"


class TextVector(models.Model):
    """What a text means to a model, kept by the text's hash: a text that comes again is not computed again."""

    model = models.CharField(_("model"), max_length=60)
    text_hash = models.BinaryField(_("hash of the text"), max_length=16)
    vector = models.BinaryField(_("vector"))  # int8, see search.meaning.vectors

    class Meta:
        verbose_name = _("vector of a text")
        verbose_name_plural = _("vectors of texts")
        constraints = [models.UniqueConstraint(fields=["model", "text_hash"], name="one_vector_a_text")]

    def __str__(self) -> str:
        return f"{self.model} {bytes(self.text_hash).hex()}"


class EntryVector(models.Model):
    """What an entry means: the mean of its texts' vectors, and who may see it, as the index has it.

    The row of an entry that is gone stays a while without vector and audience, so that every process learns of it.
    """

    key = models.CharField(_("key"), max_length=40, primary_key=True)
    model = models.CharField(_("model"), max_length=60)
    audience = models.CharField(_("audience"), max_length=60, blank=True)
    shown_in = models.CharField(_("languages"), max_length=40, blank=True)  # separated by spaces
    digest = models.CharField(_("hash of the entry"), max_length=24, blank=True)
    vector = models.BinaryField(_("vector"), blank=True)  # empty until title and summary have one
    is_whole = models.BooleanField(_("the whole text is in it"), default=False)
    changed = models.BigIntegerField(_("changed"), db_index=True)  # nanoseconds of the clock

    class Meta:
        verbose_name = _("vector of an entry")
        verbose_name_plural = _("vectors of entries")

    def __str__(self) -> str:
        return self.key


class Run(models.Model):
    """The last run of a long task: who asked for it, how far it is, and how it ended."""

    class Task(models.TextChoices):
        """What runs."""

        CHECK = "check", _("comparison of index and database")
        REBUILD = "rebuild", _("rebuild of the index")

    task = models.CharField(_("task"), max_length=20, choices=Task, primary_key=True)
    asked_at = models.DateTimeField(_("asked for"), null=True, blank=True)  # empty once it was begun
    begun_at = models.DateTimeField(_("begun"), null=True, blank=True)
    ended_at = models.DateTimeField(_("ended"), null=True, blank=True)  # empty while it runs
    done = models.PositiveIntegerField(_("done so far"), default=0)
    total = models.PositiveIntegerField(_("of all"), default=0)
    found = models.PositiveIntegerField(_("found"), default=0)  # differences, or entries of the new index
    error = models.TextField(_("error"), blank=True)

    class Meta:
        verbose_name = _("run of a task")
        verbose_name_plural = _("runs of tasks")

    def __str__(self) -> str:
        return str(self.task)


class AskedWording(models.Model):
    """How often something was asked on a day; the wording itself only where several people may have asked it."""

    day = models.DateField(_("day"), db_index=True)
    digest = models.CharField(_("hash of the wording"), max_length=32)
    wording = models.CharField(_("wording"), max_length=200, blank=True)  # empty until it was asked often enough
    times = models.PositiveIntegerField(_("asked"), default=0)
    in_vain = models.PositiveIntegerField(_("without result"), default=0)

    class Meta:
        verbose_name = _("wording of a day")
        verbose_name_plural = _("wordings of days")
        constraints = [models.UniqueConstraint(fields=["day", "digest"], name="one_wording_a_day")]

    def __str__(self) -> str:
        return f"{self.day} {self.wording or self.digest} {self.times}"


class Recommendation(models.Model):
    """An entry that editors put first for a question."""

    wording = models.CharField(
        _("question"),
        max_length=200,
        help_text=_("Small words and endings do not matter: “parking” is also “to park”."),
    )
    page = models.ForeignKey(Page, on_delete=models.CASCADE, related_name="+", verbose_name=_("entry"))
    position = models.PositiveSmallIntegerField(_("position"), default=1, help_text=_("1 stands first."))
    is_active = models.BooleanField(_("in use"), default=True)
    reason = models.CharField(_("Reason"), max_length=200, blank=True, help_text=_("For your colleagues only."))
    changed_at = models.DateTimeField(_("changed"), auto_now=True)

    class Meta:
        verbose_name = _("recommended hit")
        verbose_name_plural = _("recommended hits")
        ordering = ["wording", "position", "pk"]

    def __str__(self) -> str:
        return f"{self.wording}: {self.page}"

    def clean(self) -> None:
        """Refuse a question that has no word to find it by.

        Raises:
            ValidationError: it is made of small words and signs only.
        """
        if not stems(self.wording):
            raise ValidationError({"wording": _("Write at least one word that says what is looked for.")})
