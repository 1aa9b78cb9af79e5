"""Finds live pages whose templates nobody has filled in: `[[PLATZHALTER: …]]`."""

from django.db import models
from django.db.models import Q
from django.db.models.functions import Cast
from wagtail.models import Page, get_page_models

from network import languages
from network.models import PageAudience, VisiblePage

MARK = "[[PLATZHALTER"


def unfilled() -> list[str]:
    """Return the addresses of live pages that still hold a placeholder, in order."""
    found = {pk for model in get_page_models() if issubclass(model, VisiblePage) for pk in _unfilled(model)}
    rows = PageAudience.objects.filter(pk__in=found).order_by("path", "language").values_list("path", "language")
    return [languages.address(path, language) for path, language in rows]


def _unfilled(model: type[Page]) -> "models.QuerySet[Page, int]":
    """Look through everything that is text in the database: also stream fields, which are stored as JSON."""
    fields = [
        field
        for field in model._meta.fields
        if isinstance(field, models.CharField | models.TextField) or _is_stream(field)
    ]
    texts = {f"_{field.name}_text": Cast(field.name, models.TextField()) for field in fields}
    has_mark = Q(*((f"{name}__contains", MARK) for name in texts), _connector=Q.OR)
    pages: models.QuerySet[Page, int] = model._default_manager.live().annotate(**texts).filter(has_mark)
    return pages.values_list("pk", flat=True)


def _is_stream(field: object) -> bool:
    return hasattr(field, "stream_block")
