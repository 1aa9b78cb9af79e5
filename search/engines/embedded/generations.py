"""Directories of the index: one is current, the next is built beside it, and a switch is one rename."""

import os
import shutil
import time
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

CURRENT = "current"
TOUCHED = ".touched"


@dataclass(frozen=True, slots=True)
class Generations:
    """All generations below one directory; a name is a time and the fingerprint of schema and analyser."""

    root: Path
    fingerprint: str

    def current(self) -> Path | None:
        """Return the generation that readers use, of whatever fingerprint."""
        try:
            path = self.root / (self.root / CURRENT).read_text(encoding="ascii").strip()
        except FileNotFoundError:
            return None
        return path if (path / "meta.json").exists() else None

    def stamp(self) -> int:
        """Return a number that changes with every switch; 0 before the first."""
        try:
            return (self.root / CURRENT).stat().st_mtime_ns
        except FileNotFoundError:
            return 0

    def fits(self, generation: Path) -> bool:
        """Tell whether this code can read the generation."""
        return generation.name.endswith(f"-{self.fingerprint}")

    def begin(self) -> Path:
        """Return a new empty directory, which nobody reads yet."""
        path = self.root / f"{time.time_ns()}-{self.fingerprint}"
        path.mkdir(parents=True)
        path.with_suffix(TOUCHED).touch()
        return path

    def touch(self, keys: Iterable[str]) -> None:
        """Tell every generation that is being built which entries changed meanwhile."""
        for path in self.root.glob(f"*{TOUCHED}"):
            with path.open("a", encoding="utf-8") as list_of_keys:
                list_of_keys.writelines(f"{key}\n" for key in keys)

    def touched(self, generation: Path) -> set[str]:
        """Return the keys of the entries that changed since the generation was begun."""
        return set(generation.with_suffix(TOUCHED).read_text(encoding="utf-8").split("\n")) - {""}

    def switch(self, generation: Path) -> None:
        """Make a generation current; readers go on with the old one until their next question."""
        draft = self.root / f"{CURRENT}.new"
        draft.write_text(generation.name, encoding="ascii")
        generation.with_suffix(TOUCHED).unlink(missing_ok=True)
        os.replace(draft, self.root / CURRENT)  # noqa: PTH105 (atomic, and over an existing file)

    def sweep(self) -> None:
        """Delete every generation but the current one, also what an interrupted rebuild left."""
        current = self.current()
        for path in self.root.iterdir():
            if path.is_dir() and path != current:
                shutil.rmtree(path, ignore_errors=True)
            elif path.suffix == TOUCHED:
                path.unlink(missing_ok=True)
