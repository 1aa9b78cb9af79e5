"""Doorways held open for tests that need no other room."""

import pytest

from search import engine as doorway
from search import labels, visible
from search.findable import page_id
from tests.search import catalogue
from tests.search.finding_engine import FindingEngine


@pytest.fixture
def memory(monkeypatch):
    """An empty FindingEngine as the site's engine."""
    memory = FindingEngine()
    monkeypatch.setattr(doorway, "connect", lambda url: memory)
    return memory


@pytest.fixture
def register(db, memory, monkeypatch):
    """The catalogue of forty entries in the FindingEngine, with labels and a rule of visibility."""
    monkeypatch.setattr(labels, "_loaders", catalogue.names())
    monkeypatch.setattr(labels, "_sign_loaders", [catalogue.signs])
    monkeypatch.setattr(visible, "_rules", {})
    visible.register(audiences_of=catalogue.audiences_of, still_shown=catalogue.still_shown)
    labels.forget()
    memory.put(catalogue.entry(number, page) for number, page in enumerate(catalogue.add_pages()))
    yield memory
    labels.forget()


@pytest.fixture
def public(register):
    """The entries of the catalogue that everybody may see."""
    return [entry for entry in register.entries.values() if entry.audience == "public" and page_id(entry.key)]
