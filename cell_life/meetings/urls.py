"""Addresses of meetings, under /sinh-hoat/."""

from django.urls import path

from cell_life.meetings import views

app_name = "meetings"
urlpatterns = [
    path("", views.home, name="home"),
]
