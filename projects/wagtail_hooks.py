"""What the editors' area shows of solutions, lessons and needs beside their forms."""

from django.templatetags.static import static
from django.urls import URLPattern, path
from django.utils.html import format_html
from django.utils.safestring import SafeString
from wagtail import hooks

from projects.already_views import already_page


@hooks.register("register_admin_urls")
def addresses() -> list[URLPattern]:
    """Add the question whether something exists already."""
    return [path("gibt-es-das-schon/", already_page, name="already")]


@hooks.register("insert_editor_js")
def ask_while_typing() -> SafeString:
    """Load the script that asks while a title is typed."""
    return format_html('<script src="{}" defer></script>', static("js/already.js"))
