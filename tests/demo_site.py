"""The demo content in the test database: loaded once a session, below the transactions of the tests that ask for it."""

from pathlib import Path

from wagtail.models import Page

from hansenetz.demo.loading import load
from search.engines import embedded
from search.findable import describe


def fill(index: Path) -> None:
    """Load the demo into the database, and into an index that fits it."""
    load(lambda line: None, has_accounts=True)
    engine = embedded.connect(f"embedded://{index}")
    engine.rebuild([entry for page in Page.objects.specific() if (entry := describe(page))])
