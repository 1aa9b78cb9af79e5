"""While the search server is down a second engine answers, and both hear of every change."""

from math import inf

import pytest
from wagtail.models import Page

from search import engine as doorway
from search import findable, outbox
from search.engine import EngineBusyError, EngineDownError
from search.entry import PUBLIC, Entry, Question
from search.fallback import targets
from search.lock import writing
from search.models import FallbackRow, OutboxRow
from tests.search import catalogue
from tests.search.finding_engine import FindingEngine
from tests.search.result import Result

EVERYBODY = frozenset({PUBLIC})


@pytest.fixture
def engines(settings, monkeypatch, tmp_path):
    """A server and its stand-in."""
    engines = {"elasticsearch://main": FindingEngine(), "embedded:///spare": FindingEngine()}
    settings.VAR_DIR = tmp_path
    settings.SEARCH_URL, settings.SEARCH_FALLBACK_URL = engines
    monkeypatch.setattr(doorway, "connect", engines.__getitem__)
    monkeypatch.setattr(findable, "_describers", {Page: described})
    return engines["elasticsearch://main"], engines["embedded:///spare"]


def described(page):
    return Entry(findable.key(page.pk), "seite", page.title, "", page.url_path, "de", ("de",), PUBLIC)


def add(title):
    return Page.get_first_root_node().add_child(instance=Page(title=title))


@pytest.mark.django_db
class TestKeepingInStep:
    def test_both_hear_of_a_change(self, engines):
        main, spare = engines
        add("Radweg")
        outbox.drain_here()
        assert "Radweg" in main.titles() & spare.titles()
        assert not OutboxRow.objects.exists()
        assert not FallbackRow.objects.exists()

    @pytest.mark.parametrize("down", [0, 1])
    def test_while_one_is_down_the_other_hears_of_everything_and_the_first_later(self, engines, down, monkeypatch):
        monkeypatch.setattr(outbox, "BATCH", 2)
        monkeypatch.setattr(outbox, "HERE_SECONDS", inf)
        engines[down].is_down = True
        pages = [add(f"Seite {number}") for number in range(7)]
        outbox.drain_here()
        assert len(engines[1 - down].titles()) >= 7
        assert not engines[down].titles()
        pages[0].title = "Umbenannt"
        pages[0].save()
        pages[1].delete()
        outbox.drain_here()
        engines[down].is_down = False
        outbox.drain_here()
        assert engines[0].titles() == engines[1].titles() >= {"Umbenannt", "Seite 2"}
        assert "Seite 1" not in engines[0].titles()
        assert not OutboxRow.objects.exists()
        assert not FallbackRow.objects.exists()

    def test_what_one_refuses_the_other_has(self, engines):
        main, spare = engines
        main.poison = {"Gift": "zu lang"}
        page = add("Gift")
        outbox.drain_here()
        assert "Gift" in spare.titles()
        assert outbox.backlog().quarantined == {page.pk: "zu lang"}
        assert outbox.backlog(FallbackRow).quarantined == {}

    def test_who_drains_one_holds_the_lock_for_both(self, engines):
        add("Radweg")
        with writing(0):
            for target in targets():
                with pytest.raises(EngineBusyError):
                    outbox.drain(target.engine, rows=target.rows, wait_seconds=0)


class TestAnswering:
    def test_the_server_answers_as_long_as_it_can(self, engines):
        main, spare = engines
        assert not doorway.engine().find(Question("", EVERYBODY)).is_degraded
        assert (len(main.questions), len(spare.questions)) == (1, 0)

    def test_the_stand_in_answers_while_it_cannot(self, engines):
        main, _ = engines
        main.is_down = True
        assert doorway.engine().find(Question("", EVERYBODY)).is_degraded
        assert doorway.engine().complete("x", EVERYBODY, "de") == ()
        main.is_down = False
        assert not doorway.engine().find(Question("", EVERYBODY)).is_degraded

    def test_without_either_the_search_is_down(self, engines):
        for engine in engines:
            engine.is_down = True
        with pytest.raises(EngineDownError):
            doorway.engine().find(Question("", EVERYBODY))
        assert not doorway.engine().state().is_ready

    def test_the_state_tells_who_answers(self, engines):
        main, spare = engines
        assert not doorway.engine().state().is_degraded
        main.is_down = True
        state = doorway.engine().state()
        assert (state.is_ready, state.is_degraded) == (True, True)
        assert "Reserve" in state.detail
        main.is_down, spare.is_down = False, True
        state = doorway.engine().state()
        assert (state.is_ready, state.is_degraded) == (True, True)


def test_the_page_says_that_a_stand_in_answered(client, register, settings, engines, monkeypatch):
    main, spare = engines
    for number, key in enumerate(register.entries):
        spare.put([catalogue.entry(number, findable.page_id(key))])
    address = "/suche/?q=parkplatz"
    whole = Result(client.get(address))
    assert whole.total == 0
    assert "data-degraded" not in whole.text
    main.is_down = True
    degraded = Result(client.get(address))
    assert (degraded.status, degraded.total) == (200, 8)
    assert degraded.tree.select_one("#treffer")["data-degraded"] == "true"
    assert "Suchserver antwortet gerade nicht" in degraded.words
    spare.is_down = True
    assert Result(client.get(address)).status == 503
