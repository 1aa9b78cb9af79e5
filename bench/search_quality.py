#!/usr/bin/env python
"""Run judged queries through the product's own entries and questions, and write a run for score.py.

bench/search_quality.py --corpus FILE --queries FILE --run OUT.jsonl [--engine URL]
"""

import argparse
import json
import os
import sys
import tempfile
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from time import perf_counter

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "hansenetz.settings")
os.environ.setdefault("SECRET_KEY", "bench")
os.environ.setdefault("DEBUG", "1")

import django  # noqa: E402

django.setup()

from bench.vectors import put_up  # noqa: E402
from search import vocabulary  # noqa: E402
from search.engine import Engine, connect  # noqa: E402
from search.entry import PUBLIC, Entry, Question, Section  # noqa: E402

VOCABULARY = ROOT / "reference" / "vocabulary"
SIZE = 20


def entries(corpus: Path) -> Iterator[Entry]:
    """Give each record of the corpus as an entry, whose key is the record's id."""
    for line in corpus.read_text(encoding="utf-8").splitlines():
        record = json.loads(line)
        yield Entry(
            key=record["id"],
            kind="loesung",
            title=record["title"],
            summary=record.get("summary") or "",
            url=f"/{record['id']}/",
            language=record.get("lang") or "de",
            shown_in=("de", "en"),
            audience=PUBLIC,
            sections=(Section("solution", record.get("body") or ""),),
            labels=(*(record.get("tags") or []), *(record.get("topics") or [])),
            names=tuple(filter(None, (record.get("organisation"), record.get("city")))),
            date=day_of(record.get("date") or ""),
        )


def day_of(text: str) -> date | None:
    """Return the day, or None where the record has only a part of one."""
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


def groups() -> Iterator[vocabulary.Group]:
    """Give the groups that a fresh site has: topics of the content, synonyms and everyday wordings."""
    import yaml

    for topic in yaml.safe_load((ROOT / "content" / "netzwerk.yaml").read_text(encoding="utf-8"))["topics"]:
        labels, synonyms = topic["label"], topic["synonyms"]
        yield vocabulary.Group((labels["de"], labels["en"], *synonyms.get("de", []), *synonyms.get("en", [])))
    yield from vocabulary.parse_synonyms((VOCABULARY / "synonyms_de.tsv").open(encoding="utf-8"))
    yield from vocabulary.parse_everyday((VOCABULARY / "everyday_de.tsv").open(encoding="utf-8"))


def run(engine: Engine, queries: list[dict[str, str]]) -> tuple[dict[str, list[str]], list[float]]:
    """Return the ranked ids of each query and how many milliseconds each took."""
    ranked, times = {}, []
    for query in queries:
        start = perf_counter()
        answer = engine.find(Question(query["query"], frozenset({PUBLIC}), size=SIZE))
        times.append((perf_counter() - start) * 1000)
        ranked[query["query_id"]] = [hit.entry.key for hit in answer.hits]
    return ranked, sorted(times)


def main() -> None:
    """Load, ask, write, and print the figures where score.py stands beside the queries."""
    parser = argparse.ArgumentParser(description=__doc__)
    for name in ("corpus", "queries", "run"):
        parser.add_argument(f"--{name}", type=Path, required=True)
    with tempfile.TemporaryDirectory() as scratch:
        parser.add_argument("--engine", default=f"embedded://{scratch}/search")
        options = parser.parse_args()
        known = tuple(groups())
        vocabulary.register(lambda: 1, lambda: known)
        engine = connect(options.engine)
        start = perf_counter()
        records = list(entries(options.corpus))
        count = engine.rebuild(records)
        print(f"{count} records in {perf_counter() - start:.1f} s; meaning: {put_up(records)}")
        queries = [
            json.loads(line) for line in options.queries.read_text(encoding="utf-8").splitlines() if line.strip()
        ]
        ranked, times = run(engine, queries)
    lines = [json.dumps({"query_id": name, "ranked_ids": ids}) for name, ids in ranked.items()]
    options.run.write_text("\n".join(lines) + "\n", encoding="utf-8")
    print(f"{len(queries)} questions, p50 {times[len(times) // 2]:.1f} ms, p95 {times[int(len(times) * 0.95)]:.1f} ms")
    print_figures(options.queries, ranked)


def print_figures(queries: Path, ranked: dict[str, list[str]]) -> None:
    """Print what score.py says, when it stands beside the queries."""
    if not (queries.parent / "score.py").exists():
        return
    sys.path.insert(0, str(queries.resolve().parent))
    from score import evaluate, load_queries

    figures, _, _ = evaluate(load_queries(queries), ranked)
    print(", ".join(f"{name} {value:.3f}" for name, value in figures.items()))


if __name__ == "__main__":
    main()
