"""Every address of the site, in the order in which they are tried."""

from django.conf.urls.i18n import i18n_patterns
from django.urls import include, path, re_path
from django.views.generic import RedirectView
from wagtail import urls as wagtail_urls
from wagtail.admin import urls as admin_urls
from wagtail.documents import urls as documents_urls

from hansenetz import health, media, muster
from network import serve
from opendata.urls import localised

handler404 = "network.lost.page_not_found"
urlpatterns = [
    path("healthz", health.process),
    path("readyz", health.readiness),
    path("", include("opendata.urls")),
    path("media/images/<path:path>", media.rendition),
    path("admin/login/", RedirectView.as_view(pattern_name="account_login", query_string=True)),
    path("admin/", include(admin_urls)),
    path("documents/", include(documents_urls)),
]
urlpatterns += i18n_patterns(
    path("", include("hansenetz.sign_in")),
    path("muster/", muster.gallery),
    path("", include("network.urls")),
    path("", include("projects.urls")),
    path("", include("search.urls")),
    path("", include(localised)),
    re_path(wagtail_urls.serve_pattern, serve.serve, name="wagtail_serve"),
    prefix_default_language=False,
)
