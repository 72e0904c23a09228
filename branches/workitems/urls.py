"""Addresses of things to do, under /viec-can-lam/."""

from django.urls import path

from branches.workitems import views

app_name = "workitems"
urlpatterns = [
    path("", views.worklist, name="list"),
    path("<int:pk>/in/", views.digest, name="digest"),
]
