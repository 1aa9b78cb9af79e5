"""Wagtail's search of its lists and choosers, so that no text of a person breaks it on SQLite."""

from django.db import connection
from modelsearch.backends.base import BaseSearchBackend
from modelsearch.backends.database import SearchBackend as DatabaseBackend
from modelsearch.query import PlainText

# The query is put together as text for FTS5, each word between quotation marks; one of its own must be doubled.
MENDED = str.maketrans({'"': '""', "\x00": "\ufffd"})


def harmless(query: object) -> object:
    """Return the query so that its characters mean themselves."""
    if isinstance(query, PlainText):
        return PlainText(harmless(query.query_string), operator=query.operator, boost=query.boost)
    return query.translate(MENDED) if isinstance(query, str) else query


def SearchBackend(params: dict[str, object]) -> BaseSearchBackend:  # noqa: N802  Wagtail asks for this name.
    """Return the backend of the database in use; on SQLite one that takes any text."""
    backend: BaseSearchBackend = DatabaseBackend(params)
    if connection.vendor != "sqlite":
        return backend
    search = backend._search

    def search_harmlessly(compiler: object, query: object, records: object, **options: object) -> object:
        return search(compiler, harmless(query), records, **options)

    backend._search = search_harmlessly
    return backend
