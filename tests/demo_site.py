"""The demo content in the test database: loaded once a session, put back as rows for each test that asks for it."""

from dataclasses import dataclass
from pathlib import Path

from django.contrib.contenttypes.models import ContentType
from django.core.management.color import no_style
from django.db import connection, transaction
from wagtail.models import Page, Site

from hansenetz.demo.loading import load
from network import page_cache
from network.menu import menu
from network.plain_versions import usual_of_plain
from search import labels
from search.engines import embedded
from search.findable import describe

# What Wagtail's own search keeps; its virtual tables cannot be copied row by row.
LEFT_OUT = ("modelsearch_", "wagtailsearch_")


@dataclass
class Snapshot:
    """All rows of all tables, and an index that fits them."""

    rows: dict[str, tuple[list[str], list[tuple]]]
    index: Path


def take(index: Path) -> Snapshot:
    """Load the demo, keep what it made, and leave the database as it was."""
    with transaction.atomic():
        load(lambda line: None, has_accounts=True)
        engine = embedded.connect(f"embedded://{index}")
        engine.rebuild([entry for page in Page.objects.specific() if (entry := describe(page))])
        rows = {table: _read(table) for table in _tables()}
        transaction.set_rollback(True)
    forget()
    return Snapshot(rows, index)


def put_back(snapshot: Snapshot) -> None:
    """Replace everything in the database, inside the test's transaction."""
    with connection.cursor() as cursor:
        for table in snapshot.rows:
            cursor.execute(f"DELETE FROM {connection.ops.quote_name(table)}")
        for table, (columns, rows) in snapshot.rows.items():
            if rows:
                names = ", ".join(map(connection.ops.quote_name, columns))
                marks = ", ".join(["%s"] * len(columns))
                cursor.executemany(f"INSERT INTO {connection.ops.quote_name(table)} ({names}) VALUES ({marks})", rows)
        models = connection.introspection.installed_models(list(snapshot.rows))
        for statement in connection.ops.sequence_reset_sql(no_style(), list(models)):
            cursor.execute(statement)
    forget()


def forget() -> None:
    """Drop what the process remembers of a database that is another one now."""
    page_cache.pages.forget()
    labels.forget()
    menu.cache_clear()
    usual_of_plain.cache_clear()
    ContentType.objects.clear_cache()
    Site.clear_site_root_paths_cache()


def _tables() -> list[str]:
    names = connection.introspection.django_table_names(only_existing=True)
    return [name for name in names if not name.startswith(LEFT_OUT) and name != "django_migrations"]


def _read(table: str) -> tuple[list[str], list[tuple]]:
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT * FROM {connection.ops.quote_name(table)}")
        return [column[0] for column in cursor.description], cursor.fetchall()
