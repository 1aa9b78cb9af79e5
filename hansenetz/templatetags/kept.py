"""Keeps what a component looks like: a page with seventy flags and filter values draws each of them once a process."""

from typing import Any

from django import template
from django.conf import settings
from django.template import TemplateSyntaxError
from django.template.base import Parser, Token
from django.template.context import Context
from django.template.loader_tags import IncludeNode, do_include
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language

MOST = 20_000
_looks: dict[tuple[Any, ...], SafeString] = {}
register = template.Library()


class KeptNode(IncludeNode):
    """An `include … only` whose inputs are all that its looks depend on, beside the language."""

    def render(self, context: Context) -> SafeString:
        """Return how the component looks with these inputs, rendered where nobody has asked for it before."""
        # While somebody works on templates, what they look like must not be remembered.
        if settings.DEBUG:
            return super().render(context)
        given = [value.resolve(context) for value in self.extra_context.values()]
        # Safe HTML and the same letters as plain text are equal, and so are 1 and True: only their types tell them apart.
        key = (self.template.resolve(context), *self.extra_context, get_language(), *given, *map(type, given))
        if not _can_be_key(key):
            return super().render(context)
        if (look := _looks.get(key)) is None:
            if len(_looks) >= MOST:
                _looks.clear()
            look = _looks[key] = mark_safe(super().render(context))  # noqa: S308 (rendered by a template)
        return look


def _can_be_key(values: tuple[Any, ...]) -> bool:
    try:
        hash(values)
    except TypeError:
        return False
    return True


@register.tag
def kept(parser: Parser, token: Token) -> KeptNode:
    """Include a component as `include "…" with … only` does; with lists and dictionaries among its inputs it is not kept.

    Raises:
        TemplateSyntaxError: the component may look around (`only` is missing).
    """
    included = do_include(parser, token)
    if not included.isolated_context:
        raise TemplateSyntaxError(f"{token.contents}: `only` is missing")
    return KeptNode(included.template, extra_context=included.extra_context, isolated_context=True)
