"""Hands the topics and the groups of words to the search, and says when they have changed."""

from collections.abc import Iterator
from functools import lru_cache

from django.db import transaction
from django.db.models.signals import post_delete, post_save
from django.utils.translation import get_language

from reference.models import Topic, VocabularyGroup, VocabularyVersion, lines
from search import labels, vocabulary
from search.vocabulary import Group

_changes = [0]  # made by this process


def register() -> None:
    """Become the vocabulary of the search, and follow the changes of topics and groups."""
    vocabulary.register(version, groups)
    post_save.connect(_on_topic, sender=Topic, dispatch_uid="reference.concepts.topic")
    post_delete.connect(_on_topic, sender=Topic, dispatch_uid="reference.concepts.topic")
    post_save.connect(_on_version, sender=VocabularyVersion, dispatch_uid="reference.concepts.version")


def version() -> int:
    """Return the state of the words; asks the database only after something on the site has changed."""
    return _number(labels.newest_book(get_language() or "de").version, _changes[0])


def groups() -> Iterator[Group]:
    """Yield a group for each topic and each active group of words."""
    for topic in Topic.objects.all():
        yield _group(topic.words(), (topic.label_de, *lines(topic.synonyms_de)))
    active = VocabularyGroup.objects.filter(is_active=True)
    columns = active.values_list("terms_de", "terms_en", "everyday_terms", "official_terms")
    for columns_of_one in columns.iterator():
        yield as_group(*columns_of_one)


def as_group(german: str, english: str, everyday: str, official: str) -> Group:
    """Return the texts of a group's form, one term a line, as the search takes it."""
    known = lines(german) + lines(official)
    return _group(lines(german) + lines(english) + lines(official), known, lines(everyday))


def _group(terms: tuple[str, ...], german: tuple[str, ...], everyday: tuple[str, ...] = ()) -> Group:
    return Group(terms, everyday, english=tuple(term for term in terms if term not in german))


@lru_cache(maxsize=1)
def _number(site_version: int, changes: int) -> int:
    return VocabularyVersion.current()


def _on_topic(**_kwargs: object) -> None:
    VocabularyVersion.raise_()


def _on_version(**_kwargs: object) -> None:
    transaction.on_commit(_count_change)


def _count_change() -> None:
    _changes[0] += 1
