"""The queue in front of SQLite's single writer: one file lock that a connection holds while it writes."""

import fcntl
import os
import time
from pathlib import Path

from django.db.utils import OperationalError

PATIENCE_SECONDS = 20.0
NAP_SECONDS = 0.002


class DatabaseBusyError(OperationalError):
    """Another writer has held the database for longer than anybody should wait."""


class WriteLock:
    """A lock on a file beside the database, on a descriptor of its own.

    ``flock`` rather than ``lockf``: the latter belongs to the process and would not part its threads.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self._descriptor: int | None = None
        self._held = False

    def take(self, patience_seconds: float = PATIENCE_SECONDS) -> None:
        """Wait for the turn of this connection.

        Raises:
            DatabaseBusyError: it did not come in time.
        """
        if self._held:
            return
        if self._descriptor is None:
            self._descriptor = os.open(self.path, os.O_RDWR | os.O_CREAT, 0o640)
        last_moment = time.monotonic() + patience_seconds
        while not self._try():
            if time.monotonic() > last_moment:
                raise DatabaseBusyError(f"Die Datenbank war {patience_seconds:.0f} s lang belegt.")
            time.sleep(NAP_SECONDS)

    def free(self) -> None:
        """Let the next one write."""
        if self._held and self._descriptor is not None:
            fcntl.flock(self._descriptor, fcntl.LOCK_UN)
        self._held = False

    def close(self) -> None:
        """Free the lock and forget the file."""
        self.free()
        if self._descriptor is not None:
            os.close(self._descriptor)
            self._descriptor = None

    def _try(self) -> bool:
        assert self._descriptor is not None  # noqa: S101
        try:
            fcntl.flock(self._descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        self._held = True
        return True
