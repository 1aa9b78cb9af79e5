"""The one way in which tables are downloaded: CSV that a spreadsheet in the reader's language opens as it is."""

import csv
import io
import re
from collections.abc import Iterable, Sequence
from datetime import date
from decimal import Decimal
from typing import Final

from django.http import HttpResponse
from django.utils.formats import get_format
from django.utils.translation import get_language

BYTE_ORDER_MARK: Final = "\ufeff"  # without it a spreadsheet takes UTF-8 for an older encoding
DELIMITERS: Final = {"en": ","}  # where the comma parts no decimals
DELIMITER: Final = ";"
NUMBER = re.compile(r"[+-]?\d[\d.,]*")
FORMULA: Final = ("=", "+", "-", "@", "\t", "\r")


def sheet(name: str, rows: Iterable[Sequence[object]]) -> HttpResponse:
    """Return the rows as a file of that name, the first row being the head in the reader's language.

    Numbers have the decimal mark of that language and no other separators, dates are ISO 8601, unknown values are empty;
    what a spreadsheet would take for a formula stays text.
    """
    text = io.StringIO()
    delimiter = DELIMITERS.get(get_language() or "", DELIMITER)
    csv.writer(text, delimiter=delimiter).writerows([_cell(value) for value in row] for row in rows)
    response = HttpResponse(BYTE_ORDER_MARK + text.getvalue(), content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="{name}.csv"'
    return response


def _cell(value: object) -> str:
    if isinstance(value, float | Decimal):
        return _plain(value).replace(".", str(get_format("DECIMAL_SEPARATOR")))
    text = "" if value is None else value.isoformat() if isinstance(value, date) else str(value)
    return f"'{text}" if text.startswith(FORMULA) and not NUMBER.fullmatch(text) else text


def _plain(value: float | Decimal) -> str:
    """Return a number without an exponent and without zeros that say nothing."""
    digits = f"{value:f}"
    return digits.rstrip("0").rstrip(".") if "." in digits else digits
