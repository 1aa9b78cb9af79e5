"""Counts what is asked, so that editors see what people look for in vain: beside the requests, and nothing of a single person.

A wording is kept only once it was asked three times on a day; until then only its hash is. Wordings with a mail address or
a number of five digits or more are not counted at all.
"""

import hashlib
import logging
import re
from collections import Counter
from datetime import date, timedelta
from threading import Lock, Thread
from time import sleep

from django.conf import settings
from django.db import DatabaseError, close_old_connections, transaction
from django.db.models import F
from django.utils import timezone

from search.models import AskedWording
from search.query import clean

logger = logging.getLogger(__name__)

KEPT_FROM = 3  # askings of a day
KEPT_DAYS = 365
MOST_WAITING = 10_000  # different wordings between two rounds
PERSONAL = re.compile(r"@|\d{5}")
BETWEEN_DIGITS = re.compile(r"(?<=\d)[\s./()-]+(?=\d)")

Asked = tuple[date, str]


class Tally:
    """What was asked since the last round, in memory; a thread of its own writes it down."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._times: Counter[Asked] = Counter()
        self._in_vain: Counter[Asked] = Counter()
        self._thread: Thread | None = None

    def note(self, text: str, total: int) -> None:
        """Count a question; costs no write."""
        wording = clean(text).lower()
        if not wording or is_personal(wording):
            return
        asked = (timezone.localdate(), wording)
        with self._lock:
            if len(self._times) >= MOST_WAITING and asked not in self._times:
                return
            self._times[asked] += 1
            if not total:
                self._in_vain[asked] += 1
        self._begin()

    def write_down(self) -> None:
        """Add what was asked to the table."""
        with self._lock:
            times, in_vain = self._times, self._in_vain
            self._times, self._in_vain = Counter(), Counter()
        if times:
            with transaction.atomic():
                for asked, number in times.items():
                    _add(*asked, number, in_vain[asked])

    def _begin(self) -> None:
        if self._thread is None and settings.SEARCH_REPORT_SECONDS:
            self._thread = Thread(target=self._go_on, name="search.usage", daemon=True)
            self._thread.start()

    def _go_on(self) -> None:
        while True:
            sleep(settings.SEARCH_REPORT_SECONDS)
            try:
                close_old_connections()
                self.write_down()
            except (DatabaseError, OSError) as error:
                logger.warning("search.usage: %s", error)
            finally:
                close_old_connections()


tally = Tally()


def is_personal(wording: str) -> bool:
    """Tell whether a wording may name a person: a mail address, or five digits, also with signs between them."""
    return bool(PERSONAL.search(BETWEEN_DIGITS.sub("", wording)))


def tidy() -> None:
    """Delete what is older than twelve months, and what of earlier days nobody may read."""
    today = timezone.localdate()
    AskedWording.objects.filter(day__lt=today - timedelta(days=KEPT_DAYS)).delete()
    AskedWording.objects.filter(day__lt=today - timedelta(days=1), wording="").delete()


def _add(day: date, wording: str, times: int, in_vain: int) -> None:
    digest = hashlib.blake2b(
        f"{day} {wording}".encode(errors="replace"), key=settings.SECRET_KEY.encode()[:64], digest_size=16
    ).hexdigest()
    AskedWording.objects.bulk_create([AskedWording(day=day, digest=digest)], ignore_conflicts=True)
    row = AskedWording.objects.filter(day=day, digest=digest)
    row.update(times=F("times") + times, in_vain=F("in_vain") + in_vain)
    row.filter(times__gte=KEPT_FROM, wording="").update(wording=wording)
