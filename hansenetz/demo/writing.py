"""Writes what the content files say, as an editor would, and only what differs from what is there."""

import json
from collections import Counter
from collections.abc import Mapping
from copy import copy
from dataclasses import dataclass, field
from typing import TypeVar

from django.db.models import Model
from django.db.models.base import ModelState
from modelcluster.models import ClusterableModel, get_all_child_relations
from wagtail.models import Orderable, Page

M = TypeVar("M", bound=Model)
P = TypeVar("P", bound=Page)
# Numbers that a database gives; they say nothing about content.
IDENTITIES = frozenset({"id", "pk", "sort_order"})
# What saving itself changes on a page.
BOOKKEEPING = frozenset(
    {
        "first_published_at",
        "last_published_at",
        "latest_revision_created_at",
        "latest_revision",
        "live_revision",
        "has_unpublished_changes",
        "draft_title",
        "url_path",
        "path",
        "depth",
        "numchild",
        "content_type",
        "owner",
        "locked",
        "locked_at",
        "locked_by",
        "live",
    }
)


@dataclass(slots=True)
class Tally:
    """Counts what was new, changed or as it was."""

    created: Counter[str] = field(default_factory=Counter)
    changed: Counter[str] = field(default_factory=Counter)
    unchanged: Counter[str] = field(default_factory=Counter)

    @property
    def is_quiet(self) -> bool:
        """Whether everything was as it should be already."""
        return not self.created and not self.changed


def put(tally: Tally, model: type[M], key: Mapping[str, object], values: Mapping[str, object]) -> M:
    """Store a record that is no page under its key, unless it is there already and says the same."""
    found = model._default_manager.filter(**key).first()
    record = found or model(**key)
    before = shape_of(record) if found else None
    for name, value in values.items():
        assign(record, name, value)
    if before is not None and shape_of(record) == before:
        tally.unchanged[model.__name__] += 1
        return record
    record.full_clean()
    record.save()
    (tally.changed if found else tally.created)[model.__name__] += 1
    return record


def put_page(tally: Tally, parent: Page, new: P, values: Mapping[str, object], *, is_draft: bool = False) -> P:
    """Publish a page below its parent, unless one with its slug is there already and says the same.

    A draft is written once and then left to the editors.
    """
    model = type(new)
    found = model._default_manager.child_of(parent).filter(slug=new.slug).first()
    page = found or new
    before = shape_of(page) if found else None
    for name, value in values.items():
        assign(page, name, value)
    if found is not None and (is_draft or (found.live and shape_of(page) == before)):
        tally.unchanged[model.__name__] += 1
        return page
    if found is None:
        page.live = False
        parent.add_child(instance=page)
    revision = page.save_revision(clean=found is not None)  # a new page was checked when it was added
    if not is_draft:
        revision.publish()
    (tally.changed if found else tally.created)[model.__name__] += 1
    return page


def assign(record: Model, name: str, value: object) -> None:
    """Set a field; a list goes into a relation, rows that hang on the record as copies of their own."""
    if not isinstance(value, list) or name not in _relations(type(record)):
        setattr(record, name, value)
    elif name in _rows(type(record)):
        getattr(record, name).set([_copy(row, place) for place, row in enumerate(value)])
    else:
        getattr(record, name).set(value)


def _relations(model: type[Model]) -> frozenset[str]:
    many = {field.name for field in model._meta.many_to_many}
    return frozenset(many | _rows(model) | {"tags"})


def _rows(model: type[Model]) -> set[str]:
    if not issubclass(model, ClusterableModel):
        return set()
    return {relation.get_accessor_name() for relation in get_all_child_relations(model)}


def _copy(row: Model, place: int) -> Model:
    made: Model
    if isinstance(row, ClusterableModel):
        made = type(row).from_serializable_data({**row.serializable_data(), "pk": None}, check_fks=False)
    else:
        made = copy(row)
        made.pk, made._state = None, ModelState()
    if isinstance(made, Orderable):
        made.sort_order = place
    return made


def shape_of(record: Model) -> object:
    """Return what a record says, without the numbers that its storing gave it."""
    data = record.serializable_data() if isinstance(record, ClusterableModel) else _plain(record)
    return _bare({name: value for name, value in data.items() if name not in BOOKKEEPING})


def _plain(record: Model) -> dict[str, object]:
    return {each.attname: each.value_to_string(record) for each in record._meta.concrete_fields}


def _bare(value: object) -> object:
    if isinstance(value, dict):
        return {name: _bare(item) for name, item in value.items() if name not in IDENTITIES and not _is_parent(name)}
    if isinstance(value, list):
        items = [_bare(item) for item in value]
        # Ids of related records, and rows that nobody has put in order, come as the database likes.
        return items if any(_has_order(item) for item in value) else sorted(items, key=json.dumps)
    if isinstance(value, str) and value[:1] in "[{":
        try:
            return _bare(json.loads(value))
        except ValueError:
            return value
    return value


def _has_order(item: object) -> bool:
    return isinstance(item, str) or (isinstance(item, dict) and ("sort_order" in item or "type" in item))


def _is_parent(name: object) -> bool:
    """Tell whether a key of a row names the page it hangs on: empty before the first save."""
    return name in {"page", "solution", "content_object", "core_list", "city", "programme"}
