#!/usr/bin/env python
"""Measure a scratch site of bench/load.py under load, beside the floor in the same run: bench/speed.py N [N …].

For each size: result pages, completion, solution page, start, 304 answers, raw engine time, memory. `--engine URL` asks a
search server instead of the embedded index. Prints a table and keeps it as JSON in the folder of the scratch site.
"""

import argparse
import json
import os
import subprocess
import sys
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from itertools import cycle, islice
from pathlib import Path
from time import perf_counter
from urllib.parse import urlencode

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT), str(ROOT / "bench")]

import load  # noqa: E402
from paths import SOLUTION, mixed  # noqa: E402
from records import questions, records  # noqa: E402
from servers import Server, gunicorn  # noqa: E402
from visitors import Load, ask  # noqa: E402

CONNECTIONS = 8


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the table; cpu_ms is CPU time of the server for each request."""

    what: str
    load: Load
    cpu_ms: float


def main() -> None:
    """Measure each size and print its table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("numbers", type=int, nargs="+")
    parser.add_argument("--corpus", type=Path)
    parser.add_argument("--requests", type=int, default=1000)
    parser.add_argument("--engine", default="")
    parser.add_argument("--meaning", default="")
    options = parser.parse_args()
    for number in options.numbers:
        _prepare(number, options)
        home = load.folder(number)
        environment = load.environment(home) | {"RELEASE": "bench"}
        environment |= {"SEARCH_URL": options.engine} if options.engine else {}
        environment |= {"SEARCH_MEANING": options.meaning} if options.meaning else {}
        asked = questions(options.requests * 2, options.corpus)
        table = [*_floor(home, number, options, asked), *_site(environment, options, asked)]
        _print(number, table)
        name = f"speed-{options.engine.partition(':')[0] or 'embedded'}-{options.meaning or 'default'}.json"
        (home / name).write_text(json.dumps([asdict(line) for line in table], indent=1))


def _prepare(number: int, options: argparse.Namespace) -> None:
    """Make the scratch site where it is missing, and bring one of an older release up to date."""
    corpus = ["--corpus", str(options.corpus)] if options.corpus else []
    command = [sys.executable, str(ROOT / "bench" / "load.py"), str(number), "--kept", *corpus]
    engine = {"SEARCH_URL": options.engine} if options.engine else {}
    subprocess.run(command, check=True, env={**os.environ, **engine})


def _floor(home: Path, number: int, options: argparse.Namespace, asked: Sequence[str]) -> Iterator[Line]:
    environment = {"VAR_DIR": str(home), "BENCH_FLOOR": "1"}
    if not (home / "floor.sqlite3").exists():
        os.environ["VAR_DIR"] = str(home)
        rows = [(record.title, record.summary, record.body) for record in records(number, options.corpus)]
        script = "import sys, json; sys.path.insert(0, 'bench'); import floor; floor.build(json.load(sys.stdin))"
        command = [sys.executable, "-c", script]
        subprocess.run(
            command, cwd=ROOT, env={**os.environ, **environment}, input=json.dumps(rows).encode(), check=True
        )
    with gunicorn("floor:application", environment, config=ROOT / "bench" / "floor_server.py") as server:
        known = [f"/suche/?{urlencode({'q': text})}" for text in asked[:200]]
        ask(server.port, known, connections=CONNECTIONS)
        yield _line("floor: FTS5 and a Django view", server, list(islice(cycle(known), options.requests)))


def _site(environment: dict[str, str], options: argparse.Namespace, asked: Sequence[str]) -> Iterator[Line]:
    with gunicorn("hansenetz.wsgi:application", environment) as server:
        known, fresh = mixed(asked[:200]), mixed(asked[200:])
        warm = [*known, *known, "/", SOLUTION]
        ask(server.port, warm * 2, connections=CONNECTIONS)
        yield _line("result page, 200 known wordings", server, list(islice(cycle(known), options.requests)))
        yield _line("result page, new wordings", server, fresh[: options.requests])
        yield _line("200 mixed wordings, one at a time", server, known, connections=1)
        typed = [f"/suche/vorschlaege/?{urlencode({'q': text[:6]})}" for text in asked[: options.requests]]
        yield _line("completion", server, typed)
        yield _line("solution page, again", server, [SOLUTION] * options.requests * 2)
        yield _line("start page, again", server, ["/"] * options.requests * 2)
        tag = _etag(server.port, SOLUTION)
        headers = [f"If-None-Match: {tag}"]
        again = [SOLUTION] * options.requests * 2
        yield _line("solution page, unchanged (304)", server, again, headers=headers, good=304)
        print("  memory of a worker, MiB:", *(f"{size:.0f}" for size in server.memory_mib()))
    print(
        "  engine alone, p50 / p95 / slowest ms:", *(f"{each:.1f}" for each in _engine_alone(environment, asked[:200]))
    )


def _line(
    what: str,
    server: Server,
    paths: Sequence[str],
    *,
    connections: int = CONNECTIONS,
    headers: Sequence[str] = (),
    good: int = 200,
) -> Line:
    before = server.cpu_seconds()
    found = ask(server.port, paths, connections=connections, headers=headers, good=good)
    return Line(what, found, (server.cpu_seconds() - before) * 1000 / len(paths))


def _etag(port: int, path: str) -> str:
    from http.client import HTTPConnection

    connection = HTTPConnection("127.0.0.1", port)
    connection.request("GET", path, headers={"Host": "localhost", "X-Forwarded-Proto": "https"})
    return connection.getresponse().getheader("ETag") or ""


def _engine_alone(environment: dict[str, str], asked: Sequence[str]) -> tuple[float, float, float]:
    """Return how long the engine takes for a question in a process of its own, in milliseconds."""
    script = (
        "import django, json, sys; django.setup(); sys.path.insert(0, 'bench'); import speed;"
        "print(json.dumps(speed.times(json.load(sys.stdin))))"
    )
    settings = {**os.environ, **environment, "PYTHONPATH": str(ROOT)}
    command = [sys.executable, "-c", script]
    output = subprocess.run(
        command, cwd=ROOT, env=settings, input=json.dumps(asked).encode(), check=True, capture_output=True
    )
    ranked = sorted(json.loads(output.stdout))
    return ranked[len(ranked) // 2], ranked[int(len(ranked) * 0.95)], ranked[-1]


def times(asked: Sequence[str]) -> list[float]:
    """Ask the engine itself, once to warm up and once with a clock; milliseconds a question.

    The first time another number of hits is asked for: an answer that is remembered would say nothing of the engine.
    """
    from search.engine import engine
    from search.entry import PUBLIC, Question

    found = []
    for size in (9, 10):
        for text in asked:
            start = perf_counter()
            engine().find(Question(text, frozenset({PUBLIC}), size=size))
            found.append((perf_counter() - start) * 1000)
    return found[len(asked) :]


def _print(number: int, table: Sequence[Line]) -> None:
    print(f"\n| {number} entries | req/s | p50 ms | p95 ms | slowest ms | CPU ms | errors |")
    print("| --- | --- | --- | --- | --- | --- | --- |")
    for line in table:
        each = line.load
        figures = f"{each.per_second:.0f} | {each.p50:.1f} | {each.p95:.1f} | {each.slowest:.1f} | {line.cpu_ms:.1f}"
        print(f"| {line.what} | {figures} | {each.errors} |")


if __name__ == "__main__":
    main()
