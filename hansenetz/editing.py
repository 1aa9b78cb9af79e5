"""Lets Wagtail's choosers start under our content policy, which forbids the script that they put beside their field."""

import json
import re

from django.utils.html import format_html
from django.utils.safestring import SafeString
from wagtail.admin.widgets import BaseChooser

CALL = re.compile(r"(?:new )?(\w+)\((.*)\);", re.DOTALL)


def mark(script: str) -> SafeString:
    """Turn ``new PageChooser("id", {…});`` into a mark that static/js/admin.js starts.

    Raises:
        ValueError: the script is something else than one call with arguments in JSON.
    """
    call = CALL.fullmatch(script)
    if call is None:
        raise ValueError(f"not a single call: {script}")
    return format_html(
        '<span hidden data-controller="hn-start" data-hn-start-what-value="{}" data-hn-start-with-value="{}"></span>',
        call[1],
        json.dumps(json.loads(f"[{call[2]}]")),
    )


def render(
    chooser: BaseChooser, name: str, value: object, attrs: dict[str, str], renderer: object = None
) -> SafeString:
    """Render a chooser as Wagtail does, but for its script."""
    data = chooser.get_value_data(value)
    html = chooser.render_html(name, data, attrs)
    return format_html("{}{}", html, mark(chooser.render_js_init(attrs["id"], name, data)))


def quieten_choosers() -> None:
    """Replace Wagtail's way to render a chooser by ours."""
    BaseChooser.render = render
