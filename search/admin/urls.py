"""Addresses of the search below /admin/."""

from django.urls import path

from search.admin import why

app_name = "search_admin"
urlpatterns = [
    path("warum/", why.why, name="why"),
]
