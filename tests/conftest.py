"""What tests of every room share: contents of the database that many of them begin with, each written once."""

import shutil
from contextlib import contextmanager

import pytest
from django.db import transaction

from network.cities import add_city
from search import engine as doorway
from tests import remembered


@pytest.fixture(autouse=True)
def nothing_remembered():
    """Tests roll the site's version back, so nothing kept by version may outlive them."""
    remembered.forget()


@pytest.fixture(scope="session")
def demo_index(django_db_setup, django_db_blocker, tmp_path_factory):
    """The demo content below the transactions of all tests that follow; an index of it as a folder."""
    from tests import demo_site

    index = tmp_path_factory.mktemp("demo") / "index"
    with below_the_tests(django_db_blocker) as write:
        write(demo_site.fill, index)
        yield index


@pytest.fixture(scope="module")
def two_cities(django_db_setup, django_db_blocker):
    """Lübeck and Rostock below the transactions of this module's tests that follow."""
    with below_the_tests(django_db_blocker) as write:
        for code, name in (("luebeck", "Lübeck"), ("rostock", "Rostock")):
            write(add_city, code, name)
        yield


@contextmanager
def below_the_tests(blocker):
    """Keep a transaction open, and give a way to write in it: each test's own begins with what it holds."""
    whole = transaction.atomic()

    def within(act, *inputs):
        with blocker.unblock():
            return act(*inputs)

    within(whole.__enter__)
    yield within
    within(transaction.set_rollback, True)
    within(whole.__exit__, None, None, None)


@pytest.fixture
def demo_site(demo_index, db, tmp_path, monkeypatch):
    """The whole demo site in the database, and the embedded engine that knows it; returns the engine."""
    from search.engines import embedded

    shutil.copytree(demo_index, tmp_path / "index")
    engine = embedded.connect(f"embedded://{tmp_path / 'index'}")
    monkeypatch.setattr(doorway, "connect", lambda url: engine)
    return engine
