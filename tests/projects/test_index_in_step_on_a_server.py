"""The same life with an index on each server that TEST_SEARCH_URL names."""

import os
from uuid import uuid4

import pytest

from search.engine import connect
from tests.projects.editing import live_through

pytestmark = pytest.mark.server
SERVERS = os.environ.get("TEST_SEARCH_URL", "").split()


@pytest.mark.parametrize("address", SERVERS, ids=lambda url: url.partition(":")[0])
def test_the_index_on_a_server_keeps_in_step(cities, address):
    engine = connect(f"{address.rstrip('/')}-{uuid4().hex[:12]}")
    try:
        live_through(engine)
    finally:
        engine.server.delete([*engine.generations.standing().indices])
