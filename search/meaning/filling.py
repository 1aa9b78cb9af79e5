"""Keeps the entries' vectors in step with the index: at once what costs nothing, the rest by the worker."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from math import inf
from time import monotonic, time_ns

from django.db.models import Q, QuerySet
from wagtail.models import Page

from search import findable, vocabulary
from search.engine import Engine
from search.entry import Entry
from search.flat import digest
from search.meaning import current, kept, texts
from search.meaning.mean import mean, rule
from search.meaning.model import Model, choose
from search.meaning.texts import Texts
from search.meaning.vectors import Small, text_hash
from search.models import EntryVector

PAGES = 100
BATCH = 8  # entries or groups between two looks at the clock
BY_WORDS_ONLY = {"seite"}  # imprint and contact lie near everything
REMEMBERED_SECONDS = 3600.0  # of what is gone, until every process has learnt of it
FIELDS = ["model", "audience", "shown_in", "digest", "vector", "is_whole", "changed"]


@dataclass(frozen=True, slots=True)
class Progress:
    """How far the worker is."""

    model: str  # empty: nothing is found by meaning
    detail: str
    entries: int = 0
    begun: int = 0  # entries of which title and summary have a vector
    whole: int = 0  # entries whose text has one, too


def note(entries: Collection[Entry], gone: Collection[str] = ()) -> None:
    """Take over what the index was just told: audiences and departures count at once, vectors as far as they are known."""
    model = choose().model
    if model is None or not (entries or gone):
        return
    now = time_ns()
    seen = {entry.key: texts.of_entry(entry) for entry in entries}
    known = kept.lookup(model.name, [text_hash(text) for each in seen.values() for text in each.all])
    rows = [_row(model, entry, seen[entry.key], known, now) for entry in entries]
    rows += [EntryVector(key=key, model=rule(model), changed=now) for key in gone]
    EntryVector.objects.bulk_create(
        rows, batch_size=500, update_conflicts=True, unique_fields=["key"], update_fields=FIELDS
    )
    current.touch()


def fill(limit_seconds: float = inf) -> int:
    """Compute what is missing and return how many entries gained: newest first, pieces of texts last, then groups.

    Raises:
        ModelDownError: the service did not answer; the rest waits.
    """
    model, deadline, done = choose().model, monotonic() + limit_seconds, 0
    if model is None:
        return 0
    _fill_groups(model, deadline)
    for lacking, with_chunks in ((Q(vector=b"", is_whole=False), False), (Q(is_whole=False), True)):
        passed: set[str] = set()  # pages that wait in the outbox: their entries are noted when they are drained
        while monotonic() < deadline:
            rows = list(_mine(model).filter(lacking).exclude(key__in=passed).order_by("-changed", "key")[:BATCH])
            if not rows:
                break
            passed |= {row.key for row in rows}
            done += _fill(model, rows, with_chunks=with_chunks)
    return done


def catch_up(index: Engine) -> int:
    """Note every entry that the index has otherwise than the vectors say; return how many.

    Raises:
        EngineDownError: the index does not answer.
    """
    model = choose().model
    if model is None:
        return 0
    wanted = index.digests()
    have = {row.key: (row.digest, row.audience) for row in _mine(model).defer("vector")}
    differing = [key for key in wanted if wanted[key] != have.get(key)]
    for start in range(0, len(differing), PAGES):
        note(_described(differing[start : start + PAGES]))
    note((), sorted(set(_current().values_list("key", flat=True)) - wanted.keys()))
    EntryVector.objects.filter(audience="", changed__lt=time_ns() - int(REMEMBERED_SECONDS * 1e9)).delete()
    return len(differing)


def progress() -> Progress:
    """Tell how far the vectors are."""
    choice = choose()
    if choice.model is None:
        return Progress("", choice.detail)
    mine = _mine(choice.model)
    begun = mine.exclude(vector=b"", is_whole=False).count()
    whole = mine.filter(is_whole=True).count()
    return Progress(choice.model.name, choice.detail, _current().count(), begun, whole)


def _current() -> QuerySet[EntryVector]:
    return EntryVector.objects.exclude(audience="")


def _mine(model: Model) -> QuerySet[EntryVector]:
    return _current().filter(model=rule(model))


def _row(model: Model, entry: Entry, of: Texts, known: Mapping[bytes, Small], now: int) -> EntryVector:
    vector, is_whole = (None, True) if entry.kind in BY_WORDS_ONLY else mean(of, known)
    return EntryVector(
        key=entry.key,
        model=rule(model),
        audience=entry.audience,
        shown_in=" ".join(entry.shown_in),
        digest=digest(entry),
        vector=b"" if vector is None else vector.tobytes(),
        is_whole=is_whole,
        changed=now,
    )


def _fill(model: Model, rows: Sequence[EntryVector], *, with_chunks: bool) -> int:
    """Compute the texts of some entries and return how many rows are still those that were read."""
    asked = {row.key: row.digest for row in rows}
    entries = [entry for entry in _described(asked) if digest(entry) == asked[entry.key]]
    seen = {entry.key: texts.of_entry(entry) for entry in entries}
    wanted = [text for each in seen.values() for text in each.all[: None if with_chunks else 2]]
    known = kept.lookup(model.name, [text_hash(text) for text in wanted])
    known |= kept.computed(model, (text for text in wanted if text_hash(text) not in known))
    now, done = time_ns(), 0
    for at, entry in enumerate(entries):
        row = _row(model, entry, seen[entry.key], known, now - at)  # the newest stays the newest
        values = {"vector": row.vector, "is_whole": row.is_whole, "changed": row.changed}
        done += EntryVector.objects.filter(key=row.key, digest=row.digest, audience=row.audience).update(**values)
    current.touch()
    return done


def _fill_groups(model: Model, deadline: float) -> None:
    lacking = current.concepts(model, vocabulary.current()).lacking
    for start in range(0, len(lacking), BATCH):
        if monotonic() < deadline:
            kept.computed(model, lacking[start : start + BATCH])


def _described(keys: Iterable[str]) -> list[Entry]:
    """Return the entries of these keys as their pages are now, in this order."""
    page_ids = [page_id for key in keys if (page_id := findable.page_id(key)) is not None]
    pages = {page.pk: page for page in Page.objects.filter(pk__in=page_ids).specific()}
    found = (findable.describe(pages[page_id]) for page_id in page_ids if page_id in pages)
    return [entry for entry in found if entry is not None]
