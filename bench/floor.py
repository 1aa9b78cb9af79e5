"""The floor that the site is measured against: one Django view with one FTS5 query over the same records, no Wagtail."""

import os
import sqlite3
from pathlib import Path
from threading import local

import django
from django.conf import settings
from django.core.wsgi import get_wsgi_application
from django.http import HttpRequest, HttpResponse
from django.template import engines
from django.urls import path

TABLE = Path(os.environ["VAR_DIR"]) / "floor.sqlite3"
PAGE = """<!doctype html><html lang="de"><title>{{ q }}</title><main><h1>{{ q }}</h1><ol>{% for title, summary in hits %}
<li><article><h2><a href="/{{ forloop.counter }}/">{{ title }}</a></h2><p>{{ summary }}</p></article></li>
{% endfor %}</ol></main></html>"""
_kept = local()

settings.configure(
    SECRET_KEY="floor",
    ROOT_URLCONF=__name__,
    ALLOWED_HOSTS=["*"],
    MIDDLEWARE=["django.middleware.gzip.GZipMiddleware"],
    TEMPLATES=[{"BACKEND": "django.template.backends.django.DjangoTemplates"}],
)
django.setup()


def search(request: HttpRequest) -> HttpResponse:
    """Answer a question with the ten best rows."""
    words = " OR ".join(f'"{word}"' for word in request.GET.get("q", "").replace('"', "").split()) or '""'
    sql = "SELECT title, summary FROM records WHERE records MATCH ? ORDER BY rank LIMIT 10"
    hits = _connection().execute(sql, (words,)).fetchall()
    return HttpResponse(_template().render({"q": request.GET.get("q", ""), "hits": hits}))


def build(rows: list[tuple[str, str, str]]) -> None:
    """Write the records into the table."""
    TABLE.unlink(missing_ok=True)
    with sqlite3.connect(TABLE) as database:
        database.execute("CREATE VIRTUAL TABLE records USING fts5(title, summary, body, tokenize='unicode61')")
        database.executemany("INSERT INTO records VALUES (?, ?, ?)", rows)


def _connection() -> sqlite3.Connection:
    if not hasattr(_kept, "connection"):
        _kept.connection = sqlite3.connect(TABLE)
    connection: sqlite3.Connection = _kept.connection
    return connection


def _template() -> object:
    if not hasattr(_kept, "template"):
        _kept.template = engines["django"].from_string(PAGE)
    return _kept.template


urlpatterns = [path("suche/", search)]
application = get_wsgi_application()
