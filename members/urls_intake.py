"""Addresses of the import, under /nhap-lieu/."""

from django.urls import path

from members import views_exchange
from members import views_intake as views

app_name = "intake"
urlpatterns = [
    path("", views.index, name="list"),
    path("xuat/", views_exchange.export, name="export"),
    path("mau/<str:code>/", views_exchange.template, name="template"),
    path("<int:pk>/", views.detail, name="detail"),
    path("<int:pk>/ghep-cot/", views.mapping, name="mapping"),
    path("<int:pk>/quen-cach-ghep/", views.forget, name="forget"),
    path("<int:pk>/bang-ma/", views.letters, name="letters"),
    path("<int:pk>/dong/<int:line>/", views.mend, name="mend"),
    path("<int:pk>/dong/<int:line>/doi-chieu/", views_exchange.double, name="double"),
    path("<int:pk>/kiem-tra/", views.check, name="check"),
    path("<int:pk>/ghi/", views.commit, name="commit"),
    path("<int:pk>/bo/", views.discard, name="discard"),
    path("<int:pk>/danh-dau/", views.annotate, name="annotate"),
    path("<int:pk>/hoan-tac/", views.undo, name="undo"),
]
