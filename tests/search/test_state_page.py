"""The page on which administrators see how the search is."""

import pytest

from hansenetz.worker import do_what_was_asked
from search import outbox
from search.models import OutboxRow, Run
from tests.search.result import Result


@pytest.fixture
def login(demo_site, client, django_user_model):
    def login(name):
        client.force_login(django_user_model.objects.get(username=name))
        return client

    return login


def test_it_tells_engine_entries_and_what_waits_in_german(login):
    page = Result(login("verwaltung").get("/admin/suche/"))
    for part in ("Zustand der Suche", "Suchmaschine eingebaut", "Wartende Seiten", "Noch nicht gelaufen"):
        assert part in page.words


def test_a_refused_page_is_named_with_its_reason_and_can_be_tried_again(login):
    client = login("verwaltung")
    outbox.mark([999_999])
    OutboxRow.objects.filter(page_id=999_999).update(error="TypeError: none")
    assert "TypeError: none" in Result(client.get("/admin/suche/")).words
    client.post("/admin/suche/nochmal/999999/")
    assert not OutboxRow.objects.exclude(error="").exists()


def test_a_rebuild_and_a_check_are_asked_for_done_by_the_worker_and_their_result_is_shown(login):
    client = login("verwaltung")
    for task in Run.Task:
        assert client.post(f"/admin/suche/{task}/").status_code == 302
    assert Result(client.get("/admin/suche/")).words.count("Beauftragt am") == 2
    do_what_was_asked()
    words = Result(client.get("/admin/suche/")).words
    assert "Suchindex und Datenbank stimmten am" in words
    assert "Fertig am" in words


def test_the_office_reads_but_does_not_act(login):
    client = login("geschaeftsstelle")
    page = Result(client.get("/admin/suche/"))
    assert page.status == 200
    assert not page.tree.select("main form[method=post]")
    client.post("/admin/suche/rebuild/")
    assert not Run.objects.exists()


def test_a_failed_task_says_why(login):
    from search import runs

    with pytest.raises(OSError, match="full"), runs.running(Run.Task.REBUILD):
        raise OSError("disk full")
    assert "disk full" in Result(login("verwaltung").get("/admin/suche/")).words
