#!/usr/bin/env python
"""Ask the site generated hostile questions over the result page, completion and explain; count server errors.

bench/hostile.py [--count 10000] [--from 0]

Uses the site's own database and index (VAR_DIR) through the request handlers, without a server; question N is the same in
every run, so that an interrupted run goes on with --from N. Exit code 1 if any answer was a server error.
"""

import argparse
import os
import random
import sys
from pathlib import Path
from time import perf_counter
from urllib.parse import urlencode

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "hansenetz.settings")
os.environ.setdefault("DEBUG", "1")
os.environ.setdefault("SECRET_KEY", "bench")

NAMES = (
    "q",
    "q",
    "q",
    "stadt",
    "art",
    "feld",
    "phase",
    "thema",
    "schlagwort",
    "von",
    "bis",
    "sort",
    "seite",
    "genau",
    "ansicht",
)
SIGNS = "\"()[]{}*-:^~\\/ %+&|!?=<>;,.'`$#@_\x00\t\r\n\u202e\u0301\u200d\ufffe"
WORDS = [
    "Parken",
    "Müll",
    "Straße",
    "OR",
    "AND",
    "NOT",
    "title:x",
    "a*",
    "-a",
    '"a_b"',
    "Öffnung",
    "2024",
    "ﷺ",
    "İ",
    "🦄",
    "中文",
    "null",
]
CODES = (
    "luebeck",
    "loesung",
    "2020",
    "-1",
    "0",
    "9" * 40,
    "1e9",
    "relevanz",
    "tabelle",
    "../",
    "\x00",
    "٣",
    "page-5",
    "",
)
PATHS = ("/suche/", "/suche/", "/en/suche/", "/loesungen/", "/suche/vorschlaege/", "/admin/suche/warum/")
SERVER_ERROR = 500


def text(chance: random.Random) -> str:
    """Return words, signs and letters from anywhere, now and then very many."""
    pieces = [
        lambda: chance.choice(WORDS),
        lambda: "".join(chance.choices(SIGNS, k=chance.randint(1, 12))),
        lambda: "".join(
            chr(chance.choice((chance.randint(32, 0x2FF), chance.randint(0x300, 0xD7FF)))) for _ in range(6)
        ),
        lambda: chance.choice(WORDS) * chance.randint(1, 40),
        lambda: chance.choice(SIGNS) * chance.randint(1, 900),
    ]
    return chance.choice(("", " ")).join(chance.choice(pieces)() for _ in range(chance.randint(1, 8)))


def address(number: int, keys: list[str]) -> str:
    """Return the address of question number N."""
    chance = random.Random(number)
    names = chance.choices(NAMES, k=chance.randint(1, 6))
    pairs = [(name, text(chance) if name == "q" or chance.random() < 0.2 else chance.choice(CODES)) for name in names]
    path = chance.choice(PATHS)
    if path.startswith("/admin"):
        pairs += [("eintrag", chance.choice((*keys, text(chance)))), ("sprache", chance.choice(("de", "en", "x")))]
    return f"{path}?{urlencode(pairs, errors='replace')}"


def ask(numbers: range) -> tuple[int, list[tuple[float, int]]]:
    """Ask all, print server errors as they come, and return their number and how many seconds each question took."""
    from django.contrib.auth import get_user_model
    from django.test import Client
    from wagtail.models import Page

    visitor, administrator = Client(raise_request_exception=False), Client(raise_request_exception=False)
    administrator.force_login(get_user_model().objects.filter(is_superuser=True).order_by("pk")[:1].get())
    keys = [f"page-{pk}" for pk in Page.objects.filter(live=True).values_list("pk", flat=True)]
    visitor.get("/suche/?q=warm", HTTP_HOST="localhost")  # vocabulary and model are loaded once a process
    errors, times = 0, []
    for number in numbers:
        asked = address(number, keys)
        start = perf_counter()
        response = (administrator if asked.startswith("/admin") else visitor).get(asked, HTTP_HOST="localhost")
        times.append((perf_counter() - start, number))
        if response.status_code >= SERVER_ERROR:
            errors += 1
            print(f"{number}: {response.status_code} {asked[:300]}")
        if number % 1000 == 999:
            print(f"{number + 1} asked, {errors} errors, slowest {max(times)[0]:.2f} s", flush=True)
    return errors, sorted(times, reverse=True)


def main() -> int:
    """Ask, and print the figures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--count", type=int, default=10_000)
    parser.add_argument("--from", dest="first", type=int, default=0)
    options = parser.parse_args()
    import django

    django.setup()
    errors, times = ask(range(options.first, options.first + options.count))
    slowest, number = times[0]
    print(f"{len(times)} questions, {errors} server errors, slowest {slowest:.2f} s (number {number})")
    print(f"p50 {times[len(times) // 2][0] * 1000:.0f} ms; over 1 s: {sum(seconds > 1 for seconds, _ in times)}")
    return 1 if errors else 0


if __name__ == "__main__":
    sys.exit(main())
