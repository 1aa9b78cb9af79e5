"""Editors pick sources by typing, also without a script."""

import pytest
from bs4 import BeautifulSoup
from django.http import QueryDict
from django.urls import reverse

from network.models import User
from reference.models import Citation, Source
from reference.source_picker import SourcePicker, named
from tests.projects.entries import save, solution

PICKER = SourcePicker()


@pytest.fixture
def sources(db):
    return [
        Source.objects.create(code=f"quelle-{number}", title=f"Quelle {number}", publisher="Stadt")
        for number in range(3)
    ]


def read(text):
    return PICKER.value_from_datadict(QueryDict(text), {}, "quellen")


def test_what_is_picked_and_what_is_typed_are_sources_together(sources):
    first, second, third = sources
    assert read(f"quellen={first.pk}&quellen={second.code}") == [str(first.pk), str(second.pk)]
    for typed in (named(third), third.code, third.title.upper()):
        data = QueryDict(mutable=True)
        data.update({"quellen": str(first.pk), "quellen-more": typed})
        assert PICKER.value_from_datadict(data, {}, "quellen") == [str(first.pk), str(third.pk)]
    assert read(f"quellen={first.pk}&quellen-more={first.code}") == [str(first.pk)]
    assert read("") == []


def test_what_nobody_knows_is_refused_with_what_was_typed(sources):
    from django import forms

    field = forms.ModelMultipleChoiceField(Source.objects.all(), widget=SourcePicker)
    with pytest.raises(forms.ValidationError, match="Unsinn"):
        field.clean(read("quellen-more=Unsinn"))
    shown = BeautifulSoup(PICKER.render("quellen", ["Unsinn", str(sources[0].pk)], {"id": "id_q"}), "html.parser")
    assert shown.find(id="id_q")["value"] == "Unsinn"
    assert [box["value"] for box in shown.select("input[checked]")] == [str(sources[0].pk)]


def test_the_form_shows_the_picked_ones_and_suggests_all_once(cities, sources, client):
    page = solution("luebeck", "Sensor")
    citation = Citation(fields="summary", value="Steht da.")
    citation.sources.set(sources[:2])
    page.citations.set([citation])
    save(page)
    client.force_login(User.objects.create_superuser("admin", password="x"))
    form = BeautifulSoup(client.get(reverse("wagtailadmin_pages:edit", args=[page.pk])).content, "html.parser")
    assert [box["value"] for box in form.select("input[name=citations-0-sources]")] == [
        str(each.pk) for each in sources[:2]
    ]
    assert [option["value"] for option in form.select("datalist option")] == [named(each) for each in sources]
    assert form.find(attrs={"name": "citations-0-sources-more"})["list"] == form.datalist["id"]
    assert form.find("script", src=lambda src: src and "sources.js" in src)
