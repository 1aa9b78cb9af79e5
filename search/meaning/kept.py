"""Vectors that are kept: delivered with the software, or computed on this site and stored by text hash."""

from collections.abc import Iterable, Mapping, Sequence
from functools import cache

import numpy as np

from search.meaning.model import Model
from search.meaning.vectorfile import DELIVERED, VectorFile
from search.meaning.vectors import Small, packed, text_hash
from search.models import TextVector

BATCH = 500  # hashes a query


def lookup(model: str, hashes: Sequence[bytes]) -> dict[bytes, Small]:
    """Return the kept vectors of these texts."""
    shipped = delivered(model)
    found = {key: shipped[key] for key in hashes if key in shipped}
    missing = [key for key in hashes if key not in found]
    for start in range(0, len(missing), BATCH):
        rows = TextVector.objects.filter(model=model, text_hash__in=missing[start : start + BATCH])
        found |= {bytes(key): small(vector) for key, vector in rows.values_list("text_hash", "vector")}
    return found


def keep(model: str, vectors: Mapping[bytes, Small]) -> None:
    """Store vectors by text hash."""
    rows = [TextVector(model=model, text_hash=key, vector=vector.tobytes()) for key, vector in vectors.items()]
    TextVector.objects.bulk_create(rows, ignore_conflicts=True)


def computed(model: Model, wanted: Iterable[str]) -> dict[bytes, Small]:
    """Compute, store and return the vectors of texts.

    Raises:
        ModelDownError: the service did not answer.
    """
    texts = list(dict.fromkeys(wanted))
    if not texts:
        return {}
    vectors = {text_hash(text): row for text, row in zip(texts, packed(model.passages(texts)), strict=True)}
    keep(model.name, vectors)
    return vectors


def small(stored: bytes | memoryview) -> Small:
    """Return what the database keeps as a vector."""
    return np.frombuffer(bytes(stored), dtype=np.int8)


@cache
def delivered(model: str) -> Mapping[bytes, Small]:
    """Return the vectors that came with the software, if they are of this model."""
    if not DELIVERED.exists():
        return {}
    file = VectorFile.read(DELIVERED)
    return file.vectors if file.model == model else {}
