"""The writing side of a server's index."""

import json
import random
from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import islice
from time import monotonic, sleep, time_ns

from django.utils.translation import gettext as _

from search.engine import EngineDownError
from search.engines.server import mapping
from search.engines.server.client import (
    BUSY,
    PATIENT_SECONDS,
    WRITE_SECONDS,
    BusyServerError,
    NoIndexError,
    Server,
)
from search.engines.server.generations import Generations
from search.entry import Entry

Versions = Mapping[str, int]
UNSTORABLE = (TypeError, ValueError, OverflowError)
MOST_BYTES, MOST_LINES = 2_000_000, 500  # of one request
PAUSES_SECONDS = (0.1, 0.3, 0.9)  # before a request that found the server busy is sent again
SAMPLE = 100  # entries of a new index that are compared with what was sent
CONFLICT, NOT_FOUND = 409, 404
BLOCKED = "cluster_block_exception"


class Store:
    """Writes entries into indices; see search.engine.Engine for what each method promises."""

    def __init__(self, server: Server) -> None:
        self.server = server
        self.generations = Generations(server, mapping.fingerprint())

    def put(self, entries: Iterable[Entry], versions: Versions | None = None) -> dict[str, str]:
        """Store entries; return the keys of those that cannot be stored, with the reason."""
        known = versions or {}
        now = _now()
        lines, rejected, _digests = _lines(entries, lambda key: known.get(key, now))
        return rejected | self._write(lines)

    def drop(self, keys: Iterable[str], versions: Versions | None = None) -> None:
        """Forget entries."""
        known = versions or {}
        now = _now()
        self._write({key: _action("delete", key, known.get(key, now)) for key in keys})

    def rebuild(self, entries: Iterable[Entry], version: int | None = None) -> int:
        """Fill a new index beside the old one, compare it with what was sent, and switch.

        Raises:
            EngineDownError: the server is not to be had, or does not hold what it was sent; the old index stays.
        """
        began = self.generations.standing()
        self.generations.sweep(keep=began.current)
        index, oldest = self.generations.fresh(), version or _now()
        self.server.create(index, mapping.index_body(*self.server.version()), alias=self.generations.next)
        is_current = False
        try:
            sent = self._fill(entries, oldest)
            self.server.set(index, mapping.EVERY_DAY)
            self.server.refresh(index)
            self._verify(index, sent, oldest)
            self.generations.switch(index, self.generations.standing())
            is_current = True
        finally:
            if not is_current:
                self._clear_away(index)
        self.generations.sweep(keep=(index, *began.current))  # a question under way may still read the former one
        return self.server.count(index)

    def _write(self, lines: Mapping[str, str]) -> dict[str, str]:
        """Write lines by key through the aliases; return which the server refuses, and why."""
        if not lines:
            return {}
        standing = self.generations.standing()
        self.generations.current(standing)
        refused: dict[str, str] = {}
        # First the one being filled: should it become current in between, the second write finds it there.
        for alias in (self.generations.next, self.generations.name):
            if alias == self.generations.name or standing.filling:
                try:
                    refused |= self._send(alias, lines, WRITE_SECONDS, is_seen_at_once=True)
                except NoIndexError:
                    if alias == self.generations.name:
                        raise
        return refused

    def _fill(self, entries: Iterable[Entry], version: int) -> dict[str, str]:
        """Write everything to the next index and return the digest of each entry it holds."""
        waiting, sent = iter(entries), dict[str, str]()
        while batch := list(islice(waiting, MOST_LINES)):
            lines, _rejected, digests = _lines(batch, lambda key: version)
            refused = self._send(self.generations.next, lines, PATIENT_SECONDS, is_seen_at_once=False)
            sent |= {key: digest for key, digest in digests.items() if key not in refused}
        return sent

    def _verify(self, index: str, sent: Mapping[str, str], version: int) -> None:
        """Compare number and a sample with what was sent; what others wrote meanwhile may differ."""
        count, (put, dropped) = self.server.count(index), self.server.written(index)
        sample = random.sample(sorted(sent), min(SAMPLE, len(sent)))
        found = self.server.documents(index, sample, [mapping.DIGEST]) if sample else []
        lost = [each["_id"] for each in found if not each.get("found")]
        wrong = [
            each["_id"]
            for each in found
            if each.get("found")
            and each["_version"] <= version
            and each["_source"][mapping.DIGEST] != sent[each["_id"]]
        ]
        if wrong or len(lost) > dropped or not len(sent) - dropped <= count <= max(put, len(sent)):
            raise EngineDownError(_("The new index does not hold what was sent to it; the old one stays."))

    def _clear_away(self, index: str) -> None:
        try:
            self.server.delete([index])
        except EngineDownError:
            return  # the next rebuild does it

    def _send(self, alias: str, lines: Mapping[str, str], seconds: float, *, is_seen_at_once: bool) -> dict[str, str]:
        """Write lines in requests of bearable size; what finds the server busy is sent again a moment later."""
        refused: dict[str, str] = {}
        ends_at = monotonic() + max(seconds, WRITE_SECONDS)
        for batch in _batches(lines):
            waiting = batch
            for pause in (*PAUSES_SECONDS, None):
                waiting, why = self._send_once(alias, waiting, refused, seconds, is_seen_at_once=is_seen_at_once)
                if not waiting:
                    break
                if pause is None or monotonic() + pause > ends_at:
                    raise BusyServerError(_("The search server takes no entries at the moment: %s") % why)
                sleep(pause * random.uniform(0.5, 1.5))  # noqa: S311 (jitter, no secret)
        return refused

    def _send_once(
        self, alias: str, lines: Mapping[str, str], refused: dict[str, str], seconds: float, *, is_seen_at_once: bool
    ) -> tuple[dict[str, str], str]:
        """Send one request; note what is refused for good and return what may be tried again, and why."""
        try:
            results = self.server.bulk(alias, list(lines.values()), is_seen_at_once=is_seen_at_once, seconds=seconds)
        except BusyServerError as error:
            return dict(lines), str(error)
        again, why = dict[str, str](), ""
        for key, result in zip(lines, results, strict=True):
            if result.status < 300 or result.status == CONFLICT or (result.status == NOT_FOUND and not result.trouble):
                continue  # done, done by somebody later, or not there to be dropped
            if result.status == NOT_FOUND:
                raise NoIndexError(_("The search server has no index for us."))
            if result.status in {401, 403} or BLOCKED in result.trouble:
                raise EngineDownError(_("The index takes no changes (%s); is the server's disk full?") % result.trouble)
            if result.status == BUSY or result.status >= 500:
                again[key], why = lines[key], result.trouble
            else:
                refused[key] = result.trouble
        return again, why


def _now() -> int:
    """Return a version for a write without a mark; marks are never below the clock in microseconds either."""
    return time_ns() // 1000


def _lines(
    entries: Iterable[Entry], version_of: Callable[[str], int]
) -> tuple[dict[str, str], dict[str, str], dict[str, str]]:
    """Return for each entry its lines of a bulk request, or why it cannot have any; and the digests."""
    lines: dict[str, str] = {}
    rejected: dict[str, str] = {}
    digests: dict[str, str] = {}
    for entry in entries:
        try:
            document = mapping.document(entry)
            text = json.dumps(document, ensure_ascii=False, separators=(",", ":"))
            text.encode()
        except UNSTORABLE as error:
            rejected[entry.key] = f"{type(error).__name__}: {error}"
        else:
            lines[entry.key] = f"{_action('index', entry.key, version_of(entry.key))}\n{text}"
            digests[entry.key] = document[mapping.DIGEST]
    return lines, rejected, digests


def _action(name: str, key: str, version: int) -> str:
    # An equal version may be written again: each look at a page is at least as new as its mark.
    return json.dumps({name: {"_id": key, "version": version, "version_type": "external_gte"}})


def _batches(lines: Mapping[str, str]) -> Iterator[dict[str, str]]:
    batch: dict[str, str] = {}
    size = 0
    for key, line in lines.items():
        if batch and (size + len(line) > MOST_BYTES or len(batch) >= MOST_LINES):
            yield batch
            batch, size = {}, 0
        batch[key] = line
        size += len(line)
    if batch:
        yield batch
