"""One at a time: whoever drains the outbox holds one lock, whoever rebuilds an index or publishes what is due another.

On one machine a file is the lock. Where several machines share a PostgreSQL database, it holds a second one for all of them.
"""

import fcntl
import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from time import monotonic, sleep

from django.conf import settings
from django.db import DatabaseError, connection

from search.engine import EngineBusyError

STEP_SECONDS = 0.02
DRAINING, REBUILDING, PUBLISHING = 1, 2, 3
OURS = 0x48616E73  # keeps our locks apart from others in the same database
# A machine that loses its power says no goodbye: so long until PostgreSQL notices and frees its lock.
NOTICED = {"tcp_keepalives_idle": "20", "tcp_keepalives_interval": "5", "tcp_keepalives_count": "3"}


@contextmanager
def writing(wait_seconds: float, what: int = DRAINING) -> Iterator[None]:
    """Hold the lock for the block, across threads, processes and machines.

    Raises:
        EngineBusyError: somebody else still held it after wait_seconds.
    """
    deadline = monotonic() + wait_seconds
    with _on_this_machine(what, deadline), _between_machines(what, deadline):
        yield


@contextmanager
def _on_this_machine(what: int, deadline: float) -> Iterator[None]:
    directory = Path(settings.VAR_DIR)
    directory.mkdir(parents=True, exist_ok=True)
    # A descriptor of its own for each holder: flock parts descriptors, and so threads as well.
    descriptor = os.open(directory / f"search-{what}.lock", os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o640)
    try:
        _take(lambda: _flock(descriptor), deadline)
        yield
    finally:
        os.close(descriptor)


@contextmanager
def _between_machines(what: int, deadline: float) -> Iterator[None]:
    """Hold the database's lock, which ends with the connection, however that ends."""
    if connection.vendor != "postgresql":
        yield
        return
    with connection.cursor() as cursor:
        for name, seconds in NOTICED.items():
            cursor.execute("SELECT set_config(%s, %s, false)", [name, seconds])
    _take(lambda: bool(_asked("SELECT pg_try_advisory_lock(%s, %s)", what)), deadline)
    try:
        yield
    finally:
        try:
            _asked("SELECT pg_advisory_unlock(%s, %s)", what)
        except DatabaseError:
            connection.close()  # a lock that cannot be given back must not outlive us


def _take(attempt: Callable[[], bool], deadline: float) -> None:
    while not attempt():
        if monotonic() >= deadline:
            raise EngineBusyError("Another process is writing to the index.")
        sleep(STEP_SECONDS)


def _flock(descriptor: int) -> bool:
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True


def _asked(statement: str, what: int) -> object:
    with connection.cursor() as cursor:
        cursor.execute(statement, [OURS, what])
        return cursor.fetchone()[0]
