"""One writer at a time: whoever drains, rebuilds or compares the index holds this lock."""

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from time import monotonic, sleep

from django.conf import settings

from search.engine import EngineBusyError

STEP_SECONDS = 0.02


@contextmanager
def writing(wait_seconds: float) -> Iterator[None]:
    """Hold the lock for the block, across threads and processes.

    Raises:
        EngineBusyError: somebody else still held it after wait_seconds.
    """
    directory = Path(settings.VAR_DIR)
    directory.mkdir(parents=True, exist_ok=True)
    # A descriptor of its own for each holder: flock parts descriptors, and so threads as well.
    descriptor = os.open(directory / "search.lock", os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o640)
    try:
        _take(descriptor, monotonic() + wait_seconds)
        yield
    finally:
        os.close(descriptor)


def _take(descriptor: int, deadline: float) -> None:
    while True:
        try:
            return fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            if monotonic() >= deadline:
                raise EngineBusyError("Another process is writing to the index.") from None
            sleep(STEP_SECONDS)
