"""Makes the site refuse to start while a page, or something a page shows, is missing from the search."""

from collections.abc import Iterable, Iterator
from typing import Final

from django.apps import apps
from django.core.checks import CheckMessage, Error, register
from django.db.models import Model
from wagtail.models import Page

from search import findable, shown_on

# Rooms of others: what they relate to a page (rights, revisions, log, tag links) is nothing a page shows.
FOREIGN: Final = ("wagtail", "django", "taggit", "modelcluster")


def connect() -> None:
    """Register the checks with Django."""
    register(every_page_type_is_declared)
    register(everything_shown_is_declared)


def every_page_type_is_declared(**_kwargs: object) -> Iterable[CheckMessage]:
    """Return an error for each page type that is neither findable nor declared unfindable."""
    return [
        Error(
            f"{model._meta.label} is neither findable nor declared unfindable.",
            hint="Describe it with @search.findable.findable(…), or say search.findable.unfindable(…, why).",
            obj=model,
            id="search.E001",
        )
        for model in _own(Page)
        if not findable.is_declared(model)
    ]


def everything_shown_is_declared(**_kwargs: object) -> Iterable[CheckMessage]:
    """Return an error for each model related to a page of which nobody said whether pages show it."""
    return [
        Error(
            f"{model._meta.label} is related to pages ({', '.join(sorted(names))}), but nobody says which of them show it.",
            hint="Say search.shown_on.shown_on(…, pages=…), or search.shown_on.exempt(…, why).",
            obj=model,
            id="search.E002",
        )
        for model, names in sorted(_related_to_pages().items(), key=lambda item: item[0]._meta.label)
        if not shown_on.is_declared(model)
    ]


def _related_to_pages() -> dict[type[Model], set[str]]:
    """Return our models with a relation to or from a page, or from a child that is saved with its page."""
    related: dict[type[Model], set[str]] = {}
    for model in _own(Model):
        is_part = issubclass(model, Page) or _is_child_of_page(model)
        for field in [*model._meta.local_fields, *model._meta.local_many_to_many]:
            other = field.related_model
            if not isinstance(other, type) or not issubclass(other, Model):
                continue
            shown = other if is_part else model if issubclass(other, Page) else None
            if shown is not None and _is_own(shown) and not issubclass(shown, Page) and not _is_child_of_page(shown):
                related.setdefault(shown, set()).add(f"{model._meta.label}.{field.name}")
    return related


def _is_child_of_page(model: type[Model]) -> bool:
    """Tell whether rows of the model hang on a page by a ParentalKey, maybe through a child of it."""
    for field in model._meta.local_fields:
        parent = field.related_model
        if type(field).__name__ == "ParentalKey" and isinstance(parent, type) and issubclass(parent, Model):
            return issubclass(parent, Page) or _is_child_of_page(parent)
    return False


def _own(kind: type[Model]) -> Iterator[type[Model]]:
    return (model for model in apps.get_models() if issubclass(model, kind) and _is_own(model))


def _is_own(model: type[Model]) -> bool:
    return not model._meta.app_config.name.startswith(FOREIGN) and not model._meta.auto_created
