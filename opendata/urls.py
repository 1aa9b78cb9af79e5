"""Addresses of what machines read."""

from django.urls import path

from opendata import sitemap

urlpatterns = [
    path("sitemap.xml", sitemap.sitemap),
    path("robots.txt", sitemap.robots),
]
