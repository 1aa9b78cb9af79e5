"""Entries like a page, from the engine; nothing of the site depends on its answering."""

import logging

from django.http import HttpRequest
from wagtail.models import Page

from network.page_cache import mark_fleeting
from network.visibility import audiences_of_request, still_shown
from search.engine import EngineDownError, engine
from search.entry import Entry, Question
from search.findable import key, page_id
from search.models import OutboxRow

logger = logging.getLogger(__name__)
SHOWN = 3
ASKED = 8  # more than shown, because some may be gone since they were indexed


def similar_to(
    page: Page,
    audiences: frozenset[str],
    language: str,
    *,
    kind: str = "loesung",
    leave_out: frozenset[int] = frozenset(),
) -> tuple[Entry, ...] | None:
    """Return at most three entries like a page; None while no engine answers.

    leave_out holds ids of pages that the page shows already.
    """
    if not page.pk:
        return ()
    question = Question("", audiences, language=language, facets={"art": (kind,)}, size=ASKED, like=key(page.pk))
    try:
        entries = {page_id(hit.entry.key): hit.entry for hit in engine().find(question).hits}
    except EngineDownError as error:
        logger.warning("search.down: no similar entries: %s", error)
        return None
    wanted = [pk for pk in entries if pk is not None and pk != page.pk and pk not in leave_out]
    shown = set(still_shown(wanted, audiences).values_list("pk", flat=True)) if wanted else set()
    return tuple(entries[pk] for pk in wanted if pk in shown)[:SHOWN]


def similar_for(
    page: Page, request: HttpRequest, language: str, *, kind: str = "loesung", leave_out: frozenset[int] = frozenset()
) -> tuple[Entry, ...] | None:
    """Return the same for whoever sent the request; a page whose list may soon be another one is not kept."""
    found = similar_to(page, audiences_of_request(request), language, kind=kind, leave_out=leave_out)
    if found is None or OutboxRow.objects.filter(error="").exists():
        mark_fleeting(request)
    return found
