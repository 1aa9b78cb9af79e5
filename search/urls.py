"""Addresses of the search and of the lists that are searches without words."""

from django.urls import path

from search import views

urlpatterns = [
    path("suche/", views.search_page, name="search"),
    path("suche/vorschlaege/", views.suggestions, name="search_suggestions"),
    path("loesungen/", views.search_page, {"kind": "loesung"}, name="solutions"),
    path("erfahrungen/", views.search_page, {"kind": "erfahrung"}, name="lessons"),
    path("bedarfe/", views.search_page, {"kind": "bedarf"}, name="needs"),
]
