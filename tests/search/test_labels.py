"""Codes in the index, names on the screen."""

import pytest
from django.utils.translation import gettext

from search import labels, version


@pytest.fixture
def shelf(db, monkeypatch):
    monkeypatch.setattr(labels, "_loaders", {})
    monkeypatch.setattr(labels, "_sign_loaders", [])
    labels.forget()
    yield
    labels.forget()


def test_a_label_is_what_the_room_says(shelf):
    labels.register("stadt", lambda language: {"luebeck": "Lübeck"})
    assert labels.label("stadt", "luebeck", "de") == "Lübeck"


def test_several_rooms_add_to_a_facet_and_the_order_stays(shelf):
    labels.register("art", lambda language: {"loesung": "Lösung", "bedarf": "Bedarf"})
    labels.register("art", lambda language: {"meldung": "Meldung"})
    assert list(labels.book("de", 1).labels("art")) == ["loesung", "bedarf", "meldung"]


def test_an_unknown_code_is_shown_as_it_is(shelf):
    assert labels.label("stadt", "atlantis", "de") == "atlantis"


def test_a_loader_runs_once_a_version_and_language(shelf):
    calls = []
    labels.register("stadt", lambda language: calls.append(language) or {"luebeck": "Lübeck"})
    for _ in range(3):
        labels.label("stadt", "luebeck", "de")
        labels.label("stadt", "luebeck", "en")
    version.raise_()
    labels.label("stadt", "luebeck", "de")
    assert calls == ["de", "en", "de"]


def test_the_language_is_active_while_a_loader_runs(shelf):
    labels.register("art", lambda language: {"bedarf": gettext("Need")})
    assert (labels.label("art", "bedarf", "en"), labels.label("art", "bedarf", "de")) == ("Need", "Bedarf")


def test_a_city_added_by_another_process_is_known_at_once(shelf):
    cities = {"luebeck": "Lübeck"}
    labels.register("stadt", lambda language: dict(cities))
    assert not labels.is_known("stadt", "greifswald", "de")
    cities["greifswald"] = "Greifswald"
    version.raise_()
    assert labels.is_known("stadt", "greifswald", "de")


def test_known_codes_cost_no_query(shelf, django_assert_num_queries):
    labels.register("stadt", lambda language: {"luebeck": "Lübeck"})
    labels.label("stadt", "luebeck", "de")
    with django_assert_num_queries(0):
        assert labels.is_known("stadt", "luebeck", "de")


def test_a_facet_without_names_knows_every_code(shelf):
    assert labels.is_known("thema", "parken", "de")


def test_a_city_has_a_sign(shelf):
    labels.register_signs(lambda language: {"luebeck": labels.Sign("HL", "pfahl", "1", "/staedte/luebeck/")})
    assert labels.book("de", 1).sign("luebeck").code == "HL"
    assert labels.book("de", 1).sign("atlantis") is None
