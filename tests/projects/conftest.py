"""Two cities and an embedded engine, so that what is written is found as people find it."""

import pytest

from search import engine as doorway
from search import outbox
from search.engines import embedded
from tests import demo_site as site


@pytest.fixture
def cities(two_cities, db, tmp_path, monkeypatch):
    """Lübeck and Rostock; returns the engine."""
    engine = embedded.connect(f"embedded://{tmp_path / 'index'}")
    monkeypatch.setattr(doorway, "connect", lambda url: engine)
    site.forget()
    outbox.drain(engine)
    yield engine
    site.forget()
