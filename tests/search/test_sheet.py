"""Tables for download open as they are in a spreadsheet of the reader's language."""

from datetime import date
from decimal import Decimal

from django.utils.translation import override

from search.sheet import BYTE_ORDER_MARK, sheet

ROWS = [["Stadt", "Wert"], ["Lübeck", Decimal("65.60")], ["Rostock", 211655], ["", None], ["Stand", date(2023, 9, 21)]]


def test_german_has_semicolons_and_decimal_commas():
    with override("de"):
        response = sheet("werte", ROWS)
    assert response["Content-Type"] == "text/csv; charset=utf-8"
    assert response["Content-Disposition"] == 'attachment; filename="werte.csv"'
    text = response.content.decode()
    assert text.startswith(BYTE_ORDER_MARK)
    assert text[1:].splitlines() == ["Stadt;Wert", "Lübeck;65,6", "Rostock;211655", ";", "Stand;2023-09-21"]


def test_english_has_commas_and_decimal_points():
    with override("en"):
        text = sheet("values", ROWS).content.decode()
    assert text[1:].splitlines()[:3] == ["Stadt,Wert", "Lübeck,65.6", "Rostock,211655"]


def test_what_a_spreadsheet_would_compute_stays_text_and_a_negative_number_a_number():
    with override("de"):
        text = sheet("werte", [["=1+1", "@cmd", "-11", Decimal("-1.5"), "+31", "-x"]]).content.decode()
    assert text[1:].strip() == "'=1+1;'@cmd;-11;-1,5;+31;'-x"


def test_every_table_of_the_site_is_written_here():
    from tests.house.test_words import ROOMS, ROOT

    writers = [path for room in ROOMS for path in (ROOT / room).rglob("*.py") if "import csv" in path.read_text()]
    assert [path.relative_to(ROOT).as_posix() for path in writers] == ["search/sheet.py"]
