"""Every component says what it needs, has its style sheet, and shows itself in the gallery."""

from pathlib import Path

import pytest
from django.test import Client, override_settings

from hansenetz import muster

ROOT = Path(__file__).resolve().parents[2]


@pytest.mark.django_db
@pytest.mark.parametrize("name", muster.names())
def test_a_component_names_its_inputs_and_its_style_sheet_and_has_an_example_that_renders(name):
    sample = muster.sample(name, muster.examples()[name])
    assert (ROOT / "static" / "css" / sample.css).is_file()
    assert sample.shown
    assert all(shown.strip() for shown in sample.shown)


def test_no_example_is_left_over_from_a_component_that_is_gone():
    assert set(muster.examples()) == {*muster.names(), "shared"}


def test_each_style_sheet_belongs_to_a_component_and_uses_no_colour_of_its_own():
    used = {muster.sample(name, []).css for name in muster.names()}
    for sheet in (ROOT / "static" / "css" / "components").glob("*.css"):
        text = sheet.read_text(encoding="utf-8")
        assert text.startswith("/* "), f"{sheet.name}: line one says what it styles"
        assert "#" not in text.replace("#}", ""), f"{sheet.name}: colours live in tokens.css"
        assert f"components/{sheet.name}" in used or sheet.name in PAGES_ONLY, f"{sheet.name} styles nothing"


PAGES_ONLY = {"plain.css", "sample.css", "solution.css"}  # the gallery itself, and rhythm shared by pages


@pytest.mark.django_db
@override_settings(DEBUG=True)
def test_the_gallery_shows_every_component():
    page = Client().get("/muster/").content.decode()
    assert all(f'id="muster-{name}"' in page for name in muster.names())


@pytest.mark.django_db
def test_a_part_of_a_table_or_a_list_stands_in_one():
    (row,) = muster.sample("body-row", muster.examples()["body-row"][:1]).shown
    (line,) = muster.sample("log", muster.examples()["log"][:1]).shown
    assert "<tbody" in row.split("<tr>")[0]
    assert "<ul" in line.split("<li>")[0]


@pytest.mark.django_db
def test_the_gallery_is_not_there_on_a_real_site():
    assert Client().get("/muster/").status_code == 404
