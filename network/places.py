"""Keeps the row PageAudience of every page in step with the tree, in the transaction that changes the tree."""

from collections.abc import Iterable

from django.contrib.contenttypes.models import ContentType
from django.db import connection, models, transaction
from django.db.models.signals import post_migrate, post_save
from wagtail.models import Page, Site

from network.models import City, CityPage, PageAudience, VisiblePage
from search import outbox
from search.entry import NETWORK, PUBLIC, city_audience

CITY = "city"  # what a page says of itself; whose city follows from its place in the tree
NOBODY = city_audience("-")  # narrower than every city: only administrators have it
ROOT = PageAudience(audience=PUBLIC, own=PUBLIC)
START_DEPTH = 2
BATCH = 100


def narrower(first: str, second: str) -> str:
    """Return the narrower of two audiences; two different cities have nobody in common."""
    for wide in (PUBLIC, NETWORK):
        if wide in (first, second):
            return second if first == wide else first
    return first if first == second else NOBODY


def refresh(page_id: int) -> PageAudience | None:
    """Bring the row of a page in step and, when it changed, those of all pages below; None when there is no such page."""
    page = _pages().filter(pk=page_id).first()
    if page is None:
        return None
    row = _rows([page], _above(page))[0]
    if _said(row) == _said(PageAudience.objects.filter(pk=page_id).first()):
        return row
    with transaction.atomic():
        row = _rows([page], _above(page, lock=True))[0]
        _write([row])
        below = _refresh_below(page.path, row)
        outbox.mark([page_id, *below])
    return row


def refresh_all() -> int:
    """Bring every row in step; return how many pages there are."""
    with transaction.atomic():
        return len(_refresh_below("", ROOT))


def watch() -> None:
    """Keep the rows in step from now on: with pages, cities and sites, and once after a migration."""
    post_save.connect(_after_page, dispatch_uid="network.places.page")
    post_save.connect(_after_city, sender=City, dispatch_uid="network.places.city")
    post_save.connect(_after_site, sender=Site, dispatch_uid="network.places.site")
    post_migrate.connect(_after_migration, dispatch_uid="network.places.migration")


def _after_page(sender: type[models.Model], instance: models.Model, *, raw: bool = False, **kwargs: object) -> None:
    if issubclass(sender, Page) and not raw:
        refresh(instance.pk)


def _after_city(sender: type[City], instance: City, *, created: bool, **kwargs: object) -> None:
    for page_id in [] if created else CityPage.objects.filter(city=instance).values_list("pk", flat=True):
        refresh(page_id)


def _after_site(sender: type[Site], instance: Site, *, raw: bool = False, **kwargs: object) -> None:
    if not raw:
        refresh_all()


def _after_migration(sender: object, **kwargs: object) -> None:
    tables = PageAudience._meta.db_table, CityPage._meta.db_table
    if getattr(sender, "name", "") == "network" and _tables_exist(tables):
        refresh_all()


def _tables_exist(names: Iterable[str]) -> bool:
    return set(names) <= set(connection.introspection.table_names())


def _pages() -> models.QuerySet[Page]:
    return Page.objects.only("path", "depth", "slug", "content_type")


def _above(page: Page, *, lock: bool = False) -> PageAudience:
    """Return what a page inherits; locked, so that nobody narrows an ancestor meanwhile."""
    steps = range(Page.steplen, len(page.path), Page.steplen)
    paths = [page.path[:end] for end in steps]
    rows = PageAudience.objects.filter(page__path__in=paths).order_by("page__path")
    rows = rows.select_for_update(of=("self",)) if lock else rows
    found = list(rows)
    if len(found) == len(paths):
        return found[-1] if found else ROOT
    parent = Page.objects.get(path=paths[-1])
    return refresh(parent.pk) or ROOT


def _refresh_below(path: str, above: PageAudience) -> list[int]:
    """Write the rows of all pages below a tree path, parents before children; return their ids."""
    pages = list(_pages().filter(path__startswith=path).exclude(path=path).order_by("path"))
    _write(_rows(pages, above))
    return [page.pk for page in pages]


def _rows(pages: list[Page], above: PageAudience) -> list[PageAudience]:
    """Return the rows of pages in tree order, of which the first lies below above."""
    said, cities, languages = _own_audiences(pages), _cities(pages), _languages(pages)
    rows: dict[str, PageAudience] = {}
    for page in pages:
        parent = rows.get(page.path[: -Page.steplen], above)
        own, city = said.get(page.pk, PUBLIC), cities.get(page.pk, parent.city)
        token = {PUBLIC: PUBLIC, NETWORK: NETWORK}.get(own, city_audience(city) if own == CITY and city else NOBODY)
        rows[page.path] = PageAudience(
            page_id=page.pk,
            own=own,
            audience=narrower(parent.audience, token),
            city=city,
            language=languages.get(page.pk, parent.language),
            path=f"{parent.path}{page.slug}/" if page.depth > START_DEPTH else "",
        )
    return list(rows.values())


def _own_audiences(pages: list[Page]) -> dict[int, str]:
    """Read what pages say of themselves (never from an instance in memory, which may hold a draft)."""
    by_type: dict[int, list[int]] = {}
    for page in pages:
        by_type.setdefault(page.content_type_id, []).append(page.pk)
    said: dict[int, str] = {}
    for content_type_id, ids in by_type.items():
        model = ContentType.objects.get_for_id(content_type_id).model_class()
        if model is not None and issubclass(model, VisiblePage):
            said.update(model._base_manager.filter(pk__in=ids).values_list("pk", "audience"))
    return said


def _cities(pages: list[Page]) -> dict[int, str]:
    city_pages = ContentType.objects.get_for_model(CityPage).pk
    ids = [page.pk for page in pages if page.content_type_id == city_pages]
    return dict(CityPage.objects.filter(pk__in=ids).values_list("pk", "city__code")) if ids else {}


def _languages(pages: list[Page]) -> dict[int, str]:
    """Return the language of each start page of the site that is among the pages."""
    starts = [page.pk for page in pages if page.depth == START_DEPTH]
    if not starts:
        return {}
    roots = Site.objects.filter(is_default_site=True).values("root_page__translation_key")
    return dict(
        Page.objects.filter(pk__in=starts, translation_key__in=roots).values_list("pk", "locale__language_code")
    )


def _said(row: PageAudience | None) -> tuple[str, ...] | None:
    return (row.own, row.audience, row.city, row.language, row.path) if row else None


def _write(rows: list[PageAudience]) -> None:
    PageAudience.objects.bulk_create(
        rows,
        batch_size=BATCH,
        update_conflicts=True,
        unique_fields=["page"],
        update_fields=["own", "audience", "city", "language", "path"],
    )
