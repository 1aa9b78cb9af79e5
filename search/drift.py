"""Compares the index with the database, both ways: what differs is drift, and looking at the page again heals it."""

from collections.abc import Iterable
from dataclasses import dataclass

from search import findable, outbox, runs
from search.engine import Engine
from search.entry import Entry
from search.flat import digest
from search.lock import writing
from search.models import OutboxRow, Run, WaitingPage
from search.rebuilding import entries

WAIT_SECONDS = 10.0


@dataclass(frozen=True, slots=True)
class Drift:
    """Keys of entries that differ, the gravest kind first."""

    audience: tuple[str, ...]  # shown to others than the page says
    orphan: tuple[str, ...]  # in the index, but no page says so
    missing: tuple[str, ...]  # a page says so, but not in the index
    stale: tuple[str, ...]  # an older text

    @property
    def keys(self) -> tuple[str, ...]:
        """Return every key that differs."""
        return (*self.audience, *self.orphan, *self.missing, *self.stale)


def compare(index: Engine, wanted: Iterable[Entry] | None = None, rows: type[WaitingPage] = OutboxRow) -> Drift:
    """Return how index and database differ; pages that wait in the outbox are none of it.

    Raises:
        EngineDownError: the engine cannot be reached.
    """
    waiting = {findable.key(page_id) for page_id in rows.objects.values_list("page_id", flat=True)}
    database = {entry.key: (digest(entry), entry.audience) for entry in wanted or entries()}
    stored = index.digests()
    both = (database.keys() & stored.keys()) - waiting
    return Drift(
        audience=_sorted(key for key in both if database[key][1] != stored[key][1]),
        orphan=_sorted(stored.keys() - database.keys() - waiting),
        missing=_sorted(database.keys() - stored.keys() - waiting),
        stale=_sorted(key for key in both if database[key][1] == stored[key][1] and database[key][0] != stored[key][0]),
    )


def check(index: Engine, rows: type[WaitingPage] = OutboxRow, *, heals: bool) -> Drift:
    """Compare, heal where asked to, keep the result for the administrators' page, and return what differed.

    Raises:
        EngineDownError: the engine cannot be reached.
    """
    with runs.running(Run.Task.CHECK, is_kept=rows is OutboxRow) as run:
        found = compare(index, rows=rows)
        run.found = len(found.keys)
        if heals and found.keys:
            heal(index, found, rows)
    return found


def heal(index: Engine, drift: Drift, rows: type[WaitingPage] = OutboxRow) -> int:
    """Look at every page that differs once more and return how many there were.

    Raises:
        EngineDownError: the engine cannot be reached; the pages stay marked.
    """
    strange = [key for key in drift.keys if findable.page_id(key) is None]
    if strange:
        with writing(WAIT_SECONDS):
            index.drop(strange)
    outbox.mark(page_id for key in drift.keys if (page_id := findable.page_id(key)) is not None)
    outbox.drain(index, rows=rows, wait_seconds=WAIT_SECONDS)
    return len(drift.keys)


def _sorted(keys: Iterable[str]) -> tuple[str, ...]:
    return tuple(sorted(keys))
