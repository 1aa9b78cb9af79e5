"""One number that grows with every change a reader could see, so that caches and ETags know when they are old."""

from time import time_ns

from django.db import models, transaction
from django.db.models import F, Model, Value
from django.db.models.functions import Greatest
from django.db.models.signals import post_delete, post_save

from search.atomic import saved_with_its_signals
from search.models import SiteVersion
from search.prepared import Prepared

ROW = 1


def current() -> int:
    """Return the site's version; 0 before the first change."""
    rows = _NUMBER.rows()
    return int(rows[0][0]) if rows else 0


def raise_() -> int:
    """Raise the site's version and return the new one, greater than every one before.

    The row stays locked until the transaction ends, so versions grow in the order in which changes become visible.
    A version is never below the clock (in microseconds): so it grows also after a backup was restored.
    """
    with transaction.atomic():
        floor = time_ns() // 1000
        raised = SiteVersion.objects.filter(pk=ROW).update(
            number=Greatest(F("number") + 1, Value(floor), output_field=models.BigIntegerField())
        )
        if not raised:
            SiteVersion.objects.bulk_create([SiteVersion(pk=ROW, number=floor)], ignore_conflicts=True)
            return raise_()
        return SiteVersion.objects.values_list("number", flat=True).get(pk=ROW)


def raised_by(*raising: type[Model]) -> None:
    """Raise the version with every save and delete of these models, which no page's entry shows (menu, settings)."""
    for model in raising:
        saved_with_its_signals(model)
        for signal in (post_save, post_delete):
            signal.connect(_on_change, sender=model, dispatch_uid=f"search.version.{model._meta.label}")


_NUMBER = Prepared(lambda: SiteVersion.objects.filter(pk=ROW).values_list("number"))


def _on_change(**_kwargs: object) -> None:
    raise_()
