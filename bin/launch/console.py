"""Speaks with the person at the terminal: steps that show their progress, and errors in one sentence."""

import errno
import os
import subprocess
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import NoReturn

from launch.house import LOGS, ROOT

TICK_SECONDS = 0.25
DOT_SECONDS = 2.0
CAUSES = {
    "No space left on device": "Der Datenträger ist voll.",
    "ENOSPC": "Der Datenträger ist voll.",
    "Temporary failure in name resolution": "Kein Netz: Der Rechner erreicht die Paketquelle nicht.",
    "Failed to establish a new connection": "Kein Netz: Der Rechner erreicht die Paketquelle nicht.",
    "NewConnectionError": "Kein Netz: Der Rechner erreicht die Paketquelle nicht.",
    "ENOTFOUND": "Kein Netz: Der Rechner erreicht die Paketquelle nicht.",
    "ECONNREFUSED": "Kein Netz: Der Rechner erreicht die Paketquelle nicht.",
    "EAI_AGAIN": "Kein Netz: Der Rechner erreicht die Paketquelle nicht.",
    "ensurepip is not": "Diesem Python fehlt das Modul venv (Debian und Ubuntu: apt-get install python3-venv).",
    "THESE PACKAGES DO NOT MATCH THE HASHES": "Ein Paket ist nicht das, das in requirements.lock steht.",
}


class StepError(Exception):
    """A step failed; the text says in one sentence why."""


def say(text: str) -> None:
    """Print one line at once."""
    print(text, flush=True)


def stop(sentence: str) -> NoReturn:
    """End with one sentence."""
    print(sentence, file=sys.stderr, flush=True)
    raise SystemExit(1)


def run_step(title: str, command: Sequence[str], environment: Mapping[str, str]) -> None:
    """Run a program, showing how long it takes and what it is at.

    Raises:
        StepError: it failed.
    """
    LOGS.mkdir(parents=True, exist_ok=True)
    log = LOGS / f"{title.lower().replace(' ', '-')}.log"
    start = time.monotonic()
    print(f"{title} … ", end="", flush=True)
    with log.open("w") as output:
        process = subprocess.Popen(
            list(command), cwd=ROOT, env=dict(environment), stdout=output, stderr=subprocess.STDOUT
        )
        try:
            _watch(process, title, log, start)
        except BaseException:
            process.terminate()
            raise
    if process.returncode:
        print("fehlgeschlagen", flush=True)
        raise StepError(f"{title} ist fehlgeschlagen: {_cause(log)}")
    ending = f"\r\x1b[K{title} … " if sys.stdout.isatty() else ""
    print(f"{ending}fertig ({time.monotonic() - start:.0f} s)", flush=True)


def in_one_sentence(main: Callable[[Sequence[str]], int]) -> NoReturn:
    """Run a program of bin/ and turn what may go wrong on any machine into a sentence."""
    os.environ.pop("PYTHONPATH", None)
    try:
        code = main(sys.argv[1:])
    except StepError as error:
        stop(str(error))
    except OSError as error:
        if error.errno == errno.ENOSPC:
            stop("Der Datenträger ist voll.")
        stop(f"{error.filename or 'Das System'}: {error.strerror}")
    except KeyboardInterrupt:
        raise SystemExit(130) from None
    raise SystemExit(code)


def _watch(process: subprocess.Popen[bytes], title: str, log: Path, start: float) -> None:
    last_dot = start
    while process.poll() is None:
        time.sleep(TICK_SECONDS)
        if sys.stdout.isatty():
            at = f"{title} … {time.monotonic() - start:.0f} s  {_last_line(log)}"
            print(f"\r\x1b[K{at[:100]}", end="", flush=True)
        elif time.monotonic() - last_dot > DOT_SECONDS:
            last_dot = time.monotonic()
            print(".", end="", flush=True)


def _last_line(log: Path) -> str:
    lines = log.read_text(errors="replace").splitlines()
    return lines[-1].strip() if lines else ""


def _cause(log: Path) -> str:
    text = log.read_text(errors="replace")
    known = next((sentence for sign, sentence in CAUSES.items() if sign in text), None)
    return known or f"{_last_line(log) or 'ohne Meldung'} (ganzes Protokoll: {log})"
