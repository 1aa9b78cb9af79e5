#!/usr/bin/env python
"""Compare every answer that threads give at once with what one visitor alone is told: bench/answers.py [N] [--meaning e5].

Asks result pages of the scratch site with N solutions (1000), by gunicorn's processes and threads, and compares whole bodies.
Exit code 1 if any answer differs.
"""

import argparse
import sys
from concurrent.futures import ThreadPoolExecutor
from http.client import HTTPConnection
from pathlib import Path
from urllib.parse import urlencode

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT), str(ROOT / "bench")]

import load  # noqa: E402
from records import questions  # noqa: E402
from servers import gunicorn  # noqa: E402

WORDINGS, ROUNDS, VISITORS = 200, 10, 16


def main() -> None:
    """Ask each wording alone, then all of them at once, again and again."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("number", type=int, nargs="?", default=1000)
    parser.add_argument("--corpus", type=Path)
    parser.add_argument("--meaning", default="e5")
    options = parser.parse_args()
    environment = load.environment(load.folder(options.number)) | {
        "SEARCH_MEANING": options.meaning,
        "RELEASE": "bench",
    }
    paths = [f"/suche/?{urlencode({'q': text})}" for text in questions(WORDINGS, options.corpus)]
    with gunicorn("hansenetz.wsgi:application", environment) as server:
        alone = {path: body(server.port, path) for path in paths}
        with ThreadPoolExecutor(VISITORS) as visitors:
            together = list(visitors.map(lambda path: (path, body(server.port, path)), paths * ROUNDS))
    different = [path for path, told in together if told != alone[path]]
    print(
        f"{len(together)} answers to {len(paths)} wordings by {VISITORS} at once: {len(different)} differ",
        *different[:5],
    )
    sys.exit(bool(different))


def body(port: int, path: str) -> tuple[int, bytes]:
    """Return status and body of a page."""
    connection = HTTPConnection("127.0.0.1", port, timeout=60)
    connection.request("GET", path, headers={"Host": "localhost", "X-Forwarded-Proto": "https"})
    response = connection.getresponse()
    found = response.status, response.read()
    connection.close()
    return found


if __name__ == "__main__":
    main()
