"""Keeps the SQL of queries that every request asks: Django takes ten times as long to write it as the database to answer."""

from collections.abc import Callable, Collection, Iterator, Sequence
from datetime import UTC, datetime, timedelta
from typing import Any

from django.db import connection
from django.db.models import QuerySet

Scalar = str | int | datetime
Value = Scalar | Collection[str] | Collection[int]
ONE = -1  # size of what is no collection
# Blanks are values that no query says by itself, yet such as the columns can hold: others Django decides beforehand.
FAR_NUMBER, FAR_DAY = 2_000_000_000, datetime(1200, 1, 1, tzinfo=UTC)


class Prepared:
    """A query whose SQL is written once for each number of values, and asked with other values from then on.

    The queryset must select text and whole numbers only: nothing is converted.
    """

    def __init__(self, build: Callable[..., QuerySet[Any, Any]]) -> None:
        self._build = build
        self._written: dict[tuple[object, ...], tuple[str, tuple[Any, ...]]] = {}

    def rows(self, *values: Value) -> list[tuple[Any, ...]]:
        """Return the rows for these values; a collection must not be empty."""
        given = list(_flat(values))
        blanks = [_blank(value, number) for number, value in enumerate(given)]
        shape = (connection.vendor, *map(_size, values))
        if shape not in self._written:
            sql, parameters = self._build(*_nested(values, iter(blanks))).query.sql_with_params()
            self._written[shape] = sql, tuple(parameters)
        sql, parameters = self._written[shape]
        filled: dict[Any, Any] = dict(zip(map(_stored, blanks), map(_stored, given), strict=True))
        with connection.cursor() as cursor:
            cursor.execute(sql, [filled.get(each, each) for each in parameters])
            return cursor.fetchall()


def _size(value: Value) -> int:
    return ONE if isinstance(value, str | int | datetime) else len(value)


def _flat(values: Sequence[Value]) -> Iterator[Scalar]:
    for value in values:
        if isinstance(value, str | int | datetime):
            yield value
        else:
            yield from value


def _nested(values: Sequence[Value], blanks: Iterator[Scalar]) -> list[object]:
    sizes = map(_size, values)
    return [next(blanks) if size == ONE else [next(blanks) for _ in range(size)] for size in sizes]


def _blank(value: Scalar, number: int) -> Scalar:
    if isinstance(value, datetime):
        return FAR_DAY + timedelta(days=number)
    return f"\0{number}" if isinstance(value, str) else FAR_NUMBER + number


def _stored(value: Scalar) -> object:
    """Return the value as a query hands it to the database."""
    return connection.ops.adapt_datetimefield_value(value) if isinstance(value, datetime) else value
