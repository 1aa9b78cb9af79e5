"""Entries like a page, from the engine; nothing of the site depends on its answering."""

import logging

from wagtail.models import Page

from search import visible
from search.engine import EngineDownError, engine
from search.entry import Entry, Question
from search.findable import key

logger = logging.getLogger(__name__)
SHOWN = 3
ASKED = 8  # more than shown, because some may be gone since they were indexed


def similar_to(
    page: Page, audiences: frozenset[str], language: str, *, kind: str = "loesung", leave_out: frozenset[int] = frozenset()
) -> tuple[Entry, ...] | None:
    """Return at most three entries like a page; None while no engine answers.

    leave_out holds ids of pages that the page shows already.
    """
    if not page.pk:
        return ()
    own = key(page.pk)
    question = Question("", audiences, language=language, facets={"art": (kind,)}, size=ASKED, like=own)
    try:
        entries = [hit.entry for hit in engine().find(question).hits if hit.entry.key != own]
    except EngineDownError as error:
        logger.warning("search.down: no similar entries: %s", error)
        return None
    ids = {entry.key: int(entry.key.removeprefix("page-")) for entry in entries}
    shown = visible.still_shown(ids.values(), audiences).page_ids - leave_out if ids else frozenset()
    return tuple(entry for entry in entries if ids[entry.key] in shown)[:SHOWN]
