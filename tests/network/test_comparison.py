"""Places in city rankings: only what can be."""

import pytest
from django.core.exceptions import ValidationError

from network.models import IndexResult, IndexStudy


@pytest.mark.parametrize("wrong", [{"rank": 5, "of": 4}, {"rank": 0}, {"is_covered": False, "rank": 3}, {"score": -1}])
def test_a_place_that_cannot_be_is_refused(cities, wrong):
    study = IndexStudy.objects.create(code="bitkom-index", name_de="Smart City Index")
    with pytest.raises(ValidationError):
        IndexResult(study=study, city=cities["luebeck"], **wrong).full_clean()


def test_a_study_counts_a_city_once_a_year_also_without_a_year(cities):
    study = IndexStudy.objects.create(code="bitkom-index", name_de="Smart City Index")
    IndexResult.objects.create(study=study, city=cities["luebeck"], is_covered=False)
    with pytest.raises(ValidationError):
        IndexResult(study=study, city=cities["luebeck"], is_covered=False).full_clean()
