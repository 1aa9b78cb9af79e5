"""Where the site's own style sheet and fonts come from, so that no package file is copied into the repository."""

from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from pathlib import Path

from django.conf import settings
from django.contrib.staticfiles.finders import BaseFinder
from django.core.files.storage import FileSystemStorage, Storage

from hansenetz import kern

ROOT = Path(__file__).resolve().parent.parent
PACKAGES = ROOT / "node_modules"
STYLES = ROOT / "static" / "css"
KERN = PACKAGES / "@kern-ux" / "native" / "dist" / "kern.min.css"
FONTS = PACKAGES / "@fontsource" / "fira-sans" / "files"
FONT_NAMES = ("fira-sans-latin-400-normal.woff2", "fira-sans-latin-600-normal.woff2")
GALLERY = "sample.css"  # only /muster/ needs it


def parts() -> list[Path]:
    """List our style sheets in the order of the joined one."""
    components = sorted(path for path in (STYLES / "components").glob("*.css") if path.name != GALLERY)
    return [STYLES / "tokens.css", STYLES / "base.css", *components]


def joined() -> str:
    """Join what we use of KERN, tokens, base and components; KERN lies in a layer, or it would beat our rules.

    Raises: FileNotFoundError when `npm ci` has not run.
    """
    return _joined(tuple(path.stat().st_mtime_ns for path in (KERN, *parts(), *kern.sources())))


@lru_cache(maxsize=1)
def _joined(_changed: tuple[int, ...]) -> str:
    ours = "\n".join(path.read_text(encoding="utf-8") for path in parts())
    whole = KERN.read_text(encoding="utf-8").removeprefix('@charset "UTF-8";')
    return f'@charset "UTF-8";\n@layer kern {{\n{kern.pruned(whole, kern.names(), ours)}\n}}\n{ours}'


def _write_when_changed(path: Path, content: bytes) -> None:
    if path.is_file() and path.read_bytes() == content:
        return
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)


class SiteFinder(BaseFinder):
    """Give `css/site.css`, joined on the fly, and the two font files."""

    def __init__(self, app_names: Iterable[str] | None = None) -> None:
        self.storage = FileSystemStorage(location=Path(settings.VAR_DIR) / "styles")

    def _files(self) -> Mapping[str, Path]:
        return {"css/site.css": KERN} | {f"fonts/{name}": FONTS / name for name in FONT_NAMES}

    def _prepare(self, name: str) -> str:
        content = joined().encode() if name == "css/site.css" else self._files()[name].read_bytes()
        _write_when_changed(Path(self.storage.path(name)), content)
        return self.storage.path(name)

    def check(self, **kwargs: object) -> list[object]:  # type: ignore[override]  # nothing to check at start
        """Report nothing: `bin/setup` fetches the packages."""
        return []

    def find(self, path: str, find_all: bool = False) -> str | list[str]:  # type: ignore[override]  # as Django 5.2 calls it
        """Return the file's place on disk, or an empty list when it is not ours or not installed."""
        source = self._files().get(path)
        if source is None or not source.is_file():
            return []
        found = self._prepare(path)
        return [found] if find_all else found

    def list(self, ignore_patterns: Iterable[str] | None) -> Iterator[tuple[str, Storage]]:
        """Yield the files for `collectstatic`."""
        for name in self._files():
            self._prepare(name)
            yield name, self.storage
