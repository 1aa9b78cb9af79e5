"""Addresses of the pages of this room that are no pages of the tree."""

from django.urls import path

from network import topic_views

urlpatterns = [
    path("themen/", topic_views.topic_list, name="topics"),
    path("themen/<slug:code>/", topic_views.topic_page, name="topic"),
    path("glossar/", topic_views.glossary, name="glossary"),
]
