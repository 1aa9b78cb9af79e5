"""What tests of every room share."""

import shutil

import pytest

from search import engine as doorway


@pytest.fixture(scope="session")
def demo_snapshot(django_db_setup, django_db_blocker, tmp_path_factory):
    """The demo content, loaded once a session without leaving a trace in the database."""
    from tests import demo_site

    with django_db_blocker.unblock():
        return demo_site.take(tmp_path_factory.mktemp("demo") / "index")


@pytest.fixture
def demo_site(db, demo_snapshot, tmp_path, monkeypatch):
    """The whole demo site in the database, and the embedded engine that knows it; returns the engine."""
    from search.engines import embedded
    from tests import demo_site as site

    shutil.copytree(demo_snapshot.index, tmp_path / "index")
    engine = embedded.connect(f"embedded://{tmp_path / 'index'}")
    monkeypatch.setattr(doorway, "connect", lambda url: engine)
    site.put_back(demo_snapshot)
    yield engine
    site.forget()
