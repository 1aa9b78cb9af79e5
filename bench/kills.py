#!/usr/bin/env python
"""Kill -9 whoever writes, at random moments, and compare index and database after each: bench/kills.py 300 [--engine URL].

Three kinds of process write at once: an editor's request (which drains what it changed), the worker, and the publisher of
scheduled pages. One of them is killed; then everything that was acknowledged must be in the database, and after one drain the
index must equal the database. Resumable: what was done is kept in kills.json beside the scratch site.
"""

import argparse
import json
import os
import random
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT), str(ROOT / "bench")]

import load  # noqa: E402

PAGES = 40
LONGEST_SECONDS = 3.0  # between the first acknowledged change and the kill
PATIENCE_SECONDS = 60.0  # for that first change, on a crowded machine
EDITORS = 2
PARTS = EDITORS + 1  # of the pages: one for each editor, one for what is planned


def main() -> None:
    """Kill as often as asked for, and tell what was lost."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("kills", type=int)
    parser.add_argument("--engine", default="")
    options = parser.parse_args()
    home = load.folder(PAGES)
    os.environ |= load.environment(home) | ({"SEARCH_URL": options.engine} if options.engine else {})
    os.environ["SEARCH_MEANING"] = "off"
    subprocess.run(
        [sys.executable, str(ROOT / "bench" / "load.py"), str(PAGES), "--describe"], check=True, env=os.environ
    )
    load._django()
    record = home / f"kills-{options.engine.partition(':')[0] or 'embedded'}.json"
    done = json.loads(record.read_text()) if record.exists() else []
    while len(done) < options.kills:
        done.append(one_round(home, random.Random(len(done))))
        record.write_text(json.dumps(done))
        if len(done) % 20 == 0:
            print(_told(done), flush=True)
    print(_told(done))
    sys.exit(any(each["lost"] or each["stale"] for each in done))


def one_round(home: Path, chance: random.Random) -> dict[str, object]:
    """Let everybody write, kill one of them, and compare."""
    acknowledged = home / "acknowledged.log"
    acknowledged.write_text("")
    duties: list[tuple[str, Callable[[], None]]] = [("worker", work), ("publisher", publish)]
    duties += [("editor", lambda own=own: edit(acknowledged, own)) for own in range(EDITORS)]
    running = [(name, _fork(duty)) for name, duty in duties]
    _wait_for_somebody(acknowledged)
    time.sleep(chance.uniform(0.0, LONGEST_SECONDS))
    name, victim = chance.choice(running)
    os.kill(victim, signal.SIGKILL)
    time.sleep(0.05)
    for _, pid in running:
        if pid != victim:
            os.kill(pid, signal.SIGTERM)
    for _, pid in running:
        os.waitpid(pid, 0)
    found = home / "found.json"
    checker = _fork(lambda: check(acknowledged, found))
    os.waitpid(checker, 0)
    return {"killed": name, **json.loads(found.read_text())}


def _wait_for_somebody(acknowledged: Path) -> None:
    start = time.monotonic()
    while not acknowledged.read_text() and time.monotonic() < start + PATIENCE_SECONDS:
        time.sleep(0.02)


def edit(acknowledged: Path, own: int) -> None:
    """Change pages as editors do, each those of their own, and write down what the site acknowledged."""
    from django.utils import timezone

    from projects.models import SolutionPage

    chance = random.Random()
    pages = SolutionPage.objects.filter(slug__startswith="bench-")
    with acknowledged.open("a", buffering=1) as log:
        while True:
            deed, mark = chance.choice(["text", "text", "hide", "show", "plan"]), f"{time.time_ns()}"
            # What is planned is published later and would undo a text that was acknowledged meanwhile.
            page = chance.choice([page for page in pages if page.pk % PARTS == (EDITORS if deed == "plan" else own)])
            if deed == "hide":
                page.unpublish()
            elif deed == "plan":
                page.go_live_at = timezone.now() + timezone.timedelta(milliseconds=200)
                page.save_revision(approved_go_live_at=page.go_live_at)
                continue
            else:
                page.problem = f"Stand {mark}"
                page.save_revision().publish()
                log.write(f"{page.pk} {mark}\n")


def work() -> None:
    """Drain as the worker does, without its naps."""
    from search import outbox
    from search.engine import EngineDownError, engine

    while True:
        try:
            outbox.drain(engine(), wait_seconds=0.2)
        except EngineDownError:
            time.sleep(0.02)
        time.sleep(0.01)


def publish() -> None:
    """Publish what is planned, again and again."""
    from django.core.management import call_command

    while True:
        call_command("publish_scheduled", verbosity=0)
        time.sleep(0.02)


def check(acknowledged: Path, found: Path) -> None:
    """Compare what was acknowledged, the database and the index; write the verdict."""
    from projects.models import SolutionPage
    from search import drift, outbox
    from search.engine import engine

    last = {
        int(pk): int(mark)
        for pk, mark in (line.split() for line in acknowledged.read_text().splitlines() if " " in line)
    }
    texts = dict(SolutionPage.objects.filter(pk__in=last).values_list("pk", "problem"))
    lost = [pk for pk, mark in last.items() if int(texts[pk].removeprefix("Stand ") or 0) < mark]
    start = time.perf_counter()
    outbox.drain(engine(), wait_seconds=30)
    seconds = time.perf_counter() - start
    different = drift.compare(engine()).keys
    found.write_text(
        json.dumps({"acknowledged": len(last), "lost": lost, "stale": different, "seconds": round(seconds, 3)})
    )


def _fork(duty: Callable[[], None]) -> int:
    """Run a duty in a process of its own that has every module loaded already."""
    from django.db import connections

    from search import engine

    connections.close_all()
    pid = os.fork()
    if pid:
        return pid
    engine.connect.cache_clear()
    code = 0
    try:
        signal.signal(signal.SIGTERM, lambda *_: os._exit(0))
        duty()
    except BaseException as error:
        print(f"  {type(error).__name__}: {error}", file=sys.stderr)
        code = 1
    os._exit(code)


def _told(done: list[dict[str, object]]) -> str:
    killed = [str(each["killed"]) for each in done]
    names = ", ".join(f"{name} {killed.count(name)}" for name in sorted(set(killed)))
    sums = {key: sum(len(each[key]) for each in done) for key in ("lost", "stale")}  # type: ignore[misc,arg-type]
    slowest = max(float(str(each["seconds"])) for each in done)
    written = sum(int(str(each["acknowledged"])) for each in done)
    return (
        f"{len(done)} kills ({names}): {written} acknowledged changes, {sums['lost']} lost, {sums['stale']} stale; "
        f"index = database again after at most {slowest:.1f} s"
    )


if __name__ == "__main__":
    main()
