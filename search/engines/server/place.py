"""Where a search server is and how to be let in, read from its address and the settings."""

import re
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import unquote, urlsplit

from django.conf import settings
from django.core.exceptions import ImproperlyConfigured

NAME = re.compile(r"[a-z0-9][a-z0-9_-]{0,99}")
DEFAULT_NAME, DEFAULT_PORT = "hansenetz", 9200


@dataclass(frozen=True, slots=True)
class Place:
    """One index of one server."""

    product: str  # elasticsearch or opensearch
    host: str
    port: int
    index: str  # the alias that readers ask
    is_encrypted: bool = False
    user: str = ""
    password: str = field(default="", repr=False)
    api_key: str = field(default="", repr=False)
    authorities: str = ""  # file of certificates to trust instead of the system's

    @property
    def address(self) -> str:
        """Return the address without what is secret."""
        return f"{'https' if self.is_encrypted else 'http'}://{self.host}:{self.port}"


def place(url: str) -> Place:
    """Return the place that a URL and the settings SEARCH_USER, SEARCH_PASSWORD, SEARCH_API_KEY and SEARCH_CA say.

    Raises:
        ImproperlyConfigured: the address is malformed, or the file of certificates is missing.
    """
    parts = urlsplit(url)
    product, _, transport = parts.scheme.partition("+")
    index = parts.path.strip("/") or DEFAULT_NAME
    if not parts.hostname or not NAME.fullmatch(index):
        # The value itself may hold a password.
        raise ImproperlyConfigured("SEARCH_URL hat nicht die Form elasticsearch://rechner:9200/name.")
    authorities = str(getattr(settings, "SEARCH_CA", ""))
    if authorities and not Path(authorities).is_file():
        raise ImproperlyConfigured(f"SEARCH_CA: die Datei {authorities} gibt es nicht.")
    return Place(
        product=product,
        host=parts.hostname,
        port=parts.port or DEFAULT_PORT,
        index=index,
        is_encrypted=transport == "https",
        user=unquote(parts.username or "") or getattr(settings, "SEARCH_USER", ""),
        password=unquote(parts.password or "") or getattr(settings, "SEARCH_PASSWORD", ""),
        api_key=getattr(settings, "SEARCH_API_KEY", ""),
        authorities=authorities,
    )
