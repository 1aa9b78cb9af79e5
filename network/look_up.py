"""Finds in one query which page lies at an address for whom, and the version of the site."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.conf import settings
from django.contrib.contenttypes.models import ContentType
from django.db.models import QuerySet, Subquery
from django.utils import timezone
from wagtail.models import Page

from network.models import PageAudience
from network.visibility import shown_now
from search.models import SiteVersion
from search.prepared import Prepared

GERMAN = settings.LANGUAGE_CODE
LANGUAGES = frozenset(code for code, _name in settings.LANGUAGES)


@dataclass(frozen=True, slots=True)
class Place:
    """A page that may be shown now to whoever asks, and at which version of the site."""

    page_id: int
    content_type_id: int
    path: str
    language: str  # of the text
    languages: frozenset[str]  # all in which it may be shown
    city: str
    audience: str  # the narrowest of the page and those above it
    version: int

    @property
    def model(self) -> type[Page]:
        """The page's own type."""
        model = ContentType.objects.get_for_id(self.content_type_id).model_class()
        return model if model is not None and issubclass(model, Page) else Page


def look_up(path: str, language: str, audiences: frozenset[str]) -> Place | None:
    """Return the page at a path in a language, else the German one; None when there is none that may be shown.

    One query, also for the version of the site.
    """
    if "\0" in path:  # PostgreSQL would not even compare it
        return None
    found = _PLACES.rows(path, LANGUAGES, audiences, timezone.now())
    rows = {row[0]: row for row in found}
    row = rows.get(language) or rows.get(GERMAN)
    if row is None:
        return None
    return Place(
        page_id=row[1],
        content_type_id=row[2],
        path=path,
        language=row[0],
        languages=frozenset(rows),
        city=row[3],
        audience=row[4],
        version=row[5] or 0,
    )


def _places(
    path: str, wanted: Collection[str], audiences: Collection[str], now: datetime
) -> QuerySet[PageAudience, Any]:
    return PageAudience.objects.filter(
        shown_now("page__", now), path=path, language__in=wanted, audience__in=audiences
    ).values_list(
        "language",
        "page_id",
        "page__content_type_id",
        "city",
        "audience",
        Subquery(SiteVersion.objects.values("number")[:1]),
    )


_PLACES = Prepared(_places)
