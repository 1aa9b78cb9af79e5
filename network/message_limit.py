"""Counts messages from one address of the internet, under a name that nobody can turn back and that changes each day."""

import secrets
from hashlib import blake2b

from django.core.cache import cache
from django.http import HttpRequest
from django.utils import timezone

MOST_AN_HOUR = 10
HOUR_SECONDS = 3600
DAY_SECONDS = 24 * 3600


def is_too_many(request: HttpRequest) -> bool:
    """Count one more message of the visitor; tell whether there were too many in the last hour."""
    key = f"message-{_pseudonym(request)}"
    cache.add(key, 0, HOUR_SECONDS)
    try:
        return int(cache.incr(key)) > MOST_AN_HOUR
    except ValueError:  # it was forgotten between the two lines
        return False


def _pseudonym(request: HttpRequest) -> str:
    day = timezone.localdate().isoformat()
    salt = cache.get_or_set(f"message-salt-{day}", lambda: secrets.token_hex(16), DAY_SECONDS)
    address = str(request.META.get("REMOTE_ADDR", ""))
    return blake2b(address.encode(), key=str(salt).encode(), digest_size=12).hexdigest()
