"""Places of cities in published rankings, one study at a time: two studies are never shown as one series."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from itertools import groupby

from django.db.models import F

from network.models import City, IndexResult, IndexStudy
from reference.choices import EvidenceState
from reference.models import RecordCitation, Source, language_shown

UNSURE = [EvidenceState.CONTRADICTORY, EvidenceState.UNCONFIRMED, EvidenceState.SELF_REPORTED, EvidenceState.DOCUMENTED]


@dataclass(frozen=True, slots=True)
class Place:
    """One place, or that it is not known; with the state of its evidence, its sources, and what others say."""

    year: int | None
    category: str
    rank: int | None
    of: int | None
    score: Decimal | None
    score_unit: str
    change: int | None
    is_computed: bool
    note: str
    note_language: str
    state: str
    sources: tuple[Source, ...]
    others: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Ranking:
    """What one study says of a city; not covered is a statement of its own, never a place."""

    study: IndexStudy
    is_covered: bool
    places: tuple[Place, ...]


def rankings_of(city: City) -> list[Ranking]:
    """Return what each study says of a city, newest year first and the overall place before its parts."""
    results = (
        IndexResult.objects.filter(city=city)
        .select_related("study")
        .prefetch_related("record_citations__sources", "record_citations__conflict_sources")
        .order_by("study__name_de", "study_id", F("year").desc(nulls_last=True), "pk")
    )
    return [_ranking(study, list(rows)) for study, rows in groupby(results, key=lambda result: result.study)]


def _ranking(study: IndexStudy, rows: list[IndexResult]) -> Ranking:
    covered = [row for row in rows if row.is_covered]
    return Ranking(study, bool(covered), tuple(map(_place, covered)))


def _place(result: IndexResult) -> Place:
    citations = list(result.record_citations.all())
    return Place(
        year=result.year,
        category=result.get_category_display(),
        rank=result.rank,
        of=result.of,
        score=result.score,
        score_unit=result.score_unit,
        change=result.change,
        is_computed=result.is_computed,
        note=result.note,
        note_language=language_shown(result.note_en),
        state=_least_sure(citations),
        sources=tuple(dict.fromkeys(source for citation in citations for source in citation.sources.all())),
        others=tuple(citation.conflict_value for citation in citations if citation.conflict_value),
    )


def _least_sure(citations: Iterable[RecordCitation]) -> str:
    """Return the weakest state among the citations of the place itself, so that no figure looks surer than it is."""
    states = {citation.state for citation in citations if {"rank", "year"} & set(citation.field_names)}
    return next((str(state) for state in UNSURE if state in states), "")
