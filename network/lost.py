"""The answer at an address where nothing is shown: it helps on, and tells nothing about what is hidden."""

import logging
import re
from dataclasses import replace
from datetime import datetime
from pathlib import PurePosixPath

from django.conf import settings
from django.db.models import BooleanField, ExpressionWrapper, Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import get_language

from network import languages
from network.front.lines import PageLine
from network.keeping import private
from network.models import PageAudience
from network.visibility import shown_now, still_shown
from search.engine import EngineDownError, engine
from search.entry import PUBLIC, Entry, Question
from search.findable import page_id

logger = logging.getLogger(__name__)
EVERYBODY = frozenset({PUBLIC})
MOST_NEAR = 5
LONGEST = 80
GONE, NOT_FOUND = 410, 404
_WORD_BREAK = re.compile(r"[\W_]+")


def page_not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """Return 404 with pages nearby, or 410 where a page that everybody could see has expired."""
    path = _path_of(request)
    expired_on, above = around(path)
    words = words_of(path)
    context = {"expired_on": expired_on, "words": words, "above": above, "near": near(words)}
    status = GONE if expired_on else NOT_FOUND
    return private(render(request, "404.html", context, status=status))


def around(path: str) -> tuple[datetime | None, list[PageLine]]:
    """Return when the page at a path ran out, if everybody could see it, and the nearest page above that they still see.

    One query; the start page does not count as a page above.
    """
    parts = path.rstrip("/").split("/")
    paths = ["/".join(parts[:end]) + "/" for end in range(1, len(parts) + 1)]
    rows = (
        PageAudience.objects.filter(path__in=paths, language__in=_languages(), audience=PUBLIC)
        .annotate(is_shown=_truth(shown_now("page__")), has_run_out=_truth(_ran_out()))
        .values_list("path", "language", "page__title", "page__expire_at", "is_shown", "has_run_out")
    )
    found = sorted(rows, key=lambda row: (len(row[0]), row[1] == get_language()), reverse=True)
    ends = [row[3] for row in found if row[5] and row[0] == path]
    lines = [PageLine(row[2], languages.address(row[0])) for row in found if row[4] and row[0] != path]
    return ends[0] if ends else None, lines[:1]


def _ran_out() -> Q:
    is_over = Q(page__expire_at__lte=timezone.now(), page__first_published_at__isnull=False)
    return is_over & (Q(page__live=True) | Q(page__expired=True))


def _truth(condition: Q) -> "ExpressionWrapper[Q]":
    return ExpressionWrapper(condition, output_field=BooleanField())


def near(words: str) -> list[Entry]:
    """Return entries that everybody may see and whose titles and texts are nearest to words; few, perhaps none."""
    if not words:
        return []
    question = Question(words, EVERYBODY, language=get_language() or settings.LANGUAGE_CODE, size=MOST_NEAR)
    try:
        entries = [hit.entry for hit in engine().find(question).hits]
    except EngineDownError as error:
        logger.warning("search.down: nothing is offered for a lost address: %s", error)
        return []
    numbers = [number for entry in entries if (number := page_id(entry.key)) is not None]
    shown = set(still_shown(numbers, EVERYBODY).values_list("pk", flat=True))
    return [_in_language(entry) for entry in entries if page_id(entry.key) in shown]


def words_of(path: str) -> str:
    """Return the words of the last part of a path; of files that others look for, such as wp-login.php, none."""
    name = PurePosixPath(path.rstrip("/")).name
    if "." in name:
        return ""
    return _WORD_BREAK.sub(" ", name).strip()[:LONGEST]


def _in_language(entry: Entry) -> Entry:
    return replace(entry, url=languages.address(entry.url.removeprefix("/en/").lstrip("/")))


def _path_of(request: HttpRequest) -> str:
    """Return the path below the start page, without what no database takes."""
    path = request.path.replace("\0", "")
    language = languages.of_path(path)
    bare = path.removeprefix(f"/{language}/") if language in languages.PREFIXED else path.lstrip("/")
    return bare[:1000]


def _languages() -> tuple[str, str]:
    return (get_language() or settings.LANGUAGE_CODE, settings.LANGUAGE_CODE)
