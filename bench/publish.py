#!/usr/bin/env python
"""Measure how long a change takes until it is found, and a rebuild: bench/publish.py N [N …], scratch sites of load.py.

A change is saved and published as an editor does; it is found when the request that saved it has ended (embedded engine).
"""

import argparse
import os
import subprocess
import sys
from pathlib import Path
from statistics import median
from time import perf_counter

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT), str(ROOT / "bench")]

import load  # noqa: E402

CHANGES = 30


def main() -> None:
    """Measure each size in a process of its own."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("numbers", type=int, nargs="*")
    parser.add_argument("--corpus", type=Path)
    parser.add_argument("--here", type=int, help="measure this size in this process")
    options = parser.parse_args()
    if options.here:
        return _measure(options.here)
    for number in options.numbers:
        corpus = ["--corpus", str(options.corpus)] if options.corpus else []
        subprocess.run([sys.executable, str(ROOT / "bench" / "load.py"), str(number), *corpus], check=True)
        subprocess.run([sys.executable, __file__, "--here", str(number)], check=True)
    return None


def _measure(number: int) -> None:
    os.environ |= load.environment(load.folder(number)) | {"SEARCH_MEANING": "off"}
    load._django()
    from projects.models import SolutionPage
    from search.engine import engine
    from search.entry import PUBLIC, Question

    saving, finding = [], []
    pages = SolutionPage.objects.filter(slug__startswith="bench-").order_by("pk")[: CHANGES + 5]
    for at, page in enumerate(pages):
        word = f"Publikationsprobe{at}x"
        page.title = word
        start = perf_counter()
        page.save_revision().publish()
        saving.append((perf_counter() - start) * 1000)
        start = perf_counter()
        found = engine().find(Question(word, frozenset({PUBLIC}), exact=True)).total
        finding.append((perf_counter() - start) * 1000)
        assert found == 1, word
    print(
        f"{number} entries: saved, published and indexed in {median(saving[5:]):.0f} ms "
        f"(slowest {max(saving[5:]):.0f}), then found in {median(finding[5:]):.1f} ms"
    )


if __name__ == "__main__":
    main()
