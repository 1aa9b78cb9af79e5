"""A query whose SQL is kept answers as the queryset itself does."""

from datetime import timedelta

import pytest
from django.db import connection
from django.db.models import Q
from django.utils import timezone
from wagtail.models import Page

from search.prepared import Prepared

pytestmark = pytest.mark.django_db


def pages(slugs, depth, now):
    gone = Q(expire_at=None) | Q(expire_at__gt=now)
    return (
        Page.objects.filter(gone, slug__in=slugs, depth__gt=depth, live=True).order_by("pk").values_list("pk", "title")
    )


@pytest.fixture
def three():
    root, now = Page.objects.get(depth=1), timezone.now()
    for slug, hours in (("eins", None), ("zwei", -1), ("drei", 1)):
        ends = now + timedelta(hours=hours) if hours else None
        root.add_child(instance=Page(title=f"Ä % {slug}", slug=slug, expire_at=ends))
    return now


def test_rows_are_those_of_the_queryset_whatever_is_asked(three):
    asked = Prepared(pages)
    blanks = [] if connection.vendor == "postgresql" else ["\0", "\x000"]  # which PostgreSQL refuses to hear of
    for slugs in (["eins"], ["drei"], ["zwei"], ["eins", "zwei", "drei"], ["' OR 1=1 --"], ["%s", *blanks]):
        for depth in (0, 1, 2, 2_000_000_001):
            for now in (three, three - timedelta(hours=2), three + timedelta(hours=2)):
                assert asked.rows(slugs, depth, now) == list(pages(slugs, depth, now)), (slugs, depth, now)


def test_the_query_is_written_once_for_each_number_of_values_and_costs_one_question(three, django_assert_num_queries):
    written = []
    asked = Prepared(lambda *values: written.append(1) or pages(*values))
    for slugs in (["eins"], ["zwei"], ["eins", "drei"], ["a", "b"]):
        with django_assert_num_queries(1):
            asked.rows(slugs, 0, three)
    assert len(written) == 2
