"""What editors see in the forms: names they know, and help where it is needed."""

import pytest
from bs4 import BeautifulSoup
from django.urls import reverse

from network.models import User
from projects.hints import HINTS
from projects.models import SolutionPage
from projects.panels import ROWS
from reference.field_names import FieldNames
from reference.models import Citation, Source, Topic
from tests.projects.entries import save, solution

WIDGET = FieldNames("projects.SolutionPage", ROWS)


@pytest.fixture
def form(cities, client):
    page = solution("luebeck", "Sensor", cost_invest_eur=5)
    citation = Citation(fields="cost_invest_eur_min, results, organisations", value="5 Euro")
    citation.sources.set([Source.objects.create(code="eine", title="Eine")])
    page.citations.set([citation])
    save(page)
    client.force_login(User.objects.create_superuser("admin", password="x"))
    return BeautifulSoup(client.get(reverse("wagtailadmin_pages:edit", args=[page.pk])).content, "html.parser")


def read(typed):
    return WIDGET.value_from_datadict({"feld": typed}, {}, "feld")


def test_evidence_names_fields_as_the_form_does(form):
    shown = form.select_one("#id_citations-0-fields")["value"]
    assert shown == "Kosten einmalig, mindestens (Euro); Wirkung; Organisationen"
    labels = {label.get_text(" ", strip=True).rstrip(" *") for label in form.select("label")}
    assert "Kosten einmalig, mindestens (Euro)" in labels


@pytest.mark.parametrize(
    ("typed", "stored"),
    [
        ("Wirkung", "results"),
        ("wirkung; problem", "results, problem"),
        ("Kosten einmalig, mindestens (Euro)", "cost_invest_eur_min"),
        ("cost_invest_eur, results", "cost_invest_eur, results"),
        ("Wirkung; Wirkung;", "results"),
        ("Etwas anderes", "Etwas anderes"),
        ("", ""),
    ],
)
def test_names_of_fields_are_read_as_people_and_as_the_code_write_them(typed, stored):
    assert read(typed) == stored


def test_what_is_shown_is_read_as_it_was():
    for name in ("summary", "cost_invest_eur_max", "results", "gibt-es-nicht"):
        assert read(WIDGET.format_value(name)) == name


def test_each_hint_belongs_to_a_field(form):
    page = form.get_text(" ")
    fields = {field.name for field in SolutionPage._meta.get_fields()}
    for name in fields & HINTS.keys() - {"core_project_no", "url", "fields", "topics", "goals"}:
        assert str(HINTS[name]) in page, name


def test_several_choices_are_boxes_in_the_order_of_their_words(cities, client):
    for word in ("Zoo", "Öl", "Obst"):
        Topic.objects.create(code=word.lower(), label_de=word)
    client.force_login(User.objects.create_superuser("admin", password="x"))
    address = reverse("wagtailadmin_pages:edit", args=[solution("luebeck", "Sensor").pk])
    form = BeautifulSoup(client.get(address).content, "html.parser")
    words = [
        box.find_parent("label").get_text(" ", strip=True) for box in form.select("#id_topics input[type=checkbox]")
    ]
    assert [word for word in words if word in ("Zoo", "Öl", "Obst")] == ["Obst", "Öl", "Zoo"]
    assert not form.select("select#id_fields, select#id_goals, select#id_other_cities")
