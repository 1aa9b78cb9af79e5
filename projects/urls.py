from django.urls import path

from projects import views

urlpatterns = [
    path("kernprojekte/", views.core_projects_page, name="core_projects"),
]
