"""Tables for download that a German spreadsheet opens as they are: UTF-8 with a byte order mark, semicolons."""

import csv
import io
import re
from collections.abc import Iterable, Sequence

from django.http import HttpResponse

BYTE_ORDER_MARK = "\ufeff"
NUMBER = re.compile(r"[+-]?\d[\d.,]*")
FORMULA = ("=", "+", "-", "@", "\t", "\r")


def sheet(name: str, rows: Iterable[Sequence[object]]) -> HttpResponse:
    """Return the rows as a file of that name; what a spreadsheet would take for a formula stays text."""
    text = io.StringIO()
    csv.writer(text, delimiter=";").writerows([_cell(value) for value in row] for row in rows)
    response = HttpResponse(BYTE_ORDER_MARK + text.getvalue(), content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="{name}.csv"'
    return response


def _cell(value: object) -> str:
    text = "" if value is None else str(value)
    return f"'{text}" if text.startswith(FORMULA) and not NUMBER.fullmatch(text) else text
