"""One way to write a German title into an address, so that umlauts become letters and never vanish."""

from django.utils.text import slugify as django_slugify

LETTERS = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "Ä": "Ae", "Ö": "Oe", "Ü": "Ue", "ß": "ss", "ẞ": "SS"})
MAX_LENGTH = 80


def slugify(text: str) -> str:
    """Return the text as lower-case ASCII words joined by hyphens, at most 80 characters."""
    return django_slugify(text.translate(LETTERS))[:MAX_LENGTH].strip("-")
