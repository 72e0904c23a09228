"""Addresses of members, under /dang-vien/."""

from django.urls import path

from members import views_list

app_name = "members"
urlpatterns = [
    path("", views_list.index, name="list"),
    path("tim/", views_list.search, name="search"),
    path("tim/goi-y/", views_list.suggest, name="suggest"),
    path("xuat/", views_list.export, name="export"),
]
