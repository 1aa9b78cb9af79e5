"""Two cities with their pages, people who work there, and an engine at the doorway."""

import pytest

from network.cities import give_role
from network.models import City, User
from network.rights import Role
from search import engine as doorway
from search import outbox
from tests.search.finding_engine import FindingEngine


@pytest.fixture
def engine(db, monkeypatch):
    """An empty engine as the site's."""
    found = FindingEngine()
    monkeypatch.setattr(doorway, "connect", lambda url: found)
    return found


@pytest.fixture
def cities(two_cities, engine):
    """Lübeck and Rostock, as their code and row."""
    outbox.drain(engine)
    return {city.code: city for city in City.objects.all()}


@pytest.fixture
def editor(cities, client):
    """Somebody who writes for Lübeck, signed in."""
    user = User.objects.create_user("redaktion-luebeck", password="hansenetz-demo")
    give_role(user, cities["luebeck"], Role.EDITOR)
    client.force_login(user)
    return user
