"""Refuses what a real site must not have, as system checks: ``manage.py check --deploy --database default``."""

from collections.abc import Sequence

from django.apps.config import AppConfig
from django.contrib.auth import get_user_model
from django.core.checks import CheckMessage, Error, register
from django.db import DatabaseError

DEMO = "demo"
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
