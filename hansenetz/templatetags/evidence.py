"""Evidence of pages whose own room does not number it: those of the network."""

from django import template
from wagtail.models import Page

from projects.evidence import Conflict, Evidence, Mark, numbered

register = template.Library()


@register.simple_tag
def evidence_of(page: Page) -> Evidence:
    """Return the sources of a page, numbered, and what is cited from them; three queries."""
    return numbered(page)


@register.simple_tag
def marks_on(evidence: Evidence, *fields: str) -> tuple[Mark, ...]:
    """Return how sure the statements on these fields are."""
    return evidence.marks(*fields)


@register.simple_tag
def conflicts_on(evidence: Evidence, *fields: str) -> tuple[Conflict, ...]:
    """Return where sources disagree on these fields."""
    return evidence.conflicts(*fields)
