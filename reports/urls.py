"""Addresses of reports, under /bao-cao/."""

from django.urls import path

from reports import views

app_name = "reports"
urlpatterns = [
    path("", views.summary, name="summary"),
    path("lap/", views.build, name="build"),
]
