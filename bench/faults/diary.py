#!/usr/bin/env python
"""Make a real search server fail in every way we know, and write down what people saw: bench/faults/diary.py URL [URL …].

URL is a server that bin/services started, such as elasticsearch://127.0.0.1:9281/hansenetz-test. For each fault: what the
result page answers without and with a fallback and how long that takes, what search_state says, that other pages and saving
go on, and how long it takes after the fault's end until the index equals the database again.
"""

import argparse
import json
import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from pathlib import Path
from urllib.parse import urlsplit
from uuid import uuid4

ROOT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT), str(ROOT / "bench")]

import load  # noqa: E402

from tests.search import fake_server  # noqa: E402

PAGES = 40
HEADERS = {"X-Forwarded-Proto": "https"}


@dataclass(frozen=True, slots=True)
class Line:
    """What one fault looked like; seconds."""

    fault: str
    alone: str
    with_fallback: str
    told: str
    others: str
    in_step_after: float


def main() -> None:
    """Go through the faults on each server and print a table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("servers", nargs="+")
    servers = parser.parse_args().servers
    home = load.folder(PAGES)
    os.environ |= load.environment(home) | {"SEARCH_MEANING": "off"}
    subprocess.run(
        [sys.executable, str(ROOT / "bench" / "load.py"), str(PAGES), "--describe"], check=True, env=os.environ
    )
    load._django()
    _quiet()
    for server in servers:
        lines = list(diary(server, home))
        name = urlsplit(server).scheme
        (home / f"faults-{name}.json").write_text(
            json.dumps([asdict(line) for line in lines], indent=1, ensure_ascii=False)
        )
        print(f"\n| {name} | result page alone | with fallback | search_state | other pages, saving | in step after |")
        print("| --- | --- | --- | --- | --- | --- |")
        for line in lines:
            cells = (line.fault, line.alone, line.with_fallback, line.told, line.others, f"{line.in_step_after:.1f} s")
            print(f"| {' | '.join(cells)} |")


def diary(server: str, home: Path) -> Iterator[Line]:
    """Yield a line for each fault."""
    from django.conf import settings

    from search.engine import connect
    from search.rebuilding import rebuild

    parts = urlsplit(server)
    real = fake_server.passing_on(parts.hostname, parts.port)
    direct = connect(f"{server}-{uuid4().hex[:8]}")
    name = direct.generations.name
    with fake_server.serving(real, parts.scheme) as proxy:
        settings.SEARCH_URL = f"{parts.scheme}://127.0.0.1:{proxy.port}/{name}"
        fallback = f"embedded://{home / 'search'}"
        rebuild(direct)
        try:
            for title, fault in {**_of_the_wire(proxy, real), **_of_the_index(direct)}.items():
                yield _line(title, fault, fallback)
        finally:
            direct.server.delete([*direct.generations.standing().indices])


def _of_the_wire(proxy: object, real: object) -> dict[str, Callable[[], object]]:
    """Return faults of the way to the server, each a context."""

    @contextmanager
    def answering(answer: object) -> Iterator[None]:
        proxy.answer = answer
        yield
        proxy.answer = real

    said = fake_server.said
    wrong = said({"name": "nginx"}).replace(b"X-Elastic-Product: Elasticsearch", b"Server: nginx")
    ways = {
        "connection is cut": lambda request: iter(()),
        "never answers": lambda request: _silent(30),
        "slow trickle": lambda request: _trickle(real(request)),
        "answer cut in half": lambda request: iter([real(request)[:-40]]),
        "another product answers": lambda request: wrong,
        "answers 503": lambda request: said({"error": "unavailable"}, "503 Service Unavailable"),
        "answers 429": lambda request: said({"error": "too many requests"}, "429 Too Many Requests"),
        "answers no JSON": lambda request: said(b"<html>oops</html>"),
    }
    return {title: lambda answer=answer: answering(answer) for title, answer in ways.items()}


def _of_the_index(direct: object) -> dict[str, Callable[[], object]]:
    """Return faults of the index itself, made on the real server."""
    from search.engines.server import mapping

    @contextmanager
    def blocked(block: str) -> Iterator[None]:
        for index in direct.generations.standing().indices:
            direct.server.set(index, {f"index.blocks.{block}": True})
        yield
        for index in direct.generations.standing().indices:
            direct.server.set(index, {f"index.blocks.{block}": None})

    @contextmanager
    def deleted() -> Iterator[None]:
        direct.server.delete([*direct.generations.standing().indices])
        yield

    @contextmanager
    def doubled() -> Iterator[None]:
        second = direct.generations.fresh()
        direct.server.create(second, mapping.index_body(*direct.server.version()), alias=direct.generations.name)
        yield

    return {
        "index is read-only": lambda: blocked("read_only"),
        "disk is full (flood stage)": lambda: blocked("read_only_allow_delete"),
        "index was deleted": deleted,
        "alias on two indices": doubled,
    }


def _line(title: str, fault: Callable[[], object], fallback: str) -> Line:
    from django.conf import settings

    from search.engine import connect, engine

    settings.SEARCH_FALLBACK_URL = ""
    _close_breaker()
    with fault():
        alone = _result_page()
        told = connect(settings.SEARCH_URL).state()
        _change()
        others = _others()
        settings.SEARCH_FALLBACK_URL = fallback
        _close_breaker()
        helped = _result_page()
    settings.SEARCH_FALLBACK_URL = ""
    _close_breaker()
    start = time.perf_counter()
    _work_until_in_step(engine)
    return Line(title, alone, helped, told.detail or "ready", others, time.perf_counter() - start)


def _result_page() -> str:
    from django.test import Client

    start = time.perf_counter()
    answer = Client(SERVER_NAME="localhost", headers=HEADERS).get("/suche/", {"q": "Sensor"})
    took = time.perf_counter() - start
    page = answer.content.decode()
    what = "hits" if 'data-total="' in page else "sentence" if "antwortet gerade nicht" in page else "page"
    mark = ", degraded" if "data-degraded" in page else ""
    return f"{answer.status_code} {what}{mark}, {took:.1f} s"


def _others() -> str:
    from django.test import Client

    visitor = Client(SERVER_NAME="localhost", headers=HEADERS)
    codes = {visitor.get(path).status_code for path in ("/", "/staedte/luebeck/", "/karte/", "/veranstaltungen/")}
    return f"{'/'.join(map(str, sorted(codes)))}, saved"


def _change() -> None:
    """Save as an editor does; nothing may hinder it."""
    from projects.models import SolutionPage

    page = SolutionPage.objects.filter(slug__startswith="bench-", live=True).order_by("?").first()
    page.problem = f"Stand {time.time_ns()}"
    page.save_revision().publish()


def _work_until_in_step(engine: Callable[[], object]) -> None:
    from hansenetz import worker
    from search import drift, outbox

    for _ in range(300):
        worker.drain()
        if not outbox.depth() and engine().state().is_ready and not drift.compare(engine()).keys:
            return
        time.sleep(0.1)
    raise SystemExit("index and database still differ after 30 s")


def _close_breaker() -> None:
    """Begin each page as a process does that knows of no trouble yet."""
    from search import engine

    engine.connect.cache_clear()


def _silent(seconds: float) -> Iterator[bytes]:
    time.sleep(seconds)
    yield b""


def _trickle(answer: bytes) -> Iterator[bytes]:
    for at in range(len(answer)):
        time.sleep(0.05)
        yield answer[at : at + 1]


def _quiet() -> None:
    import logging

    from django.conf import settings

    settings.SECURE_SSL_REDIRECT = False
    settings.TRUSTED_PROXIES = []
    logging.disable(logging.CRITICAL)


if __name__ == "__main__":
    main()
