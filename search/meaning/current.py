"""What this process holds in memory: vectors of all entries and of all groups of words, as they are now."""

import logging
import os
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path
from threading import Lock
from time import monotonic, time_ns

from django.conf import settings

from search.meaning import kept
from search.meaning.concepts import Concepts
from search.meaning.mean import rule
from search.meaning.model import Model, ModelDownError
from search.meaning.shelf import Placed, Shelf
from search.models import EntryVector
from search.vocabulary import Vocabulary

logger = logging.getLogger(__name__)

MOST_ENTRIES = 250_000  # 96 MB a process; with more, only groups of words are found by meaning
AT_ONCE = 8  # texts of an editor's new groups, which a question waits for
LOOK_SECONDS = 60.0  # changes made on another machine are seen after this at the latest
OVERLAP = 60 * 10**9  # nanoseconds: a row may be committed after one with a later time


@dataclass(slots=True)
class _Entries:
    shelf: Shelf = field(default_factory=Shelf)
    model: str = ""
    until: int = 0
    stamp: int = -1
    looked_at: float = 0.0
    lock: Lock = field(default_factory=Lock)


@dataclass(slots=True)
class _Groups:
    concepts: Concepts = field(default_factory=Concepts)
    vocabulary: Vocabulary | None = None
    model: str = ""
    looked_at: float = 0.0
    lock: Lock = field(default_factory=Lock)


_entries, _groups = _Entries(), _Groups()


def touch() -> None:
    """Tell every process of this machine that an entry's vector or audience has changed."""
    file, now = _stamp_file(), time_ns()
    file.touch()
    os.utime(file, ns=(now, now))  # the clock of the file system may stand still between two changes


def forget() -> None:
    """Begin anew, as a new process would."""
    _entries.model = _groups.model = ""


def shelf(model: Model) -> Shelf:
    """Return the vectors of all entries; a change made on this machine is seen at once."""
    stamp, name = _stamp(), rule(model)
    with _entries.lock:
        if name != _entries.model:
            _entries.shelf, _entries.model, _entries.until, _entries.stamp = Shelf(), name, 0, -1
        if stamp != _entries.stamp or monotonic() - _entries.looked_at > LOOK_SECONDS:
            _read_changes(name)
            _entries.stamp, _entries.looked_at = stamp, monotonic()
        return _entries.shelf


def concepts(model: Model, vocabulary: Vocabulary) -> Concepts:
    """Return the groups of the vocabulary with their vectors; a few new ones get theirs at once."""
    with _groups.lock:
        is_new = _groups.vocabulary is not vocabulary or _groups.model != model.name
        if is_new or (_groups.concepts.lacking and monotonic() - _groups.looked_at > LOOK_SECONDS):
            found = Concepts.of(vocabulary.groups, lambda hashes: kept.lookup(model.name, hashes))
            if 0 < len(found.lacking) <= AT_ONCE and _computes(model, found.lacking):
                found = Concepts.of(vocabulary.groups, lambda hashes: kept.lookup(model.name, hashes))
            _groups.concepts, _groups.vocabulary, _groups.model = found, vocabulary, model.name
            _groups.looked_at = monotonic()
        return _groups.concepts


def placed(rows: Iterable[EntryVector]) -> list[Placed]:
    """Return rows as they stand on a shelf."""
    return [
        Placed(row.key, (row.audience, tuple(row.shown_in.split())), kept.small(row.vector) if row.vector else None)
        for row in rows
    ]


def _read_changes(model: str) -> None:
    changed = EntryVector.objects.filter(changed__gte=_entries.until - OVERLAP).order_by("changed")
    if _entries.until == 0 and changed.count() > MOST_ENTRIES:
        logger.warning("search.meaning: more than %s entries; only groups of words are found by meaning", MOST_ENTRIES)
        return
    rows = list(changed.iterator(chunk_size=5000))
    if rows:
        # What another model made cannot be compared: until this one has come to it, the entry is found by words.
        _entries.shelf = _entries.shelf.changed(placed(row for row in rows if row.model == model))
        _entries.until = rows[-1].changed


def _computes(model: Model, texts: Iterable[str]) -> bool:
    try:
        return bool(kept.computed(model, texts))
    except ModelDownError:
        return False


def _stamp() -> int:
    try:
        return _stamp_file().stat().st_mtime_ns
    except FileNotFoundError:
        return 0


def _stamp_file() -> Path:
    return Path(settings.VAR_DIR) / "meaning.stamp"
