"""Every way a page can change, and the one answer to all: look at it again.

Django's signals, not Wagtail's: those are sent after the commit, and a new alias sends none.
"""

from collections.abc import Iterable
from typing import Final

from django.apps import apps
from django.db.models import Q, QuerySet
from django.db.models.signals import post_delete, post_save, pre_save
from wagtail.models import Locale, Page, Site

from search import outbox, version

# What saving a draft writes to the page's row; none of it is seen by a reader.
BOOKKEEPING: Final = frozenset(
    {
        "draft_title",
        "has_unpublished_changes",
        "latest_revision",
        "latest_revision_created_at",
        "live_revision",
        "locked",
        "locked_at",
        "locked_by",
        "wagtail_admin_comments",
    }
)
# What pages below show, or what decides whether and where they are shown.
INHERITED: Final = frozenset(
    {"path", "title", "slug", "url_path", "live", "audience", "go_live_at", "expire_at", "locale_id"}
)


def connect() -> None:
    """Listen to every page type: moves, bulk actions and expiry save a plain Page, editors a specific one."""
    for model in apps.get_models():
        if issubclass(model, Page):
            pre_save.connect(_before_save, sender=model, dispatch_uid=f"search.before.{model._meta.label}")
            post_save.connect(_after_save, sender=model, dispatch_uid=f"search.after.{model._meta.label}")
    # A delete of any page type deletes its row of Page too.
    post_delete.connect(_after_delete, sender=Page, dispatch_uid="search.deleted")
    version.raised_by(Site, Locale)


def _before_save(
    sender: type[Page], instance: Page, update_fields: Iterable[str] | None = None, **_kwargs: object
) -> None:
    """Remember whether the row differs in what pages below inherit."""
    instance.search_branch_changed = False
    if instance.pk is None or _is_bookkeeping(update_fields):
        return
    names = [name for name in INHERITED if _has_column(sender, name)]
    before = sender._base_manager.filter(pk=instance.pk).values(*names).first()
    instance.search_branch_changed = before is not None and any(
        before[name] != getattr(instance, name) for name in names
    )


def _after_save(instance: Page, update_fields: Iterable[str] | None = None, **_kwargs: object) -> None:
    if _is_bookkeeping(update_fields):
        return
    shown = Page.objects.filter(pk=instance.pk)
    if instance.search_branch_changed:
        shown = Page.objects.filter(path__startswith=instance.path)
    outbox.mark(_with_translations(shown, instance))


def _after_delete(instance: Page, **_kwargs: object) -> None:
    outbox.mark({instance.pk, *_with_translations(Page.objects.none(), instance)})


def _with_translations(pages: QuerySet[Page], instance: Page) -> Iterable[int]:
    """Return the pages and their translations: whether one is shown in a language depends on the other."""
    keys = pages.order_by().values("translation_key")
    either = Q(translation_key__in=keys) | Q(translation_key=instance.translation_key)
    return Page.objects.filter(either).order_by().values_list("pk", flat=True)


def _is_bookkeeping(update_fields: Iterable[str] | None) -> bool:
    return update_fields is not None and BOOKKEEPING.issuperset(update_fields)


def _has_column(model: type[Page], name: str) -> bool:
    return any(name in {field.name, field.attname} for field in model._meta.concrete_fields)
