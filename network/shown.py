"""Which pages show a record, found by following the tables' own relations: a page type above needs no line here."""

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from django.db.models import ForeignKey, ManyToManyField, Model
from modelcluster.fields import ParentalKey
from wagtail.models import Page

from network.models import (
    City,
    CityPage,
    ContactPoint,
    Document,
    FeedbackReceipt,
    Grant,
    Image,
    IndexResult,
    IndexStudy,
    Link,
    NetworkPage,
    Notice,
    Organisation,
    PageAudience,
    Rendition,
)
from reference.models import (
    Citation,
    FieldOfAction,
    FundingDuty,
    FundingProgramme,
    Goal,
    Licence,
    RecordCitation,
    Source,
    Tag,
    Term,
    Topic,
)
from search import version
from search.shown_on import exempt, shown_on

if TYPE_CHECKING:
    Reference = ForeignKey[Model, Model] | ManyToManyField[Model, Model]


def pages_of(record: Model) -> set[int]:
    """Return the ids of all pages that refer to a record, themselves or through a row that belongs to them."""
    found: set[int] = set()
    for model, field in _referring(type(record)):
        rows = model._base_manager.filter(**{field.name: record.pk})
        if issubclass(model, Page):
            found.update(rows.values_list("pk", flat=True))
        elif (owner := _owner(model)) is not None:
            found.update(rows.values_list(owner.attname, flat=True))
    return found


def pages_of_city(city: City) -> set[int]:
    """Return the pages that refer to a city and all below its own, which carry its name."""
    branches = CityPage.objects.filter(city=city).values_list("path", flat=True)
    below = {pk for path in branches for pk in Page.objects.filter(path__startswith=path).values_list("pk", flat=True)}
    return below | pages_of(city)


def register() -> None:
    """Tell the search which pages show what, and which records change pages without being in an entry."""
    for model in (Topic, FieldOfAction, Tag, Goal, Licence, Source, FundingProgramme, Organisation, Image, Document):
        shown_on(model, pages=pages_of)
    shown_on(City, pages=pages_of_city)
    shown_on(ContactPoint, pages=lambda unit: pages_of(unit) | _city_pages(City.objects.filter(lead_unit=unit)))
    shown_on(Grant, pages=lambda grant: _city_pages([grant.city]))
    shown_on(IndexResult, pages=lambda result: _city_pages([result.city]))
    shown_on(IndexStudy, pages=lambda study: _city_pages(City.objects.filter(index_results__study=study)))
    shown_on(FundingDuty, pages=lambda duty: pages_of(duty.programme))
    shown_on(Link, pages=lambda link: NetworkPage.objects.values_list("pk", flat=True))
    shown_on(RecordCitation, pages=_pages_of_cited)
    exempt(FeedbackReceipt, "is shown on no page")
    exempt(Citation, "is saved with its page")
    exempt(Rendition, "is made from a picture, which is registered")
    exempt(PageAudience, "follows from pages, which are registered")
    # Pictures and documents also stand in running text, which no relation names.
    version.raised_by(Notice, Term, Image, Document, Licence)


def _referring(target: type[Model]) -> Iterator[tuple[type[Model], "Reference"]]:
    """Yield every model with a relation to the target, and the field; hidden ones as well."""
    for relation in target._meta.get_fields(include_hidden=True):
        if not relation.auto_created or relation.concrete or not relation.is_relation:
            continue
        field = getattr(relation, "field", None)
        if isinstance(field, ForeignKey | ManyToManyField) and not relation.related_model._meta.auto_created:  # type: ignore[union-attr]
            yield relation.related_model, field  # type: ignore[misc]


def _owner(model: type[Model]) -> ParentalKey | None:
    """Return the field by which a row belongs to a page, if it does."""
    keys = [field for field in model._meta.get_fields() if isinstance(field, ParentalKey)]
    return next((key for key in keys if issubclass(key.related_model, Page)), None)


def _city_pages(cities: Iterable[City]) -> set[int]:
    return set(CityPage.objects.filter(city__in=cities).values_list("pk", flat=True))


def _pages_of_cited(citation: RecordCitation) -> Iterable[int]:
    record = citation.record
    if isinstance(record, IndexResult):
        return _city_pages([record.city])
    if isinstance(record, FundingProgramme | Organisation):
        return pages_of(record)
    return ()
