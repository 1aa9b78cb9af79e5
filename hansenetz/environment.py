"""Reads environment variables, so that settings.py stays a plain list of facts."""

import os

from django.core.exceptions import ImproperlyConfigured


def text(name: str, default: str | None = None) -> str:
    """Return the variable.

    Raises:
        ImproperlyConfigured: it is unset and has no default.
    """
    value = os.environ.get(name) or default
    if value is None:
        raise ImproperlyConfigured(f"{name} fehlt. docs/operations.md erklärt, was hineingehört.")
    return value


def flag(name: str, *, default: bool) -> bool:
    """Return True for 1, true, yes, on (any case) and False for 0, false, no, off.

    Raises:
        ImproperlyConfigured: it is anything else.
    """
    value = text(name, "1" if default else "0").lower()
    if value in {"1", "true", "yes", "on"}:
        return True
    if value in {"0", "false", "no", "off"}:
        return False
    raise ImproperlyConfigured(f"{name}: {value!r} ist weder 1 noch 0.")


def words(name: str, default: str = "") -> list[str]:
    """Return a variable's values, which are separated by commas."""
    return [word.strip() for word in os.environ.get(name, default).split(",") if word.strip()]
