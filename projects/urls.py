"""Addresses of the pages of this room that are no pages of the tree."""

from django.urls import path

from projects import balance_views, catalogue_views, comparison_views, map_views, views

urlpatterns = [
    path("erfahrungen/", catalogue_views.list_page, {"path": "/erfahrungen/"}, name="lesson_list"),
    path("bedarfe/", catalogue_views.list_page, {"path": "/bedarfe/"}, name="need_list"),
    path("kernprojekte/", views.core_projects_page, name="core_projects"),
    path("netzwerk/bilanz/", balance_views.balance_page, name="balance"),
    path("netzwerk/bilanz/<slug:chart>.csv", balance_views.balance_sheet, name="balance_sheet"),
    path("vergleich/", comparison_views.comparison_page, name="comparison"),
    path("vergleich.csv", comparison_views.comparison_sheet, name="comparison_sheet"),
    path("karte/", map_views.map_page, name="map"),
]
