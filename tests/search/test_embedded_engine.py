"""The embedded engine keeps every promise of an engine."""

import pytest

from search import vocabulary
from search.engines.embedded import connect
from tests.search.engine_contract import EngineContract


class TestEmbedded(EngineContract):
    @pytest.fixture(autouse=True)
    def no_vocabulary(self, monkeypatch):
        """Leave out the rooms above, whose words come from the database."""
        monkeypatch.setattr(vocabulary, "_sources", [])

    @pytest.fixture
    def engine(self, tmp_path):
        return connect(f"embedded://{tmp_path}/search")

    @pytest.fixture
    def again(self, tmp_path):
        return connect(f"embedded://{tmp_path}/search")
