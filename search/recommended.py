"""Entries that editors put first for a question, found without a query as long as nothing has changed."""

from collections import defaultdict
from functools import lru_cache

from django.db import transaction
from django.db.models.signals import post_delete, post_save
from django.utils.translation import get_language
from wagtail.models import Page

from search import labels, version
from search.analysis import stems
from search.findable import key
from search.models import Recommendation

Keys = tuple[str, ...]
_changes = [0]  # made by this process


def connect() -> None:
    """Follow the changes of recommendations."""
    version.raised_by(Recommendation)
    for signal in (post_save, post_delete):
        signal.connect(_on_change, sender=Recommendation, dispatch_uid="search.recommended")


def keys_for(text: str) -> Keys:
    """Return the keys of the entries recommended for a question, the first one first; asks the database only after a change."""
    found = _all(labels.newest_book(get_language() or "de").version, _changes[0]) if text else {}
    return found.get(_named(text), ()) if found else ()


def _named(text: str) -> frozenset[str]:
    return frozenset(stems(text))


@lru_cache(maxsize=1)
def _all(site_version: int, changes: int) -> dict[frozenset[str], Keys]:
    """Return for each question its entries; of a translated page each translation, of which a reader sees one."""
    rows = list(Recommendation.objects.filter(is_active=True).select_related("page"))
    translations: defaultdict[object, list[int]] = defaultdict(list)
    pages = Page.objects.filter(translation_key__in={row.page.translation_key for row in rows})
    for translation_key, page_id in pages.order_by("pk").values_list("translation_key", "pk"):
        translations[translation_key].append(page_id)
    found: defaultdict[frozenset[str], Keys] = defaultdict(tuple)
    for row in rows:
        found[_named(row.wording)] += tuple(map(key, translations[row.page.translation_key]))
    return dict(found)


def _on_change(**_kwargs: object) -> None:
    transaction.on_commit(_count_change)


def _count_change() -> None:
    _changes[0] += 1
