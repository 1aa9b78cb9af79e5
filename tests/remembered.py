"""What a process remembers of its last request and its database, which for the next test are others."""

from django.contrib.contenttypes.models import ContentType
from django.utils import translation
from wagtail.models import Site

from network import page_cache
from network.menu import menu
from network.plain_versions import usual_of_plain
from search import drawn, labels


def forget() -> None:
    """Drop all of it."""
    translation.deactivate()
    page_cache.pages.forget()
    drawn.forget()
    labels.forget()
    menu.cache_clear()
    usual_of_plain.cache_clear()
    ContentType.objects.clear_cache()
    Site.clear_site_root_paths_cache()
