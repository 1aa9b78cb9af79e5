"""What the codes of fields of action and topics are called in facets."""

from collections.abc import Mapping

from reference.models import FieldOfAction, Topic
from search import labels


def register() -> None:
    """Hand the loaders to the search."""
    labels.register("feld", fields)
    labels.register("thema", topics)


def fields(language: str) -> Mapping[str, str]:
    """Return the names of the fields of action by code, in their own order."""
    return {field.code: field.label for field in FieldOfAction.objects.all()}


def topics(language: str) -> Mapping[str, str]:
    """Return the names of the topics by code."""
    return {topic.code: topic.label for topic in Topic.objects.all()}
