"""What `check --deploy` refuses."""

import pytest
from django.core.checks import run_checks
from wagtail.models import Locale

from hansenetz import checks
from network.models import AccessibilityPage, HomePage, TextPage
from tests.network.conftest import cities, engine  # noqa: F401


def found(code, *, databases=("default",)):
    messages = run_checks(tags=[checks.CONTENT], include_deployment_checks=True, databases=databases)
    return [message.msg for message in messages if message.id == f"hansenetz.{code}"]


def put(page):
    page.locale = Locale.objects.get(language_code="de")
    page.live = False
    HomePage.objects.get(locale=page.locale).add_child(instance=page)
    page.save_revision().publish()
    return type(page).objects.get(pk=page.pk)


@pytest.mark.parametrize(
    ("model", "field", "value"),
    [
        (TextPage, "summary", "[[PLATZHALTER: Name]]"),
        (TextPage, "body", [("text", "<p>Von [[PLATZHALTER: Name]]</p>")]),
        (AccessibilityPage, "arbitration", "[[PLATZHALTER: Stelle]]"),
    ],
)
def test_a_live_page_with_a_placeholder_is_named_until_it_is_filled_in_or_taken_down(cities, model, field, value):  # noqa: F811
    page = put(model(title="Muster", slug="noch-ein-impressum", **{field: value}))
    assert found("E002") == ["Pages with placeholders are live: /noch-ein-impressum/"]
    assert found("E002", databases=None) == []
    page.unpublish()
    assert found("E002") == []


def test_filled_in_pages_pass(cities):  # noqa: F811
    put(TextPage(title="Impressum", slug="noch-ein-impressum", summary="Alles da."))
    assert found("E002") == []


def test_a_site_whose_messages_reach_nobody_is_warned(db, settings):
    settings.OFFICE_MAILBOX = ""
    assert found("W003")
    settings.OFFICE_MAILBOX = "geschaeftsstelle@example.org"
    assert not found("W003")
