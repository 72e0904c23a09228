"""Addresses of the import, under /nhap-lieu/."""

from django.urls import path

from members import views_intake as views

app_name = "intake"
urlpatterns = [
    path("", views.index, name="list"),
    path("<int:pk>/", views.detail, name="detail"),
    path("<int:pk>/ghep-cot/", views.mapping, name="mapping"),
    path("<int:pk>/dong/<int:line>/", views.mend, name="mend"),
    path("<int:pk>/kiem-tra/", views.check, name="check"),
    path("<int:pk>/ghi/", views.commit, name="commit"),
    path("<int:pk>/bo/", views.discard, name="discard"),
    path("<int:pk>/danh-dau/", views.annotate, name="annotate"),
    path("<int:pk>/hoan-tac/", views.undo, name="undo"),
]
