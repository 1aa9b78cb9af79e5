"""Index and database are compared both ways, and what differs is healed."""

import json
from dataclasses import replace
from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from network.models import PageAudience
from search import drift, findable
from search.engine import EngineDownError
from search.entry import PUBLIC, Question
from search.models import OutboxRow
from search.rebuilding import rebuild
from tests.projects.entries import solution

EVERYBODY = frozenset({PUBLIC})


@pytest.fixture
def pole(cities):
    made = solution("luebeck", "Laternenmast")
    rebuild(cities)
    return made


def told(name, *arguments):
    out = StringIO()
    call_command(name, *arguments, stdout=out)
    return out.getvalue()


def test_after_a_change_index_and_database_are_the_same(cities, pole):
    assert drift.compare(cities) == drift.Drift((), (), (), ())
    assert "stimmen überein" in told("search_check")


def test_each_kind_of_difference_is_named_and_healed(cities, pole):
    key = findable.key(pole.pk)
    entry = findable.describe(pole)
    for change, kind in (
        (lambda: cities.drop([key]), "missing"),
        (lambda: cities.put([replace(entry, title="Älter")]), "stale"),
        (lambda: cities.put([replace(entry, audience="network")]), "audience"),
        (lambda: cities.put([replace(entry, key="page-999999")]), "orphan"),
        (lambda: cities.put([replace(entry, key="strange")]), "orphan"),
    ):
        change()
        found = drift.compare(cities)
        assert len(found.keys) == len(getattr(found, kind)) == 1
        drift.heal(cities, found)
        assert drift.compare(cities).keys == ()


def test_a_change_behind_the_back_of_django_is_seen(cities, pole):
    type(pole).objects.filter(pk=pole.pk).update(summary="Anders.")
    with pytest.raises(SystemExit) as ended:
        told("search_check", "--json")
    assert ended.value.code == 1
    assert json.loads(told("search_check", "--heal", "--json"))["stale"] == [findable.key(pole.pk)]
    assert "stimmen überein" in told("search_check")


def test_a_page_that_waits_in_the_outbox_is_no_difference(cities, pole):
    OutboxRow.objects.create(page_id=pole.pk, mark=1)
    cities.drop([findable.key(pole.pk)])
    assert drift.compare(cities).keys == ()


def test_a_wrong_audience_of_the_page_is_found_in_the_index_too(cities, pole):
    PageAudience.objects.filter(page_id=pole.pk).update(audience="network")
    assert drift.compare(cities).audience == (findable.key(pole.pk),)


def test_a_rebuild_finds_what_the_database_has(cities, pole):
    cities.rebuild([])
    assert cities.find(Question("Laternenmast", EVERYBODY)).total == 0
    assert "Suchindex aufgebaut" in told("search_rebuild")
    assert cities.find(Question("Laternenmast", EVERYBODY)).total == 1


def test_the_state_tells_what_waits_and_what_was_refused(cities, pole):
    OutboxRow.objects.create(page_id=7, mark=1)
    OutboxRow.objects.create(page_id=8, mark=1, error="zu lang")
    state = json.loads(told("search_state", "--json"))
    assert (state["waiting"], state["quarantined"]) == (1, {"8": "zu lang"})
    assert "Seite 8: zu lang" in told("search_state")


def test_a_command_says_in_one_sentence_that_the_engine_is_down(cities, monkeypatch):
    def down(*_arguments):
        raise EngineDownError("Leitung gestört")

    monkeypatch.setattr(cities, "digests", down)
    monkeypatch.setattr(cities, "rebuild", down)
    for name in ("search_check", "search_rebuild"):
        with pytest.raises(CommandError, match="Die Suche ist nicht erreichbar: Leitung gestört"):
            told(name)


def test_a_page_that_cannot_be_described_spoils_no_rebuild(cities, pole, monkeypatch):
    other = solution("luebeck", "Ampel")
    describe = findable.describe

    def choke(page):
        if page.pk == pole.pk:
            raise ValueError("keine Worte")
        return describe(page)

    monkeypatch.setattr(findable, "describe", choke)
    rebuild(cities)
    assert cities.find(Question("Ampel", EVERYBODY)).total == 1
    assert findable.key(other.pk) not in drift.compare(cities).keys
