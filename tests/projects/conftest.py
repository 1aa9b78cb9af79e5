"""Two cities and an embedded engine, so that what is written is found as people find it."""

import pytest

from search import engine as doorway
from search import outbox
from search.engines import embedded


@pytest.fixture
def cities(two_cities, db, tmp_path, monkeypatch):
    """Lübeck and Rostock; returns the engine."""
    engine = embedded.connect(f"embedded://{tmp_path / 'index'}")
    monkeypatch.setattr(doorway, "connect", lambda url: engine)
    outbox.drain(engine)
    return engine
