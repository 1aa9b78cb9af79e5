"""Keeps finished pages in the memory of the process, so that each is rendered once a version of the site."""

import gzip
from collections import OrderedDict
from dataclasses import dataclass
from functools import cache
from hashlib import blake2b
from pathlib import Path
from threading import Lock

import brotli
from django.conf import settings
from django.http import HttpRequest
from django.utils import timezone

MOST_PAGES = 2_000
MOST_BYTES = 64 * 1024 * 1024
FLEETING = "hansenetz.fleeting"
BROTLI_QUALITY = 5
GZIP_LEVEL = 6
MADE_OF = ("templates", "static", "locale", "network", "projects", "reference", "search")


@dataclass(frozen=True, slots=True)
class PageKey:
    """What a visitor's page depends on: nothing else may change a byte of it."""

    version: int
    path: str
    language: str
    release: str
    day: str

    @property
    def etag(self) -> str:
        """The page's weak ETag."""
        said = "\n".join((str(self.version), self.path, self.language, self.release, self.day))
        return f'W/"{blake2b(said.encode(), digest_size=12).hexdigest()}"'


@dataclass(frozen=True, slots=True)
class Stored:
    """A finished page, compressed in the two ways that browsers read."""

    content_type: str
    gzipped: bytes
    brotlied: bytes

    @property
    def size(self) -> int:
        """How many bytes it takes."""
        return len(self.gzipped) + len(self.brotlied)

    def body(self, accepted: str) -> tuple[bytes, str]:
        """Return the bytes and their encoding for an Accept-Encoding header."""
        encodings = accepted_encodings(accepted)
        if "br" in encodings:
            return self.brotlied, "br"
        if "gzip" in encodings:
            return self.gzipped, "gzip"
        return gzip.decompress(self.gzipped), ""


class PageCache:
    """The pages asked for last, within a number and a size; one for all threads of a process."""

    def __init__(self, most_pages: int = MOST_PAGES, most_bytes: int = MOST_BYTES) -> None:
        self._pages: OrderedDict[PageKey, Stored] = OrderedDict()
        self._lock = Lock()
        self._bytes = 0
        self._newest = 0
        self._most_pages, self._most_bytes = most_pages, most_bytes

    def __len__(self) -> int:
        return len(self._pages)

    @property
    def size(self) -> int:
        """How many bytes all pages take."""
        return self._bytes

    def get(self, key: PageKey) -> Stored | None:
        """Return a page, which then counts as asked for last."""
        with self._lock:
            found = self._pages.get(key)
            if found is not None:
                self._pages.move_to_end(key)
            return found

    def put(self, key: PageKey, page: Stored) -> None:
        """Keep a page; those of older versions go, then those not asked for the longest."""
        with self._lock:
            if key.version > self._newest:
                self._empty()
                self._newest = key.version
            if key.version < self._newest or page.size > self._most_bytes:
                return
            replaced = self._pages.pop(key, None)
            self._bytes += page.size - (replaced.size if replaced else 0)
            self._pages[key] = page
            while len(self._pages) > self._most_pages or self._bytes > self._most_bytes:
                self._bytes -= self._pages.popitem(last=False)[1].size

    def forget(self) -> None:
        """Drop everything, as when a test rolls the version back."""
        with self._lock:
            self._empty()
            self._newest = 0

    def _empty(self) -> None:
        self._pages.clear()
        self._bytes = 0


pages = PageCache()


def key_of(version: int, path: str, language: str) -> PageKey:
    """Return the key of a page as it is today in this release."""
    return PageKey(version, path, language, release(), timezone.localdate().isoformat())


def accepted_encodings(header: str) -> frozenset[str]:
    """Return the encodings that an Accept-Encoding header does not refuse."""
    pairs = (part.partition(";") for part in header.lower().split(","))
    return frozenset(
        name.strip()
        for name, _, weight in pairs
        if weight.replace(" ", "") not in {"q=0", "q=0.0", "q=0.00", "q=0.000"}
    )


def compress(body: bytes, content_type: str) -> Stored:
    """Return a page ready to be kept."""
    return Stored(
        content_type,
        gzip.compress(body, GZIP_LEVEL, mtime=0),
        brotli.compress(body, mode=brotli.MODE_TEXT, quality=BROTLI_QUALITY),
    )


def mark_fleeting(request: HttpRequest) -> None:
    """Say that what is being rendered is true for this moment only: it is neither kept nor given an ETag."""
    request.META[FLEETING] = "1"


def is_fleeting(request: HttpRequest) -> bool:
    """Tell whether somebody called mark_fleeting, or a form on the page needs the visitor's own token."""
    return FLEETING in request.META or bool(request.META.get("CSRF_COOKIE_NEEDS_UPDATE"))


@cache
def release() -> str:
    """Return what changes with every release: RELEASE where it is set, else the newest of the files a page is made of."""
    stated = str(getattr(settings, "RELEASE", ""))
    if stated:
        return stated
    root = Path(__file__).resolve().parent.parent
    suffixes = {".html", ".py", ".css", ".js", ".svg", ".mo"}
    files = (path for name in MADE_OF for path in (root / name).rglob("*") if path.suffix in suffixes)
    seen = sorted((str(path.relative_to(root)), path.stat().st_mtime_ns) for path in files)
    return blake2b(repr(seen).encode(), digest_size=8).hexdigest()
