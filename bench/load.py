#!/usr/bin/env python
"""Make a scratch site with N published solutions beside the demo content: bench/load.py N [--corpus FILE.jsonl].

Prints the VAR_DIR with which `manage.py` and gunicorn serve it. Pages are written in bulk; the index is built from the
same values, so that 100,000 take minutes. `--describe` builds it from the pages instead, as a real site does.
"""

import argparse
import os
import random
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from time import perf_counter

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT), str(ROOT / "bench")]

from records import SEED, Record, records  # noqa: E402

BATCH = 200


def main() -> None:
    """Set the site up once, then fill it."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("number", type=int)
    parser.add_argument("--corpus", type=Path)
    parser.add_argument("--describe", action="store_true")
    parser.add_argument("--kept", action="store_true", help="leave an index that fits and is whole")
    options = parser.parse_args()
    home = folder(options.number)
    os.environ |= environment(home)
    _manage("migrate", "--verbosity", "0")
    _manage("collectstatic", "--noinput", "--clear", "--verbosity", "0")
    _django()
    if not (home / "filled").exists():
        _manage("demo", DEBUG="1")
        print(f"{fill(options.number, options.corpus)} pages")
        (home / "filled").touch()
    if not options.kept or not _is_whole(options.number):
        start = perf_counter()
        count = rebuild(options.number, options.corpus, is_described=options.describe)
        print(f"{count} entries indexed in {perf_counter() - start:.1f} s")
    print(f"VAR_DIR={home}")


def _manage(*command: str, **variables: str) -> None:
    subprocess.run([sys.executable, str(ROOT / "manage.py"), *command], check=True, env={**os.environ, **variables})


def folder(number: int) -> Path:
    """Return where the scratch site with so many solutions lies."""
    home = Path(os.environ.get("BENCH_DIR") or ROOT / "var" / "bench") / str(number)
    home.mkdir(parents=True, exist_ok=True)
    return home


def environment(home: Path) -> dict[str, str]:
    """Return the variables of a site that is a real one but for its address."""
    return {
        "VAR_DIR": str(home),
        "DEBUG": "0",
        "SECRET_KEY": "bench-bench-bench-bench-bench-bench-bench-bench-bench-0123456789",
        "BASE_URL": "https://localhost",
        "DJANGO_SETTINGS_MODULE": "hansenetz.settings",
        "LOG_LEVEL": "ERROR",
    }


def fill(number: int, corpus: Path | None) -> int:
    """Write pages below the cities in turn; return how many."""
    from django.contrib.contenttypes.models import ContentType
    from django.db import transaction
    from wagtail.models import Page

    from network.models import CityPage, PageAudience
    from projects.models import SolutionPage

    cities = list(CityPage.objects.filter(locale__language_code="de").select_related("city", "page_audience"))
    kind, below = ContentType.objects.get_for_model(SolutionPage), {city.pk: city.numchild for city in cities}
    first = Page.objects.order_by("-pk").values_list("pk", flat=True)[0] + 1
    for start in range(0, number, BATCH):
        pages: list[SolutionPage] = []
        rows: list[PageAudience] = []
        for at, record in _slice(number, corpus, start):
            city = cities[at % len(cities)]
            below[city.pk] += 1
            page = _page(SolutionPage, record, first + at, city, below[city.pk], kind)
            pages.append(page)
            path = f"{city.page_audience.path}{page.slug}/"
            rows.append(
                PageAudience(
                    page_id=page.pk, own="public", audience="public", city=city.city.code, language="de", path=path
                )
            )
        with transaction.atomic():
            _insert(Page, pages)
            _insert(SolutionPage, pages)
            _insert(PageAudience, rows)
    for city in cities:
        Page.objects.filter(pk=city.pk).update(numchild=below[city.pk])
    return number


def rebuild(number: int, corpus: Path | None, *, is_described: bool) -> int:
    """Build the index anew and return the number of its entries."""
    from search.engine import engine
    from search.rebuilding import rebuild as rebuild_from_pages

    return rebuild_from_pages(engine()) if is_described else engine().rebuild(_entries(number, corpus))


def _is_whole(number: int) -> bool:
    from search.engine import engine

    state = engine().state()
    return state.is_ready and state.entries >= number


def _entries(number: int, corpus: Path | None) -> Iterator[object]:
    from network.models import PageAudience
    from projects.models import SolutionPage
    from projects.models.choices import Lifecycle
    from reference.models import FieldOfAction, Topic
    from search.entry import PUBLIC, Entry, Section
    from search.findable import key

    chance = random.Random(SEED)
    fields = list(FieldOfAction.objects.values_list("code", flat=True))
    topics = list(Topic.objects.values_list("code", flat=True))
    places = PageAudience.objects.filter(page__in=SolutionPage.objects.filter(slug__startswith="bench-"))
    rows = places.order_by("page_id").values_list("page_id", "city", "path")
    for (page_id, city, path), record in zip(rows.iterator(), records(number, corpus), strict=True):
        phase = chance.choice(Lifecycle.values)
        facets = {"stadt": (city,), "feld": (chance.choice(fields),), "phase": (phase,)}
        yield Entry(
            key=key(page_id),
            kind="loesung",
            title=record.title,
            summary=record.summary,
            url=f"/{path}",
            language="de",
            shown_in=("de", "en"),
            audience=PUBLIC,
            sections=(Section("loesung", record.body),),
            facets={**facets, "thema": tuple(sorted(chance.sample(topics, 2)))},
            state=phase,
        )


_kept: list[Record] = []


def _slice(number: int, corpus: Path | None, start: int) -> Iterator[tuple[int, Record]]:
    if not _kept:
        _kept.extend(records(number, corpus))
    yield from enumerate(_kept[start : start + BATCH], start)


def _page(model: type, record: Record, pk: int, city: object, step: int, kind: object) -> object:
    from django.utils import timezone

    now = timezone.now()
    return model(
        id=pk,
        page_ptr_id=pk,
        path=model._get_path(city.path, city.depth + 1, step),
        depth=city.depth + 1,
        title=record.title,
        draft_title=record.title,
        slug=f"bench-{pk}",
        url_path=f"{city.url_path}bench-{pk}/",
        content_type=kind,
        locale_id=city.locale_id,
        live=True,
        first_published_at=now,
        last_published_at=now,
        summary=record.summary,
        problem=record.body[:2000],
        solution_type="pilotprojekt",
    )


def _insert(model: type, rows: list[object]) -> None:
    """Write the model's own columns; Django's bulk_create refuses tables that share their rows with a parent's."""
    from django.db import connection
    from django.db.models import sql

    columns = model._meta.local_concrete_fields
    step = max(1, 900 // len(columns) * 10)
    for at in range(0, len(rows), step):
        query = sql.InsertQuery(model)
        query.insert_values(columns, rows[at : at + step], raw=True)
        query.get_compiler(connection=connection).execute_sql()


def _django() -> None:
    import django

    django.setup()


if __name__ == "__main__":
    main()
