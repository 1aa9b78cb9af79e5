"""Vectors for benchmarks, which have entries but no database: kept in VAR_DIR by text hash, so that a second run is quick."""

import sys
from collections.abc import Iterable, Sequence
from pathlib import Path

from django.conf import settings

from search import vocabulary
from search.entry import Entry
from search.meaning import texts
from search.meaning.concepts import Concepts
from search.meaning.kept import delivered
from search.meaning.mean import mean
from search.meaning.model import Model, choose
from search.meaning.near import sources
from search.meaning.shelf import Placed, Shelf
from search.meaning.vectorfile import VectorFile
from search.meaning.vectors import Small, packed, text_hash

BATCH = 50


def put_up(entries: Sequence[Entry]) -> str:
    """Let the search find these entries by meaning; return by which model, or why by none."""
    choice = choose()
    if choice.model is None:
        return choice.detail
    model, known = choice.model, vocabulary.current()
    wanted = [text for entry in entries for text in texts.of_entry(entry).all]
    vectors = _vectors(model, [*wanted, *map(texts.of_group, known.groups)])
    shelf = Shelf.of(
        Placed(entry.key, (entry.audience, entry.shown_in), mean(texts.of_entry(entry), vectors)[0])
        for entry in entries
    )
    concepts = Concepts.of(known.groups, lambda hashes: vectors)
    sources.shelf, sources.concepts = (lambda model: shelf), (lambda model, vocabulary: concepts)
    return model.name


def _vectors(model: Model, wanted: Iterable[str]) -> dict[bytes, Small]:
    path = Path(settings.VAR_DIR) / "bench" / f"vectors_{model.name}.bin"
    file = VectorFile.read(path) if path.exists() else VectorFile(model.name, {})
    known = {**delivered(model.name), **file.vectors}
    missing = list({text_hash(text): text for text in wanted if text_hash(text) not in known}.values())
    for start in range(0, len(missing), BATCH):
        part = missing[start : start + BATCH]
        file.vectors |= dict(zip(map(text_hash, part), packed(model.passages(part)), strict=True))
        file.write(path, "Vectors of a benchmark:")
        print(f"\r{start + len(part)} of {len(missing)} texts", end="", file=sys.stderr)
    return {**known, **file.vectors}
