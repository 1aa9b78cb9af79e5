"""Slugs, tags, labels and checks of typed values."""

import pytest
from django.core.exceptions import ValidationError
from django.utils import translation

from reference.labels import fields, topics
from reference.models import FieldOfAction, FundingProgramme, Licence, Tag, Topic
from reference.slugs import slugify
from reference.validators import validate_ags, validate_ars


@pytest.mark.parametrize(
    ("title", "slug"),
    [("Grünes Rostock", "gruenes-rostock"), ("Straße & Öl", "strasse-oel"), ("Kreuzung frei!", "kreuzung-frei")],
)
def test_umlauts_become_letters_in_addresses(title, slug):
    assert slugify(title) == slug


@pytest.mark.django_db
def test_a_tag_keeps_its_umlauts_as_letters_and_two_never_share_an_address():
    assert [Tag.objects.create(name=name).slug for name in ("Müllabfuhr", "Muellabfuhr")] == [
        "muellabfuhr",
        "muellabfuhr-1",
    ]


@pytest.mark.parametrize("key", ["01003000", "13073088"])
def test_a_municipality_key_of_a_german_state_is_accepted(key):
    validate_ags(key)


@pytest.mark.parametrize("key", ["", "1003000", "010030001", "17003000", "00123456", "0100300a", "٠١٠٠٣٠٠٠"])
def test_an_impossible_municipality_key_is_refused(key):
    with pytest.raises(ValidationError):
        validate_ags(key)


@pytest.mark.parametrize("key", ["13003000000", "990030000000", "13003000000x"])
def test_an_impossible_regional_key_is_refused(key):
    with pytest.raises(ValidationError):
        validate_ars(key)


@pytest.mark.django_db
def test_a_programme_cannot_end_before_it_starts():
    with translation.override("de"):
        with pytest.raises(ValidationError) as refused:
            FundingProgramme(code="x", name_de="X", start="2023", end="2022-12").full_clean()
        assert refused.value.message_dict["end"] == ["Das Ende liegt vor dem Beginn."]


@pytest.mark.django_db
def test_ten_fields_of_action_and_the_usual_licences_are_there_from_the_start():
    assert FieldOfAction.objects.count() == 10
    assert Licence.objects.filter(spdx="EUPL-1.2").exists()


@pytest.mark.django_db
def test_labels_follow_the_language():
    Topic.objects.create(code="parken", label_de="Parken", label_en="Parking")
    for language, topic, field in (("de", "Parken", "Mobilität"), ("en", "Parking", "Mobility")):
        with translation.override(language):
            assert topics(language)["parken"] == topic
            assert fields(language)["mobilitaet"] == field
