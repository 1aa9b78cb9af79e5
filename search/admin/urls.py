"""Addresses of the search below /admin/."""

from django.urls import path, re_path

from search.admin import report, state, why

app_name = "search_admin"
urlpatterns = [
    path("", state.state, name="state"),
    re_path("(?P<task>check|rebuild)/", state.begin, name="begin"),
    path("nochmal/<int:page_id>/", state.again, name="again"),
    path("anfragen/", report.report, name="report"),
    path("warum/", why.why, name="why"),
]
