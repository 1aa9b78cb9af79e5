"""Connections that keep to a deadline, whatever trickles in: a search never waits longer than it may."""

import io
import socket
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from http.client import HTTPResponse
from time import monotonic
from typing import Any

import urllib3
from urllib3.connection import HTTPConnection, HTTPSConnection

CONNECT_SECONDS, READ_SECONDS = 0.3, 1.0
QUICK_SECONDS = 1.5  # a question, all in all

_ends_at: ContextVar[float] = ContextVar("ends_at")


@contextmanager
def within(seconds: float) -> Iterator[urllib3.Timeout]:
    """Give the block's request so many seconds in all; up to QUICK_SECONDS, silence ends it after READ_SECONDS."""
    token = _ends_at.set(monotonic() + seconds)
    try:
        yield urllib3.Timeout(connect=CONNECT_SECONDS, read=READ_SECONDS if seconds <= QUICK_SECONDS else seconds)
    finally:
        _ends_at.reset(token)


def _left() -> float:
    left = _ends_at.get() - monotonic()
    if left <= 0:
        raise TimeoutError("The answer did not end in time.")
    return left


class _PunctualReader(io.RawIOBase):
    """Reads from a socket until the request's deadline."""

    def __init__(self, connected: socket.socket, stream: Any) -> None:
        self._socket, self._stream = connected, stream
        self._silence = connected.gettimeout()

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int | None:
        left = _left()
        self._socket.settimeout(left if self._silence is None else min(left, self._silence))
        read: int | None = self._stream.readinto(buffer)
        return read

    def close(self) -> None:
        self._stream.close()
        super().close()


class _PunctualResponse(HTTPResponse):
    def __init__(self, sock: socket.socket, *arguments: Any, **options: Any) -> None:
        super().__init__(sock, *arguments, **options)
        self.fp = io.BufferedReader(_PunctualReader(sock, self.fp.detach()))


class _Punctual:
    """What both kinds of connections have in common."""

    sock: socket.socket | None
    response_class: Any = _PunctualResponse

    def request(self, *arguments: Any, **options: Any) -> None:
        if self.sock:  # kept open since another request, which may have had less time left
            self.sock.settimeout(_left())
        super().request(*arguments, **options)  # type: ignore[misc]

    def connect(self) -> None:
        super().connect()  # type: ignore[misc]
        if self.sock:
            self.sock.settimeout(_left())


class _PunctualConnection(_Punctual, HTTPConnection):
    pass


class _PunctualTlsConnection(_Punctual, HTTPSConnection):
    pass


def keep_to_deadlines(pool: urllib3.HTTPConnectionPool) -> None:
    """Make a pool's connections punctual, and never let a request wait for a free one."""
    is_encrypted = isinstance(pool, urllib3.HTTPSConnectionPool)
    pool.ConnectionCls = _PunctualTlsConnection if is_encrypted else _PunctualConnection
    pool.block = False
