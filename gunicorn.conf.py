"""How gunicorn serves the site, here and in containers; it reads this file by itself."""

import gc
import os
from threading import Thread

from gunicorn.arbiter import Arbiter
from gunicorn.workers.base import Worker

bind = os.environ.get("BIND", "127.0.0.1:8000")
workers = int(os.environ.get("WEB_WORKERS", "2"))
worker_class = "gthread"
threads = 4
timeout = 60
# A heartbeat in memory: the root file system may be read-only.
worker_tmp_dir = "/dev/shm" if os.path.isdir("/dev/shm") else None  # noqa: PTH112, S108
# Who may speak for a visitor is decided by TRUSTED_PROXIES alone (hansenetz/proxies.py).
forwarded_allow_ips = ""


def on_starting(server: Arbiter) -> None:
    """Stop with one sentence if a setting is missing, before any worker starts."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "hansenetz.settings")
    from django.conf import settings
    from django.core.exceptions import ImproperlyConfigured

    try:
        settings.DEBUG  # noqa: B018
    except ImproperlyConfigured as error:
        raise SystemExit(str(error)) from None


def post_worker_init(worker: Worker) -> None:
    """Load vocabulary, model and vectors beside the first requests, so that nobody's first question waits for them."""
    Thread(target=_warm_up, daemon=True).start()


def _warm_up() -> None:
    from django.db import connection

    from search import vocabulary
    from search.entry import PUBLIC
    from search.meaning.near import near

    try:
        vocabulary.current()
        near("Stadt", frozenset({PUBLIC}), "de")
    finally:
        connection.close()
    # Half a million objects that stay: looking through them for garbage would stop a request for half a second.
    gc.collect()
    gc.freeze()
    gc.set_threshold(20_000, 20, 50)
