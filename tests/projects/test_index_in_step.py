"""Whatever editors, faults and rebuilds do in whatever order: once drained, the index equals the database."""

from search.engine import connect
from tests.projects.editing import live_through


def test_the_embedded_index_keeps_in_step(cities, tmp_path):
    live_through(connect(f"embedded://{tmp_path / 'in-step'}"))
