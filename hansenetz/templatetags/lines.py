"""Where a line may break and where it may not: a date stays in one piece, an address breaks after a stroke."""

import re

from django import template
from django.utils.html import conditional_escape
from django.utils.safestring import SafeString, mark_safe

register = template.Library()
NO_BREAK = "\N{NO-BREAK SPACE}"
DATE = re.compile(r"\b(\d{1,2}\.?) ([^\W\d_]+) (\d{4})\b")
STROKE = re.compile(r"(?<=[\w.])/(?=\w)")


@register.filter(is_safe=True)
def unbroken(text: object) -> object:
    """Keep day, month and year of a date such as ``21. September 2023`` together; a number stays a number."""
    return DATE.sub(NO_BREAK.join((r"\1", r"\2", r"\3")), text) if isinstance(text, str) else text


@register.filter
def breaking(address: str) -> SafeString:
    """Let an address break after its strokes and nowhere else unless a part is too long for a line."""
    return mark_safe(STROKE.sub("/<wbr>", conditional_escape(address)))  # noqa: S308
