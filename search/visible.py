"""The doorway through which the room that knows people tells search who may see what."""

from collections.abc import Callable, Collection
from dataclasses import dataclass
from datetime import datetime
from functools import cache

from django.core.exceptions import ImproperlyConfigured
from django.db.models import QuerySet, Subquery
from django.http import HttpRequest
from django.utils import timezone
from wagtail.models import Page

from search import version
from search.models import SiteVersion
from search.prepared import Prepared

AudiencesOf = Callable[[HttpRequest], frozenset[str]]
StillShown = Callable[[Collection[int], Collection[str], datetime], QuerySet[Page]]
_rules: dict[str, tuple[AudiencesOf, StillShown]] = {}


@dataclass(frozen=True, slots=True)
class Shown:
    """The pages that may still be shown, and the SiteVersion at which this was so."""

    page_ids: frozenset[int]
    version: int


def register(*, audiences_of: AudiencesOf, still_shown: StillShown) -> None:
    """Tell search who asks and which pages they may see.

    audiences_of(request) returns the audiences of the person, PUBLIC among them.
    still_shown(page_ids, audiences, now) returns an unevaluated queryset of those pages that are live at that time and
    open to one of the audiences: the result page adds the SiteVersion to it and so needs one SQL query in all.
    """
    _rules["rule"] = (audiences_of, still_shown)


def audiences_of(request: HttpRequest) -> frozenset[str]:
    """Return the audiences of whoever sent the request.

    Raises:
        ImproperlyConfigured: no room has registered who may see what.
    """
    return _rule()[0](request)


def still_shown(page_ids: Collection[int], audiences: frozenset[str]) -> Shown:
    """Return which of the pages may be shown now, together with the SiteVersion, in one SQL query.

    Raises:
        ImproperlyConfigured: no room has registered who may see what.
    """
    rule = _rule()[1]
    rows = _asked(rule).rows(page_ids, audiences, timezone.now()) if page_ids else []
    if not rows:
        return Shown(frozenset(), version.current())
    return Shown(frozenset(pk for pk, _ in rows), int(rows[0][1] or 0))


@cache
def _asked(rule: StillShown) -> Prepared:
    site_version = Subquery(SiteVersion.objects.filter(pk=version.ROW).values("number"))
    return Prepared(lambda *values: rule(*values).order_by().values_list("pk", site_version))


def _rule() -> tuple[AudiencesOf, StillShown]:
    if "rule" not in _rules:
        raise ImproperlyConfigured("No room has called search.visible.register().")
    return _rules["rule"]
