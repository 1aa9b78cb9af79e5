"""Which group may do what: four groups for each city, one for the network office."""

from collections.abc import Iterable

from django.apps import AppConfig, apps
from django.contrib.auth.models import Group, Permission
from django.db import connection, models, transaction
from django.db.models.signals import post_migrate
from wagtail.models import Collection, GroupCollectionPermission, GroupPagePermission, Page

from network.models import (
    AccessibilityPage,
    City,
    CityPage,
    ContactPage,
    ContactPoint,
    EventIndexPage,
    FeedbackReceipt,
    HomePage,
    IndexResult,
    IndexStudy,
    Link,
    NetworkPage,
    NewsIndexPage,
    Notice,
    Organisation,
    TextPage,
)
from reference.models import (
    FieldOfAction,
    FundingProgramme,
    Goal,
    Licence,
    RecordCitation,
    Source,
    Tag,
    Term,
    Topic,
    VocabularyGroup,
)
from search.models import AskedWording, OutboxRow, Recommendation

OFFICE = "geschaeftsstelle"
OFFICE_COLLECTION = "Netzwerk"
# Editors may publish as long as no workflow asks a second person to release.
PAGE_RIGHTS = ("add_page", "change_page", "publish_page", "lock_page", "unlock_page")
MEDIA_RIGHTS = (
    ("wagtailimages", "add_image", "change_image", "choose_image"),
    ("wagtaildocs", "add_document", "change_document", "choose_document"),
)
TEXTS = (TextPage, ContactPage, AccessibilityPage)
OFFICE_MODELS: tuple[type[models.Model], ...] = (
    City,
    ContactPoint,
    FieldOfAction,
    FundingProgramme,
    Goal,
    IndexResult,
    IndexStudy,
    Licence,
    Link,
    Notice,
    Organisation,
    RecordCitation,
    Source,
    Tag,
    Term,
    Topic,
    VocabularyGroup,
    Recommendation,
)


class Role(models.TextChoices):
    """What a person does for a city; the first part of the name of their group."""

    STAFF = "mitarbeit"
    EDITOR = "redaktion"
    MODERATOR = "freigabe"
    TRANSFER = "transfer"


WRITERS = (Role.EDITOR, Role.MODERATOR)


def group_name(role: Role, code: str) -> str:
    """Return the name of a city's group, such as ``redaktion-luebeck``."""
    return f"{role.value}-{code}"


def found_city_groups(city: City, pages: Iterable[CityPage], collection: Collection) -> None:
    """Create the four groups of a city with their rights on its pages, pictures, documents and records."""
    pages = list(pages)
    for role in Role:
        group, _created = Group.objects.get_or_create(name=group_name(role, city.code))
        if role in WRITERS:
            _allow_pages(group, pages)
            _allow_media(group, collection)
        _allow_work(role, group)


@transaction.atomic
def renew_groups() -> None:
    """Give groups that there are the rights on records that one made today has; what lies on pages stays as it is."""
    codes = list(City.objects.values_list("code", flat=True))
    for role in Role:
        for group in Group.objects.filter(name__in=[group_name(role, code) for code in codes]):
            _allow_work(role, group)
    for office in Group.objects.filter(name=OFFICE):
        _allow_office_work(office)


def _allow_work(role: Role, group: Group) -> None:
    """Grant what a role may do with records, wherever its pages lie."""
    if role in WRITERS:
        _let_in(group)
        _allow_models(group, [Organisation, ContactPoint], ("add", "change", "view"))
        _allow_models(group, [Source], ("add", "view"))
    if role is Role.MODERATOR:
        _allow_models(group, [FeedbackReceipt], ("change", "view"))


@transaction.atomic
def found_office() -> Group:
    """Create the group of the network office, or bring its rights in step with the pages there are.

    The office has no right on a city's pages; texts below the start pages are granted one by one.
    """
    group, _created = Group.objects.get_or_create(name=OFFICE)
    pages: list[Page] = [*NetworkPage.objects.all(), *EventIndexPage.objects.all(), *NewsIndexPage.objects.all()]
    pages += [page for home in HomePage.objects.all() for model in TEXTS for page in model.objects.child_of(home)]
    _allow_pages(group, pages)
    root = Collection.get_first_root_node()
    collection = root.get_children().filter(name=OFFICE_COLLECTION).first()
    _allow_media(group, collection or root.add_child(instance=Collection(name=OFFICE_COLLECTION)))
    _allow_office_work(group)
    return group


def watch() -> None:
    """Bring groups in step after each migration: a new kind of record comes with rights that older groups lack."""
    post_migrate.connect(_after_migration, dispatch_uid="network.rights.migration")


def _after_migration(sender: AppConfig, **kwargs: object) -> None:
    """Wait for the last app, when all permissions are there."""
    with_models = [each for each in apps.get_app_configs() if each.models_module is not None]
    tables = {Group._meta.db_table, City._meta.db_table}
    if sender == with_models[-1] and tables <= set(connection.introspection.table_names()):
        renew_groups()


def _allow_office_work(group: Group) -> None:
    _let_in(group)
    _allow_models(group, OFFICE_MODELS, ("add", "change", "delete", "view"))
    _allow_models(group, (OutboxRow, AskedWording), ("view",))
    _allow_models(group, [FeedbackReceipt], ("change", "delete", "view"))


def _let_in(group: Group) -> None:
    group.permissions.add(_permission("wagtailadmin", "access_admin"))


def _allow_pages(group: Group, pages: Iterable[Page]) -> None:
    rights = [_permission("wagtailcore", codename) for codename in PAGE_RIGHTS]
    for page in pages:
        for right in rights:
            GroupPagePermission.objects.get_or_create(group=group, page_id=page.pk, permission=right)


def _allow_media(group: Group, collection: Collection) -> None:
    for app_label, *codenames in MEDIA_RIGHTS:
        for codename in codenames:
            right = _permission(app_label, codename)
            GroupCollectionPermission.objects.get_or_create(group=group, collection=collection, permission=right)


def _allow_models(group: Group, allowed: Iterable[type[models.Model]], actions: Iterable[str]) -> None:
    for model in allowed:
        for action in actions:
            group.permissions.add(_permission(model._meta.app_label, f"{action}_{model._meta.model_name}"))


def _permission(app_label: str, codename: str) -> Permission:
    return Permission.objects.get(content_type__app_label=app_label, codename=codename)
