"""What the editors' area takes from the site: two hues, and scripts that mend how it starts and saves."""

from django.templatetags.static import static
from django.utils.html import format_html
from django.utils.safestring import SafeString
from wagtail import hooks


@hooks.register("insert_global_admin_css")
def tint() -> SafeString:
    """Load the style sheet that tints the editors' area."""
    return format_html('<link rel="stylesheet" href="{}">', static("css/admin.css"))


@hooks.register("insert_global_admin_js")
def start_without_inline_scripts() -> SafeString:
    """Load the script that starts panels and choosers under the content policy."""
    return format_html('<script src="{}"></script>', static("js/admin.js"))


@hooks.register("insert_editor_js")
def wait_while_wagtail_saves() -> SafeString:
    """Load the script that lets a page be saved by hand only when Wagtail does not save it at this moment."""
    return format_html('<script src="{}" defer></script>', static("js/saving.js"))
