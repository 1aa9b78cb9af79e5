"""Makes the whole index anew from the database, while the old one answers."""

import logging
from collections.abc import Iterator

from django.db import DatabaseError
from wagtail.models import Page

from search import findable, runs, version
from search.engine import Engine
from search.entry import Entry
from search.lock import REBUILDING, writing
from search.models import OutboxRow, Run, WaitingPage
from search.outbox import drain

logger = logging.getLogger(__name__)

BATCH = 100
WAIT_SECONDS = 30.0


def rebuild(into: Engine, rows: type[WaitingPage] = OutboxRow) -> int:
    """Rebuild the index and return how many entries it has; what is marked meanwhile is drained into the new one.

    Raises:
        EngineBusyError: another process rebuilds.
        EngineDownError: the engine cannot be reached; the old index stays.
    """
    pages = Page.objects.filter(live=True).count()
    with (
        runs.running(Run.Task.REBUILD, total=pages, is_kept=rows is OutboxRow) as run,
        writing(WAIT_SECONDS, REBUILDING),
    ):
        count = run.found = into.rebuild(runs.counted(entries(), run), version.current())
    drain(into, rows=rows, wait_seconds=WAIT_SECONDS)
    return count


def entries() -> Iterator[Entry]:
    """Yield the entry of every page that may be found by anybody; one that cannot be described is left to the outbox."""
    page_ids = list(Page.objects.filter(live=True).order_by("pk").values_list("pk", flat=True))
    for start in range(0, len(page_ids), BATCH):
        for page in Page.objects.filter(pk__in=page_ids[start : start + BATCH]).specific():
            try:
                entry = findable.describe(page)
            except DatabaseError:
                raise
            except Exception:  # one page's fault; search_check finds it, and draining it names the reason
                logger.exception("search.describe: page %s", page.pk)
                continue
            if entry is not None:
                yield entry
