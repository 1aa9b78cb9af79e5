"""Entries like a page, from the engine; nothing of the site depends on its answering."""

import logging
from dataclasses import replace

from django.db.models import Exists
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
    found = _find(page, Question("", audiences, language=language, facets={"art": (kind,)}, size=ASKED), leave_out)
    return found[0] if found else None


def similar_for(
    page: Page, request: HttpRequest, language: str, *, kind: str = "loesung", leave_out: frozenset[int] = frozenset()
) -> tuple[Entry, ...] | None:
    """Return the same for whoever sent the request; a page whose list may soon be another one is not kept."""
    question = Question("", audiences_of_request(request), language=language, facets={"art": (kind,)}, size=ASKED)
    found = _find(page, question, leave_out)
    if found is None or found[1]:
        mark_fleeting(request)
    return found[0] if found else None


def _find(page: Page, question: Question, leave_out: frozenset[int]) -> tuple[tuple[Entry, ...], bool] | None:
    """Return the entries, and whether a change waits that may alter them; None while no engine answers."""
    if not page.pk:
        return (), True
    try:
        hits = engine().find(replace(question, like=key(page.pk))).hits
    except EngineDownError as error:
        logger.warning("search.down: no similar entries: %s", error)
        return None
    entries = {page_id(hit.entry.key): hit.entry for hit in hits}
    wanted = [pk for pk in entries if pk is not None and pk != page.pk and pk not in leave_out]
    waiting = OutboxRow.objects.filter(error="")
    if not wanted:
        return (), waiting.exists()
    shown = dict(still_shown(wanted, question.audiences).values_list("pk", Exists(waiting)))
    return tuple(entries[pk] for pk in wanted if pk in shown)[:SHOWN], any(shown.values()) or not shown
