"""The search engine that needs no server: tantivy in a directory of its own."""

from pathlib import Path
from urllib.parse import unquote, urlsplit

from search.engines.embedded.engine import EmbeddedEngine


def connect(url: str) -> EmbeddedEngine:
    """Return the engine of a URL such as ``embedded:///srv/hansenetz/search``."""
    return EmbeddedEngine(Path(unquote(urlsplit(url).path)))
