"""Spares people the wait for a server that does not answer: after some failures nobody asks it for a while."""

from collections.abc import Iterator
from contextlib import contextmanager
from threading import Lock
from time import monotonic

from django.utils.translation import gettext as _

from search.engine import EngineDownError

FAILURES, WITHIN_SECONDS = 3, 10.0
PAUSE_SECONDS = 3.0


class ServerFaultError(EngineDownError):
    """The server did not answer, or not as a search server does."""


class Breaker:
    """Opens after three failures in ten seconds; after a pause one request may try whether the server is back."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._failures: list[float] = []
        self._open_until: float | None = None
        self._reason = ""

    @property
    def is_open(self) -> bool:
        """Tell whether requests are turned away."""
        return self._open_until is not None

    @contextmanager
    def guarding(self) -> Iterator[None]:
        """Let the block ask the server, and learn from how it ends.

        Raises:
            EngineDownError: the server has just failed too often.
        """
        self._enter()
        try:
            yield
        except ServerFaultError as fault:
            self._failed(str(fault))
            raise
        except BaseException:
            self._worked()  # it answered, whatever it said
            raise
        self._worked()

    def _enter(self) -> None:
        with self._lock:
            if self._open_until is None:
                return
            if monotonic() < self._open_until:
                raise EngineDownError(_("The search server failed several times and gets a rest: %s") % self._reason)
            # This one is the probe; until it is back, the others wait for its verdict outside.
            self._open_until = monotonic() + PAUSE_SECONDS

    def _failed(self, reason: str) -> None:
        with self._lock:
            now = monotonic()
            self._failures = [*(moment for moment in self._failures if moment > now - WITHIN_SECONDS), now]
            if self._open_until is not None or len(self._failures) >= FAILURES:
                self._open_until, self._reason = now + PAUSE_SECONDS, reason

    def _worked(self) -> None:
        with self._lock:
            if self._failures or self._open_until is not None:
                self._failures.clear()
                self._open_until = None
