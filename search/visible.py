"""The doorway through which the room that knows people tells search who may see what."""

from collections.abc import Callable, Collection
from dataclasses import dataclass

from django.core.exceptions import ImproperlyConfigured
from django.db.models import QuerySet, Subquery
from django.http import HttpRequest
from wagtail.models import Page

from search import version
from search.models import SiteVersion

AudiencesOf = Callable[[HttpRequest], frozenset[str]]
StillShown = Callable[[Collection[int], frozenset[str]], QuerySet[Page]]
_rules: dict[str, tuple[AudiencesOf, StillShown]] = {}


@dataclass(frozen=True, slots=True)
class Shown:
    """The pages that may still be shown, and the SiteVersion at which this was so."""

    page_ids: frozenset[int]
    version: int


def register(*, audiences_of: AudiencesOf, still_shown: StillShown) -> None:
    """Tell search who asks and which pages they may see.

    audiences_of(request) returns the audiences of the person, PUBLIC among them.
    still_shown(page_ids, audiences) returns an unevaluated queryset of those pages that are live now and open to one of
    the audiences: the result page adds the SiteVersion to it and so needs one SQL query in all.
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
    pages = _rule()[1](page_ids, audiences) if page_ids else None
    rows = list(_with_version(pages)) if pages is not None else []
    if not rows:
        return Shown(frozenset(), version.current())
    return Shown(frozenset(pk for pk, _ in rows), int(rows[0][1] or 0))


def _with_version(pages: QuerySet[Page]) -> QuerySet[Page, tuple[int, int | None]]:
    return pages.order_by().values_list("pk", Subquery(SiteVersion.objects.filter(pk=version.ROW).values("number")))


def _rule() -> tuple[AudiencesOf, StillShown]:
    if "rule" not in _rules:
        raise ImproperlyConfigured("No room has called search.visible.register().")
    return _rules["rule"]
