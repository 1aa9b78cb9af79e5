"""Reads environment variables and refuses a wrong one in a sentence; settings.py stays a plain list of facts."""

import ipaddress
import os
import re
from pathlib import Path
from urllib.parse import urlsplit

import environ
from django.core.exceptions import ImproperlyConfigured

DATABASES = {"sqlite": "hansenetz.database", "postgres": "django.db.backends.postgresql"}
MAIL = ("smtp", "consolemail", "filemail", "memorymail", "dummymail")
ENGINES = ("embedded", "elasticsearch", "elasticsearch+https", "opensearch", "opensearch+https")
MEANINGS = ("", "e5", "use", "off")
CONNECTED_SECONDS = 600
LEVELS = ("DEBUG", "INFO", "WARNING", "ERROR", "CRITICAL")
Network = ipaddress.IPv4Network | ipaddress.IPv6Network


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


def folder(name: str, default: Path) -> Path:
    """Return an absolute folder.

    Raises:
        ImproperlyConfigured: a file of that name is in its place.
    """
    path = Path(text(name, str(default))).resolve()
    if path.exists() and not path.is_dir():
        raise ImproperlyConfigured(f"{name}: {path} ist kein Ordner.")
    return path


def secret(name: str, *, weak_is_fine: bool) -> str:
    """Return a key to sign with.

    Raises:
        ImproperlyConfigured: it is short or a sample, and the site is a real one.
    """
    value = text(name)
    if not weak_is_fine and (len(value) < 50 or len(set(value)) < 5 or value.startswith("django-insecure-")):
        raise ImproperlyConfigured(f"{name} muss ein eigener, zufälliger Wert von mindestens 50 Zeichen sein.")
    return value


def address(name: str, default: str | None, schemes: tuple[str, ...]) -> str:
    """Return a URL without a slash at its end; an empty one where the default is empty.

    Raises:
        ImproperlyConfigured: it is none, or its scheme is not one of those named.
    """
    value = text(name, default).rstrip("/")
    if not value and default == "":
        return value
    try:
        parts = urlsplit(value)
        well_formed = bool(parts.netloc or parts.path.startswith("/")) and (parts.port or 1) > 0
    except ValueError:
        well_formed = False
    if not well_formed or parts.scheme not in schemes:
        raise ImproperlyConfigured(f"{name}: {value!r} ist keine Adresse der Form {schemes[0]}://…")
    return value


def contact(name: str) -> str:
    """Return an address to write to, with its scheme; empty when it is unset.

    Raises:
        ImproperlyConfigured: it begins neither with mailto: nor with https:.
    """
    value = text(name, " ").strip()
    if value and not value.startswith(("mailto:", "https://")):
        raise ImproperlyConfigured(f"{name}: {value!r} beginnt weder mit mailto: noch mit https://.")
    return value


def mailbox(name: str) -> str:
    """Return an e-mail address; empty when it is unset.

    Raises:
        ImproperlyConfigured: it is none.
    """
    value = text(name, " ").strip()
    if value and not re.fullmatch(r"[^@\s,<>]+@[^@\s,<>]+", value):
        raise ImproperlyConfigured(f"{name}: {value!r} ist keine E-Mail-Adresse.")
    return value


def meaning(name: str) -> str:
    """Return the name of a model, the address of an embeddings service, or nothing.

    Raises:
        ImproperlyConfigured: it is none of these.
    """
    value = text(name, "")
    return value if value in MEANINGS else address(name, None, ("https", "http"))


def origins(name: str) -> list[str]:
    """Return addresses with their scheme, separated by commas.

    Raises:
        ImproperlyConfigured: one lacks its scheme.
    """
    values = words(name)
    for value in values:
        if not value.startswith(("https://", "http://")):
            raise ImproperlyConfigured(f"{name}: {value!r} beginnt weder mit https:// noch mit http://.")
    return values


def networks(name: str) -> list[Network]:
    """Return IP addresses or networks, separated by commas.

    Raises:
        ImproperlyConfigured: one is neither.
    """
    try:
        return [ipaddress.ip_network(word) for word in words(name)]
    except ValueError as error:
        raise ImproperlyConfigured(f"{name}: {error}, also weder IP-Adresse noch Netz.") from error


def choice(name: str, default: str, choices: tuple[str, ...]) -> str:
    """Return one of several words, in capital letters.

    Raises:
        ImproperlyConfigured: it is none of them.
    """
    value = text(name, default).upper()
    if value not in choices:
        raise ImproperlyConfigured(f"{name}: {value!r} ist keines von {', '.join(choices)}.")
    return value


def database(name: str, default: str) -> dict[str, object]:
    """Return Django's description of a SQLite or PostgreSQL database.

    Raises:
        ImproperlyConfigured: the address is malformed or of another database.
    """
    value = text(name, default)
    kind = next((kind for kind in DATABASES if value.startswith((f"{kind}:", f"{kind}ql:"))), None)
    try:
        if kind is None:
            raise ValueError
        config: dict[str, object] = dict(environ.Env.db_url_config(value))
        if not config["NAME"]:
            raise ValueError
    except ValueError:
        # The value itself may hold a password.
        raise ImproperlyConfigured(
            f"{name} hat nicht die Form sqlite:////pfad oder postgres://name:wort@host/db."
        ) from None
    # Opening a connection costs more than the one query of most answers.
    return {**config, "ENGINE": DATABASES[kind], "CONN_MAX_AGE": CONNECTED_SECONDS, "CONN_HEALTH_CHECKS": True}


def mail(name: str, default: str) -> dict[str, object]:
    """Return Django's settings of outgoing mail.

    Raises:
        ImproperlyConfigured: the address is malformed.
    """
    value = text(name, default)
    try:
        if not value.startswith(MAIL):
            raise ValueError
        return {key: setting for key, setting in environ.Env.email_url_config(value).items() if setting is not None}
    except (ValueError, KeyError):
        raise ImproperlyConfigured(f"{name} hat nicht die Form smtp+tls://name:wort@host:587.") from None
