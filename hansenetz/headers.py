"""Says in each answer's head what a browser may load and do: nothing from elsewhere, nothing inline."""

from csp.middleware import CSPMiddleware, PolicyParts
from django.http import HttpRequest
from django.http.response import HttpResponseBase

Policy = dict[str, list[str]]

SELF, NONE = "'self'", "'none'"
PUBLIC: Policy = {
    "default-src": [NONE],
    "script-src": [SELF],
    "style-src": [SELF],
    "img-src": [SELF, "data:"],
    "font-src": [SELF],
    "connect-src": [SELF],
    "manifest-src": [SELF],
    "media-src": [SELF],
    "form-action": [SELF],
    "base-uri": [NONE],
    "frame-ancestors": [SELF],
}
# Wagtail's editor sets styles on elements, previews pictures before they are sent, and frames our pages.
EDITING: Policy = {
    **PUBLIC,
    "style-src": [SELF, "'unsafe-inline'"],
    "img-src": [SELF, "data:", "blob:"],
    "frame-src": [SELF],
}
EDITING_PATH = "/admin/"
PERMISSIONS = ("camera", "geolocation", "microphone", "payment", "usb", "browsing-topics")


class HeadersMiddleware(CSPMiddleware):
    """Sets the content policy, the wider one in the admin and in previews, and switches the browser's sensors off."""

    def process_response(self, request: HttpRequest, response: HttpResponseBase) -> HttpResponseBase:
        response.setdefault("Permissions-Policy", ", ".join(f"{name}=()" for name in PERMISSIONS))
        return super().process_response(request, response)

    def get_policy_parts(
        self, request: HttpRequest, response: HttpResponseBase, report_only: bool = False
    ) -> PolicyParts:
        """Return the policy of the place that the request is for."""
        parts = super().get_policy_parts(request, response, report_only)
        editing = request.path.startswith(EDITING_PATH) or getattr(request, "is_preview", False)
        if editing and not report_only and parts.config is None:
            parts.config = EDITING
        return parts
