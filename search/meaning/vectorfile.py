"""A file of vectors by text hash: what is delivered with the software, and what benchmarks keep.

Line one tells in words what the rows are and names model and dimensions; then rows of a hash and a packed vector follow.
"""

import re
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Self

import numpy as np

from search.meaning.vectors import SCALE, Small

HASH_BYTES = 16
HEADER = re.compile(r"model=(\S+) dimensions=(\d+)")
DELIVERED = Path(__file__).parent.parent / "data" / "vectors_e5.bin"


class VectorFile:
    """Vectors of one model, read when opened."""

    def __init__(self, model: str, vectors: Mapping[bytes, Small]) -> None:
        self.model = model
        self.vectors = dict(vectors)

    @classmethod
    def read(cls, path: Path) -> Self:
        """Read a file.

        Raises:
            ValueError: it is no such file.
        """
        with path.open("rb") as file:
            first = file.readline().decode("utf-8", "replace")
            packed = file.read()
        header = HEADER.search(first)
        if not header:
            raise ValueError(f"{path.name}: line one names no model.")
        rows = np.frombuffer(packed, dtype=_row(int(header[2])))
        vectors = {bytes(key): row for key, row in zip(rows["hash"].tolist(), rows["vector"], strict=True)}
        return cls(header[1], vectors)

    def write(self, path: Path, about: str) -> None:
        """Write the file, rows in the order of their hashes, so that the same vectors give the same bytes."""
        dimensions = len(next(iter(self.vectors.values()), ()))
        rows = np.empty(len(self.vectors), dtype=_row(dimensions))
        for at, key in enumerate(sorted(self.vectors)):
            rows[at] = (key, self.vectors[key])
        first = f"# {about} int8, scale {SCALE:.0f}; model={self.model} dimensions={dimensions}\n"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(first.encode() + rows.tobytes())

    def missing(self, hashes: Iterable[bytes]) -> list[bytes]:
        """Return those hashes that the file has no vector for."""
        return [key for key in dict.fromkeys(hashes) if key not in self.vectors]


def _row(dimensions: int) -> np.dtype[np.void]:
    return np.dtype([("hash", f"V{HASH_BYTES}"), ("vector", "i1", (dimensions,))])
