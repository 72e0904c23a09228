"""Addresses of transfers, under /dang-vien/."""

from django.urls import path

from members.transfers import views, views_arriving

app_name = "transfers"
urlpatterns = [
    path("chuyen/", views.worklist, name="worklist"),
    path("chuyen/da-xong/", views.past, name="past"),
    path("chuyen/chi-bo/", views.cells, name="cells"),
    path("chuyen/<int:pk>/", views.detail, name="detail"),
    path("chuyen/<int:pk>/in/<slug:paper>/", views.papers, name="papers"),
    path("chuyen/<int:pk>/<slug:word>/", views.act, name="act"),
    path("chuyen-den/", views_arriving.arrive, name="arrive"),
    path("chuyen-den/tra-so/", views_arriving.look_up, name="look_up"),
    path("<int:pk>/tro-lai/", views_arriving.come_back, name="come_back"),
    path("<int:pk>/chuyen-sinh-hoat/", views.ask, name="ask"),
]
