"""Refuses what a real site must not have, as system checks: ``manage.py check --deploy --database default``."""

from collections.abc import Sequence

from django.apps.config import AppConfig
from django.conf import settings
from django.contrib.auth import get_user_model
from django.core.checks import CheckMessage, Error, register
from django.core.checks import Warning as Caution
from django.db import DatabaseError

from network.placeholders import unfilled

DEMO = "demo"
CONTENT = "content"
DEMO_NAMES = r"^(verwaltung|geschaeftsstelle|(mitarbeit|redaktion|freigabe|transfer)-[a-z-]+)$"
DEMO_PASSWORD = "hansenetz-demo"  # noqa: S105  printed by bin/run, see docs/operations.md


@register(DEMO, deploy=True)
def no_demo_accounts(
    app_configs: Sequence[AppConfig] | None, databases: Sequence[str] | None = None, **kwargs: object
) -> list[CheckMessage]:
    """Look for accounts whose password is printed in the documentation; only if asked to look into a database."""
    if not databases:
        return []
    try:
        users = get_user_model().objects.filter(username__regex=DEMO_NAMES, is_active=True)
        names = [user.get_username() for user in users if user.check_password(DEMO_PASSWORD)]
    except DatabaseError:  # no tables yet, so no accounts
        return []
    if not names:
        return []
    hint = "Delete them or give them other passwords before anybody else can reach the site."
    return [Error(f"Demo accounts exist: {', '.join(sorted(names)[:3])} …", hint=hint, id="hansenetz.E001")]


@register(CONTENT, deploy=True)
def no_placeholders(
    app_configs: Sequence[AppConfig] | None, databases: Sequence[str] | None = None, **kwargs: object
) -> list[CheckMessage]:
    """Look for live pages that are still templates, such as the legal notice; only if asked to look into a database."""
    if not databases:
        return []
    try:
        addresses = unfilled()
    except DatabaseError:  # no tables yet, so no pages
        return []
    if not addresses:
        return []
    hint = "Replace every [[PLATZHALTER: …]] in the editors' area, or unpublish the page."
    return [Error(f"Pages with placeholders are live: {', '.join(addresses)}", hint=hint, id="hansenetz.E002")]


@register(CONTENT, deploy=True)
def somebody_reads_messages(
    app_configs: Sequence[AppConfig] | None, databases: Sequence[str] | None = None, **kwargs: object
) -> list[CheckMessage]:
    """Ask for the mailbox that gets what visitors write."""
    if settings.OFFICE_MAILBOX:
        return []
    hint = "Set OFFICE_MAILBOX, or look through the messages in the editors' area every day."
    return [Caution("Nobody gets what visitors write by mail.", hint=hint, id="hansenetz.W003")]
