"""Addresses of transfers, under /dang-vien/."""

from django.urls import path

from members.transfers import views

app_name = "transfers"
urlpatterns = [
    path("chuyen/", views.worklist, name="worklist"),
    path("chuyen/chi-bo/", views.cells, name="cells"),
    path("chuyen/<int:pk>/", views.detail, name="detail"),
    path("chuyen/<int:pk>/in/<slug:paper>/", views.papers, name="papers"),
    path("chuyen/<int:pk>/<slug:word>/", views.act, name="act"),
    path("<int:pk>/chuyen-sinh-hoat/", views.ask, name="ask"),
]
