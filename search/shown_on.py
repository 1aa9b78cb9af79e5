"""Where rooms say which models their pages show, so that a change of one marks the pages that show it."""

from collections.abc import Callable, Iterable
from typing import TypeVar

from django.db.models import Model
from django.db.models.signals import m2m_changed, post_save, pre_delete, pre_save

from search import outbox
from search.atomic import saved_with_its_signals

M = TypeVar("M", bound=Model)
PagesOf = Callable[[M], Iterable[int]]
_pages_of: dict[type[Model], Callable[..., Iterable[int]]] = {}
_exempt: dict[type[Model], str] = {}


def shown_on(model: type[M], pages: PagesOf[M]) -> None:
    """Mark the pages that ``pages(instance)`` names (ids) whenever an instance is saved or deleted.

    Pages that showed it before the save are marked as well, also when its many-to-many relations change.
    """
    _pages_of[model] = pages
    saved_with_its_signals(model)
    label = f"search.shown_on.{model._meta.label}"
    pre_save.connect(_mark_as_stored, sender=model, dispatch_uid=label)
    post_save.connect(_mark, sender=model, dispatch_uid=label)
    # Before the delete, in its transaction: afterwards the relations that lead to the pages are gone.
    pre_delete.connect(_mark, sender=model, dispatch_uid=label)
    for relation in model._meta.local_many_to_many:
        through = relation.remote_field.through
        m2m_changed.connect(_mark_related, sender=through, dispatch_uid=f"{label}.{relation.name}")


def exempt(model: type[Model], why: str) -> None:
    """Say of a model with a relation to pages that none of them shows it, and why."""
    _exempt[model] = why


def is_declared(model: type[Model]) -> bool:
    """Tell whether somebody said which pages show the model, or that none does."""
    return model in _pages_of or model in _exempt


def _mark(sender: type[Model], instance: Model, **_kwargs: object) -> None:
    outbox.mark(_pages_of[sender](instance))


def _mark_as_stored(sender: type[Model], instance: Model, **_kwargs: object) -> None:
    if instance.pk is not None and (stored := sender._base_manager.filter(pk=instance.pk).first()) is not None:
        outbox.mark(_pages_of[sender](stored))


def _mark_related(action: str, instance: Model, model: type[Model], pk_set: set[int] | None, **_kwargs: object) -> None:
    if action not in {"post_add", "post_remove", "pre_clear"}:
        return
    if (pages := _pages_of.get(type(instance))) is not None:
        outbox.mark(pages(instance))
    elif (pages := _pages_of.get(model)) is not None and pk_set:
        for related in model._base_manager.filter(pk__in=pk_set):
            outbox.mark(pages(related))
