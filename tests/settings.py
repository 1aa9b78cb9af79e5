"""The site as the tests run it: a folder of its own for each worker, one database file for each state of the tables."""

import hashlib
import os
import warnings
from pathlib import Path

HOUSE = Path(__file__).resolve().parent.parent
NAME = os.environ.get("TEST_DB_NAME", "main")
WORKER = os.environ.get("PYTEST_XDIST_WORKER", "")
os.environ["VAR_DIR"] = str(Path(os.environ.get("VAR_DIR", HOUSE / "var")) / "tests" / f"{NAME}{WORKER}")
os.environ.setdefault("SECRET_KEY", "only for tests")
os.environ.setdefault("DEBUG", "1")
os.environ["SEARCH_MEANING"] = "off"  # tests of meaning turn it on; all others are of words
Path(os.environ["VAR_DIR"]).mkdir(parents=True, exist_ok=True)

from hansenetz.settings import *  # noqa: E402, F403
from hansenetz.settings import DATABASES, VAR_DIR  # noqa: E402


def tables_fingerprint() -> str:
    """Return a hash that changes with any migration and any package, so that a kept database is never a stale one."""
    sources = [*sorted(HOUSE.glob("*/migrations/*.py")), HOUSE / "requirements.lock"]
    return hashlib.sha256(b"".join(path.read_bytes() for path in sources)).hexdigest()[:12]


_name = f"test_{NAME}_{tables_fingerprint()}"
if "postgresql" not in str(DATABASES["default"]["ENGINE"]):
    for _old in VAR_DIR.glob(f"test_{NAME}_*"):
        if not _old.name.startswith(_name):
            _old.unlink(missing_ok=True)
    _name = str(VAR_DIR / f"{_name}.sqlite3")
DATABASES["default"]["TEST"] = {"NAME": _name}

SEARCH_REPORT_SECONDS = 0  # tests write down themselves
CACHES = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}}
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
WHITENOISE_AUTOREFRESH = True
# collectstatic does not run before the tests; whitenoise serves from the finders.
warnings.filterwarnings("ignore", message="No directory at", module="whitenoise")
