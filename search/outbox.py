"""From a change to the index: mark() what changed, drain() it into the engine."""

import logging
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from math import inf
from sys import maxsize
from time import monotonic

from django.db import DatabaseError, transaction
from django.db.models import F
from django.utils import timezone
from wagtail.models import Page

from search import version
from search.engine import Engine, EngineBusyError, EngineDownError
from search.entry import Entry
from search.fallback import targets
from search.findable import describe, key
from search.lock import writing
from search.meaning import filling
from search.models import OutboxRow, WaitingPage

logger = logging.getLogger(__name__)

BATCH = 100  # pages for each round trip to the engine
HERE_PAGES = 200  # what the request that changed something drains itself; the rest is the worker's
HERE_SECONDS = 0.3
WAIT_SECONDS = 2.0
Rows = type[WaitingPage]


@dataclass(frozen=True, slots=True)
class Backlog:
    """What waits in the outbox."""

    waiting: int
    oldest: datetime | None
    quarantined: dict[int, str]  # page id -> why the engine would not have it


def mark(page_ids: Iterable[int]) -> None:
    """Note that these pages must be looked at again, and look at them once the transaction is committed."""
    rows = sorted(set(page_ids))
    if not rows:
        return
    with transaction.atomic():
        number, now = version.raise_(), timezone.now()
        for target in targets():
            target.rows.objects.bulk_create(
                [target.rows(page_id=page_id, mark=number, marked_at=now) for page_id in rows],
                batch_size=1000,
                update_conflicts=True,
                unique_fields=["page_id"],
                update_fields=["mark", "marked_at", "attempts", "error"],
            )
        transaction.on_commit(drain_here, robust=True)


def depth(rows: Rows = OutboxRow) -> int:
    """Return how many pages wait to be looked at."""
    return rows.objects.filter(error="").count()


def backlog(rows: Rows = OutboxRow) -> Backlog:
    """Tell how many pages wait, since when, and which the engine would not have."""
    waiting = rows.objects.filter(error="").order_by("marked_at")
    return Backlog(
        waiting=depth(rows),
        oldest=waiting.values_list("marked_at", flat=True).first(),
        quarantined=dict(rows.objects.exclude(error="").order_by("page_id").values_list("page_id", "error")),
    )


def drain_here() -> None:
    """Drain as much as a waiting editor can bear; whatever hinders it, the rows stay for the worker."""
    for target in targets():
        if not _waiting(target.rows):
            continue
        try:
            drain(target.engine, rows=target.rows, limit_pages=HERE_PAGES, limit_seconds=HERE_SECONDS)
        except EngineBusyError:
            logger.info("search.busy: the worker brings the %s up to date", target.name)
        except EngineDownError as error:
            logger.warning("search.down: %s: %s; changes wait in the outbox", target.name, error)


def drain(
    into: Engine,
    *,
    rows: Rows = OutboxRow,
    limit_pages: int = maxsize,
    limit_seconds: float = inf,
    wait_seconds: float = WAIT_SECONDS,
) -> int:
    """Bring the engine up to date, newest change first, and return how many pages were looked at.

    Raises:
        EngineBusyError: another process drains; it or the worker does the rest.
        EngineDownError: nothing is lost; the rows stay for the next round.
    """
    done, deadline = 0, inf
    while done < limit_pages and monotonic() < deadline and _waiting(rows):
        # The second look after the lock is free: who came meanwhile and found it taken may have gone already.
        with writing(wait_seconds):
            deadline = monotonic() + limit_seconds
            # After a failure one page knocks first: nobody describes a hundred for an engine that is still down.
            size = 1 if rows.objects.filter(error="", attempts__gt=0).exists() else BATCH
            while looked_at := drain_batch(into, min(size, limit_pages - done), rows):
                done, size = done + looked_at, BATCH
                if done >= limit_pages or monotonic() >= deadline:
                    break
    return done


def drain_batch(into: Engine, size: int, rows: Rows = OutboxRow) -> int:
    """Bring the newest marked pages up to date; only for whoever holds the writer's lock.

    Raises:
        EngineDownError: nothing is lost; the rows stay.
    """
    # Marks first, pages second: a change in between leaves a newer mark behind.
    marks = dict(rows.objects.filter(error="").order_by("-mark", "page_id").values_list("page_id", "mark")[:size])
    if not marks:
        return 0
    entries, refused = _describe(marks)
    try:
        versions = {key(page_id): mark for page_id, mark in marks.items()}
        refused |= _put(into, entries, versions)
        gone = [key(page_id) for page_id in marks if page_id not in entries or page_id in refused]
        into.drop(gone, versions)
    except EngineDownError:
        rows.objects.filter(page_id__in=marks).update(attempts=F("attempts") + 1)
        raise
    filling.note([entry for page_id, entry in entries.items() if page_id not in refused], gone)
    seen = rows.objects.filter(mark__lte=max(marks.values()))  # a page marked again has a mark above all these
    for page_id, reason in refused.items():
        logger.error("search.quarantine: page %s: %s", page_id, reason)
        seen.filter(page_id=page_id).update(error=reason, attempts=F("attempts") + 1)
    # One statement: a select before the delete would let a mark made in between vanish.
    seen.filter(page_id__in=marks.keys() - refused.keys())._raw_delete(seen.db)
    return len(marks)


def _describe(page_ids: Iterable[int]) -> tuple[dict[int, Entry], dict[int, str]]:
    """Return the entries of those pages that can be found, and why any could not be described."""
    entries: dict[int, Entry] = {}
    refused: dict[int, str] = {}
    for page in Page.objects.filter(pk__in=list(page_ids)).specific():
        try:
            entry = describe(page)
        except DatabaseError:
            raise
        except Exception as error:  # a describer's mistake on one page must not hold up the others
            logger.exception("search.describe: page %s", page.pk)
            refused[page.pk] = f"{type(error).__name__}: {error}"
        else:
            if entry is not None:
                entries[page.pk] = entry
    return entries, refused


def _put(into: Engine, entries: dict[int, Entry], versions: dict[str, int]) -> dict[int, str]:
    """Store the entries and return which pages the engine refused, and why."""
    page_ids = {entry.key: page_id for page_id, entry in entries.items()}
    try:
        rejected = into.put(list(entries.values()), versions) if entries else {}
    except EngineDownError:
        raise
    except Exception as error:  # an engine that chokes on one entry must not lose the others: find out which
        if len(entries) == 1:
            return dict.fromkeys(entries, f"{type(error).__name__}: {error}")
        logger.exception("search.put")
        return {k: v for page_id, entry in entries.items() for k, v in _put(into, {page_id: entry}, versions).items()}
    return {page_ids[name]: reason or "refused" for name, reason in rejected.items()}


def _waiting(rows: Rows) -> bool:
    return rows.objects.filter(error="").exists()
