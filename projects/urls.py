"""Addresses of the pages of this room that are no pages of the tree."""

from django.urls import path

from projects import map_views, views

urlpatterns = [
    path("kernprojekte/", views.core_projects_page, name="core_projects"),
    path("karte/", map_views.map_page, name="map"),
    path("karte.geojson", map_views.map_geojson, name="map_geojson"),
]
