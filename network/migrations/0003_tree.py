"""The page tree in both languages in place of Wagtail's welcome page, its groups and its workflow."""

from uuid import uuid4

from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.state import StateApps
from django.utils import timezone

ROOT_PATH = "0001"
STARTS = [("de", "hansenetz", "Hansenetz"), ("en", "hansenetz-en", "Hansenetz")]
INDEX_PAGES = [
    ("CityIndexPage", "staedte", {"de": "Städte", "en": "Cities"}),
    ("NetworkPage", "netzwerk", {"de": "Netzwerk", "en": "Network"}),
    ("EventIndexPage", "veranstaltungen", {"de": "Veranstaltungen", "en": "Events"}),
    ("NewsIndexPage", "aktuelles", {"de": "Aktuelles", "en": "News"}),
]
WAGTAIL_GROUPS = ["Editors", "Moderators"]


def plant(apps: StateApps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    """Put the start and index pages of both languages into the tree and make the German start the site's."""
    clear(apps)
    locale, page = apps.get_model("wagtailcore", "Locale"), apps.get_model("wagtailcore", "Page")
    keys = {slug: uuid4() for slug in ["", *(slug for _, slug, _ in INDEX_PAGES)]}
    for position, (code, slug, title) in enumerate(STARTS, start=1):
        language, _created = locale.objects.get_or_create(language_code=code)
        path, url_path = f"{ROOT_PATH}{position:04d}", f"/{slug}/"
        add(apps, "HomePage", language, keys[""], title, slug, path, url_path, len(INDEX_PAGES))
        for child, (model, child_slug, titles) in enumerate(INDEX_PAGES, start=1):
            below = f"{path}{child:04d}", f"{url_path}{child_slug}/"
            add(apps, model, language, keys[child_slug], titles[code], child_slug, *below, 0)
    page.objects.filter(path=ROOT_PATH).update(numchild=len(STARTS))
    start = page.objects.get(path=f"{ROOT_PATH}0001")
    apps.get_model("wagtailcore", "Site").objects.create(
        hostname="localhost", port=80, site_name="Hansenetz", root_page=start, is_default_site=True
    )


def clear(apps: StateApps) -> None:
    """Remove what Wagtail's own migrations put in."""
    apps.get_model("wagtailcore", "Site").objects.all().delete()
    apps.get_model("wagtailcore", "Page").objects.exclude(path=ROOT_PATH).delete()
    apps.get_model("auth", "Group").objects.filter(name__in=WAGTAIL_GROUPS).delete()
    for name in ("WorkflowPage", "WorkflowTask", "Workflow", "GroupApprovalTask", "Task"):
        apps.get_model("wagtailcore", name).objects.all().delete()


def add(
    apps: StateApps, model: str, locale: object, key: object, title: str, slug: str, path: str, url_path: str, below: int
) -> None:
    """Insert one live page at a path of the tree."""
    now = timezone.now()
    content_type, _created = apps.get_model("contenttypes", "ContentType").objects.get_or_create(
        app_label="network", model=model.lower()
    )
    apps.get_model("network", model).objects.create(
        title=title,
        draft_title=title,
        slug=slug,
        path=path,
        depth=len(path) // 4,
        numchild=below,
        url_path=url_path,
        content_type=content_type,
        locale=locale,
        translation_key=key,
        live=True,
        first_published_at=now,
        last_published_at=now,
        latest_revision_created_at=now,
    )


class Migration(migrations.Migration):
    dependencies = [
        ("network", "0002_catalogue"),
        ("auth", "0012_alter_user_first_name_max_length"),
        ("contenttypes", "0002_remove_content_type_name"),
        ("wagtailcore", "0098_apitoken"),
        ("wagtailimages", "0027_image_description"),
        ("wagtaildocs", "0014_alter_document_file_size"),
        ("wagtailadmin", "0006_formstate"),
    ]
    operations = [migrations.RunPython(plant, migrations.RunPython.noop)]
