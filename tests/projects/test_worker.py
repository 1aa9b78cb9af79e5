"""What goes on beside the requests."""

import os
import signal
import threading
from dataclasses import replace
from datetime import timedelta

import pytest
from django.utils import timezone

from hansenetz import worker
from search.engine import EngineState
from search.entry import PUBLIC, Question
from search.models import OutboxRow
from tests.projects.entries import solution

EVERYBODY = frozenset({PUBLIC})


@pytest.fixture(autouse=True)
def var(settings, tmp_path, monkeypatch):
    settings.VAR_DIR = tmp_path
    monkeypatch.setattr(worker, "_unwell_since", {})
    monkeypatch.setattr(worker, "close_old_connections", lambda: None)  # the test's transaction hangs on them


@pytest.fixture
def handlers():
    kept = {number: signal.getsignal(number) for number in (signal.SIGTERM, signal.SIGINT)}
    yield
    for number, handler in kept.items():
        signal.signal(number, handler)


def test_it_drains_what_a_request_left(cities):
    pole = solution("luebeck", "Laternenmast")
    cities.rebuild([])
    OutboxRow.objects.create(page_id=pole.pk, mark=1)
    worker.Worker().once()
    assert cities.find(Question("Laternenmast", EVERYBODY)).total == 1
    assert not OutboxRow.objects.exists()


def test_it_publishes_what_is_due(cities, django_capture_on_commit_callbacks):
    pole = solution("luebeck", "Laternenmast", live=False)
    pole.go_live_at = timezone.now() - timedelta(minutes=1)
    pole.save_revision(approved_go_live_at=pole.go_live_at)
    with django_capture_on_commit_callbacks(execute=True):
        worker.Worker().once()
    pole.refresh_from_db()
    assert pole.live


def test_it_heals_an_index_that_differs(cities):
    pole = solution("luebeck", "Laternenmast")
    cities.drop([f"page-{pole.pk}"])
    worker.Worker().once()
    assert cities.find(Question("Laternenmast", EVERYBODY)).total == 1


def test_it_gives_a_sign_of_life(cities):
    assert worker.last_beat() is None
    worker.Worker().once()
    assert worker.last_beat() is not None


def test_a_duty_that_fails_does_not_keep_the_others(cities, monkeypatch):
    def broken():
        raise OSError("Datenträger voll")

    monkeypatch.setattr(worker, "publish_scheduled", broken)
    cities.drop([])
    worker.Worker().once()
    assert worker.last_beat() is not None


def test_it_ends_when_it_is_told_to(cities, handlers):
    threading.Timer(0.5, os.kill, (os.getpid(), signal.SIGTERM)).start()
    worker.Worker().run()
    assert worker.last_beat() is not None


def test_an_engine_that_recovers_is_left_alone_and_one_that_lost_its_index_gets_another(cities, monkeypatch):
    rebuilt = []
    told = EngineState("server", "1", 0, is_ready=False)
    monkeypatch.setattr(cities, "state", lambda: told)
    monkeypatch.setattr(worker, "rebuild", lambda *arguments: rebuilt.append(arguments))
    worker.drain()
    assert not rebuilt
    told = replace(told, needs_rebuild=True)
    worker.drain()
    assert len(rebuilt) == 1
    told = replace(told, needs_rebuild=False)
    monkeypatch.setattr(worker, "PATIENCE_SECONDS", 0.0)
    worker.drain()
    assert len(rebuilt) == 2
