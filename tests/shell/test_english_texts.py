"""Every English text that content/ has is read by somebody: an English page shows it."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml
from bs4 import BeautifulSoup
from django.utils import translation

from hansenetz.templatetags.look import when

CONTENT = Path(__file__).resolve().parents[2] / "content"
LATER = {"surveys"}  # their page type does not exist yet


def texts(found: object, is_english: bool = False) -> Iterator[str]:
    """Yield each text below a key "en" or "…_en"."""
    if isinstance(found, dict):
        for key, value in found.items():
            if key not in LATER:
                yield from texts(value, is_english or key == "en" or str(key).endswith("_en"))
    elif isinstance(found, list):
        for value in found:
            yield from texts(value, is_english)
    elif isinstance(found, str) and is_english:
        yield when(found)


def bare(text: str) -> str:
    """Return the letters and digits alone: how a text is set is no matter here."""
    return re.sub(r"[\W_]+", "", re.sub(r"\]\([^)]*\)|\[\[PLATZHALTER:", "", text)).casefold()


@pytest.fixture
def shown(demo_site, client):
    listed = [
        path
        for language in ("de", "en")
        for path in re.findall(r"<loc>https?://[^/<]+(/[^<]*)</loc>", client.get(f"/sitemap-{language}-1.xml").text)
    ]
    pages = {path if path.startswith("/en/") else f"/en{path}" for path in listed}
    assert len(pages) > 100
    return "\n".join(bare(BeautifulSoup(client.get(page).content, "html.parser").body.get_text()) for page in pages)


def test_every_english_text_stands_on_an_english_page(shown):
    with translation.override("en"):
        written = [
            (file.name, text)
            for file in sorted(CONTENT.rglob("*.yaml"))
            for text in texts(yaml.safe_load(file.read_text("utf-8")))
        ]
    assert len(written) > 300
    assert [f"{name}: {text}" for name, text in written if bare(text) not in shown] == []
