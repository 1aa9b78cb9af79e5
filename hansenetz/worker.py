"""What goes on beside the requests: draining the outbox, scheduled publishing, comparing index and database."""

import logging
import signal
from collections.abc import Callable
from datetime import datetime
from functools import partial
from pathlib import Path
from threading import Event
from time import monotonic
from types import FrameType

from django.conf import settings
from django.core.management import call_command
from django.db import DatabaseError, close_old_connections
from django.utils import timezone

from network import messages
from search import drift, outbox, runs, usage
from search.engine import EngineBusyError, EngineDownError, engine
from search.fallback import Target, targets
from search.lock import PUBLISHING, writing
from search.meaning import filling
from search.meaning.model import ModelDownError
from search.models import Run
from search.rebuilding import rebuild

logger = logging.getLogger(__name__)
_unwell_since: dict[str, float] = {}

NAP_SECONDS = 1.0
FILL_SECONDS = 2.0
MINUTE, FIVE_MINUTES, HOUR = 60.0, 300.0, 3600.0
PATIENCE_SECONDS = 120.0  # with an engine that recovers; after that its index counts as lost
AT_A_TIME_SECONDS = 5.0  # of draining, before the other duties and SIGTERM get their turn


def last_beat() -> datetime | None:
    """Return when the worker last gave a sign of life."""
    try:
        return datetime.fromisoformat(_heart().read_text(encoding="ascii"))
    except (FileNotFoundError, ValueError):
        return None


class Worker:
    """Does each duty when it is due, until it is told to stop; a duty that fails is logged and tried again."""

    def __init__(self) -> None:
        self._stopping = Event()
        self._duties: list[tuple[float, Callable[[], object]]] = [
            (0.0, drain),
            (0.0, do_what_was_asked),
            (0.0, fill_vectors),
            (MINUTE, publish_scheduled),
            (HOUR, check_index),
            (HOUR, usage.tidy),
            (FIVE_MINUTES, messages.send_waiting),
            (HOUR, messages.forget_old),
        ]
        self._due: dict[Callable[[], object], float] = {}

    def run(self) -> None:
        """Work until SIGTERM or SIGINT."""
        for number in (signal.SIGTERM, signal.SIGINT):
            signal.signal(number, self._stop)
        while not self._stopping.is_set():
            self.once()
            self._stopping.wait(NAP_SECONDS)

    def once(self) -> None:
        """Do every duty that is due."""
        close_old_connections()
        for pause_seconds, duty in self._duties:
            if not self._stopping.is_set() and self._due.get(duty, 0.0) <= monotonic():
                _attempt(duty.__name__, duty)
                self._due[duty] = monotonic() + pause_seconds
        _heart().parent.mkdir(parents=True, exist_ok=True)
        _heart().write_text(timezone.now().isoformat(), encoding="ascii")

    def _stop(self, _number: int, _frame: FrameType | None) -> None:
        self._stopping.set()


def drain() -> None:
    """Bring every index up to date; make one anew where there is none that this release can read."""
    for target in targets():
        _attempt(f"drain, {target.name}", partial(_drain, target))


def _drain(target: Target) -> None:
    state = target.engine.state()
    since = _unwell_since.setdefault(target.name, monotonic())
    if state.is_ready:
        del _unwell_since[target.name]
    elif state.needs_rebuild or monotonic() - since > PATIENCE_SECONDS:
        rebuild(target.engine, target.rows)
    outbox.drain(target.engine, rows=target.rows, limit_seconds=AT_A_TIME_SECONDS)


def do_what_was_asked() -> None:
    """Begin what somebody asked for on the administrators' page of the search."""
    if runs.is_asked(Run.Task.REBUILD):
        for target in targets():
            _attempt(f"rebuild, {target.name}", partial(rebuild, target.engine, target.rows))
    if runs.is_asked(Run.Task.CHECK):
        check_index()


def fill_vectors() -> None:
    """Compute for some seconds what new entries and words mean; between two rounds changes are drained."""
    try:
        filling.fill(FILL_SECONDS)
    except ModelDownError as error:
        logger.warning("worker.meaning: %s", error)


def publish_scheduled() -> None:
    """Publish and expire what is due."""
    with writing(0, PUBLISHING):  # several workers would publish the same twice
        call_command("publish_scheduled", verbosity=0)


def check_index() -> None:
    """Compare every index with the database and heal what differs."""
    for target in targets():
        _attempt(f"check_index, {target.name}", partial(_check, target))
    filling.catch_up(engine())


def _check(target: Target) -> None:
    found = drift.check(target.engine, target.rows, heals=True)
    if found.keys:
        logger.error(
            "search.drift: %s entries of the %s differed, %s of them in their audience",
            len(found.keys),
            target.name,
            len(found.audience),
        )


def _attempt(name: str, duty: Callable[[], object]) -> None:
    try:
        duty()
    except EngineBusyError:
        logger.info("worker.%s: another worker is at it", name)
    except (EngineDownError, DatabaseError, OSError) as error:
        logger.warning("worker.%s: %s", name, error)


def _heart() -> Path:
    return Path(settings.VAR_DIR) / "worker.beat"
