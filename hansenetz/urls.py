"""Every address of the site, in the order in which they are tried."""

from django.conf.urls.i18n import i18n_patterns
from django.urls import include, path, re_path
from wagtail import urls as wagtail_urls
from wagtail.admin import urls as admin_urls
from wagtail.documents import urls as documents_urls

from hansenetz import muster
from network import serve

urlpatterns = [
    path("admin/", include(admin_urls)),
    path("documents/", include(documents_urls)),
]
urlpatterns += i18n_patterns(
    path("muster/", muster.gallery),
    path("", include("search.urls")),
    re_path(wagtail_urls.serve_pattern, serve.serve, name="wagtail_serve"),
    prefix_default_language=False,
)
