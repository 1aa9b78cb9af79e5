"""Lists of entries for pages, from the search engine: so start, city and topic pages know no kind of content."""

import logging
from collections.abc import Mapping
from dataclasses import dataclass, replace

from django.conf import settings
from django.http import HttpRequest
from django.utils.translation import get_language

from network import languages
from network.page_cache import mark_fleeting
from network.visibility import audiences_of_request, still_shown
from search.engine import EngineDownError, engine
from search.entry import Entry, Question
from search.findable import page_id
from search.models import OutboxRow

logger = logging.getLogger(__name__)
SPARE = 5  # asked for beyond what is shown, because some may be gone since they were indexed


@dataclass(frozen=True, slots=True)
class Listing:
    """Entries and how many there are in all; counts tells for each facet value how many."""

    entries: tuple[Entry, ...]
    total: int
    counts: Mapping[str, Mapping[str, int]]


def ask(
    request: HttpRequest,
    *,
    facets: Mapping[str, tuple[str, ...]] | None = None,
    text: str = "",
    sort: str = "neu",
    size: int = 10,
) -> Listing | None:
    """Return what whoever sent the request may see of these facets and words; None while no engine answers.

    The page that shows it is not kept when it could be another one a moment later.
    """
    question = Question(
        text,
        audiences_of_request(request),
        language=get_language() or settings.LANGUAGE_CODE,
        facets=facets or {},
        sort=sort,
        size=size + SPARE if size else 0,
    )
    try:
        answer = engine().find(question)
    except EngineDownError as error:
        logger.warning("search.down: a list is left out: %s", error)
        mark_fleeting(request)
        return None
    if OutboxRow.objects.filter(error="").exists():
        mark_fleeting(request)
    shown = _shown(request, [hit.entry for hit in answer.hits])
    return Listing(shown[:size], answer.total, answer.counts)


def _shown(request: HttpRequest, entries: list[Entry]) -> tuple[Entry, ...]:
    """Leave out what was hidden since it was indexed; who is about to expire makes the page fleeting."""
    ids = {entry.key: page_id(entry.key) for entry in entries}
    known = [pk for pk in ids.values() if pk is not None]
    if not known:
        return ()
    shown = dict(still_shown(known, audiences_of_request(request)).values_list("pk", "expire_at"))
    if any(shown.values()):
        mark_fleeting(request)
    return tuple(_local(entry) for entry in entries if ids[entry.key] in shown)


def _local(entry: Entry) -> Entry:
    """Keep the reader's language in the address: a German page is shown under /en/ too."""
    is_german = languages.of_path(entry.url) == settings.LANGUAGE_CODE
    return replace(entry, url=languages.address(entry.url.removeprefix("/"))) if is_german else entry
