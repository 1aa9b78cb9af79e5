"""Reads the codes and names that a page carries (topics, fields of action, cities ...) in one query."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.db.models import CharField, Expression, F, Model, QuerySet, Value
from django.db.models.functions import Cast
from django.utils.translation import get_language
from wagtail.models import Page

# Where the names of a related record stand: code, German, English.
NAMES: Mapping[str, tuple[str, str, str]] = {
    "fields": ("code", "label_de", "label_en"),
    "topics": ("code", "label_de", "label_en"),
    "goals": ("code", "text_de", "text_en"),
    "data_licences": ("code", "name", "name"),
    "other_cities": ("code", "name", "name"),
}
# Relations to pages: only the ids are read, as codes.
PAGES = ("based_on", "related", "solutions", "candidates", "covered_by")

EMPTY = Value("", output_field=CharField())
Rows = QuerySet[Model, tuple[object, ...]]


@dataclass(frozen=True, slots=True)
class Term:
    """A code and its name in the language of the reader."""

    code: str
    label: str


def in_memory(page: Page, relation: str) -> bool:
    """Tell whether a relation of a page is a draft's, kept on the instance and not yet in the database."""
    return relation in getattr(page, "_cluster_related_objects", {})


def terms_of(page: Page) -> Mapping[str, tuple[Term, ...]]:
    """Return the terms of each relation that a page has, and its tags as ``tags`` (the code is the slug)."""
    found: dict[str, tuple[Term, ...]] = {}
    legs: list[Rows] = []
    for relation in (*NAMES, *PAGES, "tagged_items"):
        if hasattr(type(page), relation):
            name = "tags" if relation == "tagged_items" else relation
            found[name] = _remembered(page, relation) if in_memory(page, relation) else ()
            if not in_memory(page, relation):
                legs.append(_leg(page, relation))
    return {**found, **_ask(legs)}


def _remembered(page: Page, relation: str) -> tuple[Term, ...]:
    """Return the terms of a draft's relation."""
    records = getattr(page, relation).all()
    if relation == "tagged_items":
        return tuple(Term(each.tag.slug, each.tag.name) for each in records)
    if relation in PAGES:
        return tuple(Term(str(each.pk), "") for each in records)
    return tuple(_term(*(getattr(each, name) for name in NAMES[relation])) for each in records)


def _leg(page: Page, relation: str) -> Rows:
    """Return the rows of one relation: its name, an order, code, German and English name."""
    if relation == "tagged_items":
        tagged = type(page).tagged_items.rel.related_model.objects.filter(content_object=page.pk)
        return _columns(tagged, "tags", ("tag__slug", "tag__name", "tag__name"))
    field = page._meta.get_field(relation)
    rows = field.remote_field.through.objects.filter(**{field.m2m_field_name(): page.pk})
    target = field.m2m_reverse_field_name()
    if relation in PAGES:
        return _columns(rows, relation, (Cast(f"{target}_id", CharField()), EMPTY, EMPTY))
    return _columns(rows, relation, tuple(f"{target}__{name}" for name in NAMES[relation]))


def _columns(rows: QuerySet[Model], relation: str, names: tuple[str | Expression, ...]) -> Rows:
    aliases = {f"column_{number}": F(name) if isinstance(name, str) else name for number, name in enumerate(names)}
    which = Value(relation, output_field=CharField())
    return rows.order_by().annotate(relation=which, **aliases).values_list("relation", "pk", *aliases)


def ids_of(terms: Mapping[str, tuple[Term, ...]], *relations: str) -> list[int]:
    """Return the ids of the pages that these relations name."""
    return [int(term.code) for relation in relations for term in terms.get(relation, ())]


def _ask(legs: list[Rows]) -> dict[str, tuple[Term, ...]]:
    if not legs:
        return {}
    rows = legs[0].union(*legs[1:], all=True)
    found: dict[str, tuple[Term, ...]] = {}
    for relation, _pk, *names in sorted(rows):
        found[str(relation)] = (*found.get(str(relation), ()), _term(*map(str, names)))
    return found


def _term(code: str, german: str, english: str) -> Term:
    return Term(code, english if english and get_language() == "en" else german)
