"""A city's own embeddings service over HTTP(S), asked as OpenAI's ``/v1/embeddings`` is: docs/operations.md has the contract."""

import json
from collections.abc import Sequence
from http.client import HTTPConnection, HTTPException, HTTPSConnection
from threading import Lock
from time import monotonic
from urllib.parse import urlsplit

import numpy as np
from django.conf import settings

from search.meaning.model import ModelDownError
from search.meaning.vectors import Rows, text_hash, unit

QUESTION_SECONDS = 1.0  # in all: a reader waits
PASSAGES_SECONDS = 60.0  # the worker waits
REST_SECONDS = 30.0  # after a failure nobody asks
PIECE, MOST_BYTES = 65_536, 50_000_000
UNNAMED = "embeddings"


class Model:
    """See search.meaning.model.Model; the part of the address behind # is the name of the model."""

    def __init__(self, url: str) -> None:
        self._parts = urlsplit(url)
        self._wanted = self._parts.fragment or UNNAMED
        self.name = f"service-{text_hash(url).hex()[:12]}"
        self._resting_until = 0.0
        self._lock = Lock()

    def passages(self, texts: Sequence[str]) -> Rows:
        """Return one vector a text.

        Raises:
            ModelDownError: the service did not answer as agreed.
        """
        return self._asked(list(texts), "passage", PASSAGES_SECONDS)

    def question(self, text: str) -> Rows:
        """Return the vector of a question.

        Raises:
            ModelDownError: the service did not answer as agreed in a second, or failed a moment ago.
        """
        return self._asked([text], "query", QUESTION_SECONDS)[0]

    def _asked(self, texts: list[str], kind: str, seconds: float) -> Rows:
        if monotonic() < self._resting_until:
            raise ModelDownError("The embeddings service failed a moment ago.")
        try:
            body = json.dumps({"model": self._wanted, "input": texts, "input_type": kind}).encode()
            return _rows(self._sent(body, monotonic() + seconds), len(texts))
        except (OSError, HTTPException, ValueError, LookupError, TypeError) as error:
            with self._lock:
                self._resting_until = monotonic() + REST_SECONDS
            raise ModelDownError(f"The embeddings service: {type(error).__name__}: {error}") from error

    def _sent(self, body: bytes, deadline: float) -> bytes:
        """Return the answer's body; a trickle ends at the deadline too."""
        kind = HTTPSConnection if self._parts.scheme == "https" else HTTPConnection
        connection = kind(self._parts.hostname or "", self._parts.port, timeout=deadline - monotonic())
        headers = {"Content-Type": "application/json"}
        if settings.SEARCH_MEANING_KEY:
            headers["Authorization"] = f"Bearer {settings.SEARCH_MEANING_KEY}"
        try:
            connection.request("POST", self._parts.path or "/v1/embeddings", body, headers)
            answer = connection.getresponse()
            received = b""
            while piece := answer.read1(PIECE):
                received += piece
                if monotonic() > deadline or len(received) > MOST_BYTES:
                    raise TimeoutError("too slow or too long")
        finally:
            connection.close()
        if answer.status != 200:
            raise ValueError(f"status {answer.status}")
        return received


def _rows(received: bytes, number: int) -> Rows:
    answered = sorted(json.loads(received)["data"], key=lambda each: int(each["index"]))
    rows = np.asarray([each["embedding"] for each in answered], dtype=np.float32)
    if rows.ndim != 2 or len(rows) != number or not np.isfinite(rows).all():
        raise ValueError("not one vector a text")
    return unit(rows)
