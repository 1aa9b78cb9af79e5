"""What the editors' area takes from the site's look: two hues."""

from django.templatetags.static import static
from django.utils.html import format_html
from django.utils.safestring import SafeString
from wagtail import hooks


@hooks.register("insert_global_admin_css")
def tint() -> SafeString:
    """Load the style sheet that tints the editors' area."""
    return format_html('<link rel="stylesheet" href="{}">', static("css/admin.css"))
