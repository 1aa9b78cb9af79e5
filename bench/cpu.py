#!/usr/bin/env python
"""CPU time of one process for each kind of answer, which a busy machine does not spoil: bench/cpu.py N [--profile KIND].

Asks the WSGI application itself on a scratch site of bench/load.py, so neither gunicorn nor the network is in the figures.
Each kind is asked in rounds; the quickest round counts. The yardstick is a plain loop: by it figures of two runs, or of two
machines, compare. `--profile` says which functions of one kind take the time.
"""

import argparse
import cProfile
import json
import os
import pstats
import sys
from collections.abc import Callable, Mapping, Sequence
from io import BytesIO
from pathlib import Path
from time import process_time
from urllib.parse import urlencode
from wsgiref.util import setup_testing_defaults

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT), str(ROOT / "bench")]

import load  # noqa: E402
from paths import SOLUTION, mixed  # noqa: E402
from records import questions  # noqa: E402

WORDINGS = 200
YARD = 100_000  # numbers that the yardstick adds up
Ask = Callable[[], object]


def main() -> None:
    """Measure every kind of answer, or profile one."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("number", type=int)
    parser.add_argument("--corpus", type=Path)
    parser.add_argument("--meaning", default="")
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--profile", default="")
    options = parser.parse_args()
    home = load.folder(options.number)
    os.environ |= load.environment(home) | {"RELEASE": "bench", "TRUSTED_PROXIES": "127.0.0.1", "LOG_LEVEL": "INFO"}
    os.environ["SEARCH_MEANING"] = options.meaning
    kinds = _kinds(questions(WORDINGS, options.corpus))
    if options.profile:
        _profile(kinds[options.profile])
        return
    found = {kind: _milliseconds(asks, options.rounds) for kind, asks in kinds.items()}
    print(
        "| kind of answer | CPU ms |\n| --- | --- |",
        *(f"| {kind} | {each:.2f} |" for kind, each in found.items()),
        sep="\n",
    )
    (home / f"cpu-{options.meaning or 'default'}.json").write_text(json.dumps(found, indent=1))


def _kinds(asked: Sequence[str]) -> dict[str, Sequence[Ask]]:
    """Return for each kind of answer what asks for it."""
    get = _getter()
    known = get(SOLUTION, {})["ETag"]
    typed = [f"/suche/vorschlaege/?{urlencode({'q': text[:6].strip()})}" for text in asked]
    return {
        "result page, known wordings": [lambda path=path: get(path, {}) for path in mixed(asked)],
        "completion": [lambda path=path: get(path, {}) for path in typed],
        "solution page, again": [lambda: get(SOLUTION, {})] * WORDINGS,
        "solution page, unchanged (304)": [lambda: get(SOLUTION, {"HTTP_IF_NONE_MATCH": known})] * WORDINGS,
        "start page, again": [lambda: get("/", {})] * WORDINGS,
        "yardstick": [lambda: sum(range(YARD))] * WORDINGS,
    }


def _getter() -> Callable[[str, Mapping[str, str]], Mapping[str, str]]:
    """Return what asks the application as gunicorn does, and gives the headers of the answer."""
    from hansenetz.wsgi import application

    def get(path: str, headers: Mapping[str, str]) -> Mapping[str, str]:
        place, _, query = path.partition("?")
        environ: dict[str, object] = {"PATH_INFO": place, "QUERY_STRING": query, "HTTP_HOST": "localhost"}
        environ |= {"HTTP_X_FORWARDED_PROTO": "https", "REMOTE_ADDR": "127.0.0.1", "HTTP_ACCEPT_ENCODING": "gzip, br"}
        environ |= {"wsgi.input": BytesIO(), **headers}
        setup_testing_defaults(environ)
        said: dict[str, str] = {}

        def start(status: str, pairs: list[tuple[str, str]], *_: object) -> Callable[[bytes], object]:
            if status[:3] not in {"200", "304"}:
                raise SystemExit(f"{status}: {path}")
            said.update(pairs)
            return said.setdefault  # type: ignore[return-value]  # nobody writes by it

        answer = application(environ, start)
        for _piece in answer:
            pass
        answer.close()  # type: ignore[attr-defined]
        return said

    return get


def _milliseconds(asks: Sequence[Ask], rounds: int) -> float:
    """Return the CPU time of one answer in the quickest round."""
    _round(asks)
    return min(_round(asks) for _ in range(rounds)) * 1000 / len(asks)


def _round(asks: Sequence[Ask]) -> float:
    start = process_time()
    for ask in asks:
        ask()
    return process_time() - start


def _profile(asks: Sequence[Ask]) -> None:
    _round(asks)
    profile = cProfile.Profile()
    profile.runcall(_round, asks)
    stats = pstats.Stats(profile)
    for order in ("cumulative", "tottime"):
        stats.sort_stats(order).print_stats(60)


if __name__ == "__main__":
    main()
