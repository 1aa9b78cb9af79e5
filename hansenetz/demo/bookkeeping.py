"""Does once at the end of a load what Wagtail does after every single save: its indexes of words and of references."""

from collections.abc import Iterator
from contextlib import contextmanager
from itertools import groupby

from django.db.models import Model
from django.db.models.signals import post_save
from modelsearch.backends import get_search_backends
from modelsearch.index import get_indexed_instance, get_indexed_models
from modelsearch.signal_handlers import post_save_signal_handler
from wagtail.models import ReferenceIndex
from wagtail.signal_handlers import disable_reference_index_auto_update

Touched = dict[tuple[str, int], Model]


@contextmanager
def once_at_the_end() -> Iterator[None]:
    """Let everything in the block be saved without these indexes, then bring them up to date."""
    touched: Touched = {}

    def note(sender: type[Model], instance: Model, **_kwargs: object) -> None:
        if isinstance(instance.pk, int):
            touched[sender._meta.label, instance.pk] = instance

    indexed = [model for model in get_indexed_models() if getattr(model, "search_auto_update", True)]
    for model in indexed:
        post_save.disconnect(post_save_signal_handler, sender=model)
    post_save.connect(note, weak=False)
    try:
        with disable_reference_index_auto_update():
            yield
    finally:
        post_save.disconnect(note)
        for model in indexed:
            post_save.connect(post_save_signal_handler, sender=model)
    _catch_up([touched[key] for key in sorted(touched)], set(indexed))


def _catch_up(records: list[Model], indexed: set[type[Model]]) -> None:
    for model, group in groupby(records, type):
        items = list(model._default_manager.filter(pk__in=[each.pk for each in group]))  # type: ignore[attr-defined]
        if model in ReferenceIndex.tracked_models:
            for item in items:
                ReferenceIndex.create_or_update_for_object(item)
        if model in indexed:
            shown = [found for item in items if (found := get_indexed_instance(item)) is not None]
            for backend in get_search_backends(with_auto_update=True):
                backend.add_bulk(model, shown)
