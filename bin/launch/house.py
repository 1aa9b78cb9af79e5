"""Where things lie, and in which environment the site's own programs run."""

import hashlib
import os
import secrets
from collections.abc import Iterable
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
VENV = ROOT / ".venv"
PYTHON = VENV / "bin" / "python"
VAR_DIR = Path(os.environ.get("VAR_DIR") or ROOT / "var").resolve()
STAMPS = VAR_DIR / "stamps"
LOGS = VAR_DIR / "log"


def environment() -> dict[str, str]:
    """Return this process's environment with what a developer's site needs: DEBUG and a key that stays the same."""
    return {
        **{name: value for name, value in os.environ.items() if name != "PYTHONPATH"},
        "VAR_DIR": str(VAR_DIR),
        "DEBUG": os.environ.get("DEBUG") or "1",
        "SECRET_KEY": os.environ.get("SECRET_KEY") or _kept_key(),
        "PYTHONUNBUFFERED": "1",
    }


def manage(*arguments: str) -> list[str]:
    """Return the command line of one of the site's commands."""
    return [str(PYTHON), str(ROOT / "manage.py"), *arguments]


def fingerprint(paths: Iterable[Path], *words: str) -> str:
    """Return a hash of files, of all files in folders, and of words."""
    digest = hashlib.sha256("\0".join(words).encode())
    for path in paths:
        files = sorted(path.rglob("*")) if path.is_dir() else [path]
        for file in files:
            if file.is_file() and file.suffix != ".pyc":
                digest.update(str(file.relative_to(ROOT)).encode() + file.read_bytes())
    return digest.hexdigest()


def is_stamped(stamp: Path, mark: str) -> bool:
    """Tell whether a step was done, on exactly these files."""
    return stamp.is_file() and stamp.read_text() == mark


def stamp_with(stamp: Path, mark: str) -> None:
    """Note that a step is done."""
    stamp.parent.mkdir(parents=True, exist_ok=True)
    stamp.write_text(mark)


def _kept_key() -> str:
    path = VAR_DIR / "secret_key"
    if not path.is_file():
        path.parent.mkdir(parents=True, exist_ok=True)
        path.touch(mode=0o600)
        path.write_text(secrets.token_urlsafe(50))
    return path.read_text()
