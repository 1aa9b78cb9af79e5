"""The demo content in the test database: loaded once a session, below the transactions of the tests that ask for it."""

from pathlib import Path

from django.contrib.contenttypes.models import ContentType
from wagtail.models import Page, Site

from hansenetz.demo.loading import load
from network import page_cache
from network.menu import menu
from network.plain_versions import usual_of_plain
from search import labels
from search.engines import embedded
from search.findable import describe


def fill(index: Path) -> None:
    """Load the demo into the database, and into an index that fits it."""
    load(lambda line: None, has_accounts=True)
    engine = embedded.connect(f"embedded://{index}")
    engine.rebuild([entry for page in Page.objects.specific() if (entry := describe(page))])


def forget() -> None:
    """Drop what the process remembers of a database that is another one now."""
    page_cache.pages.forget()
    labels.forget()
    menu.cache_clear()
    usual_of_plain.cache_clear()
    ContentType.objects.clear_cache()
    Site.clear_site_root_paths_cache()
