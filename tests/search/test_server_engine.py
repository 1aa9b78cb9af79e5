"""The engine on a server keeps every promise of an engine, on each server that TEST_SEARCH_URL names."""

import os
from uuid import uuid4

import pytest

from search import vocabulary
from search.engines.server import connect
from tests.search.engine_contract import EngineContract

pytestmark = pytest.mark.server
SERVERS = os.environ.get("TEST_SEARCH_URL", "").split()


@pytest.fixture(params=SERVERS, ids=lambda url: url.partition(":")[0])
def url(request):
    """The address of an index of this test's own, of which nothing is left afterwards."""
    own = f"{request.param.rstrip('/')}-{uuid4().hex[:12]}"
    yield own
    left = connect(own)
    left.server.delete([*left.generations.standing().indices])


class TestServer(EngineContract):
    @pytest.fixture(autouse=True)
    def no_vocabulary(self, monkeypatch):
        """Leave out the rooms above, whose words come from the database."""
        monkeypatch.setattr(vocabulary, "_sources", [])

    @pytest.fixture
    def engine(self, url):
        engine = connect(url)
        engine.rebuild([])
        return engine

    @pytest.fixture
    def again(self, url, engine):
        return connect(url)
