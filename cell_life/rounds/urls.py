"""Addresses of the yearly rating, under /sinh-hoat/xep-loai/."""

from django.urls import path

from cell_life.rounds import views

app_name = "rounds"
urlpatterns = [
    path("", views.home, name="home"),
    path("<int:pk>/<int:year>/", views.sheet, name="sheet"),
]
